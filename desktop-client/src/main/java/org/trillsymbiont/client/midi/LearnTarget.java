package org.trillsymbiont.client.midi;

import java.util.Optional;
import java.util.function.Function;
import org.trillsymbiont.client.control.KnobRange;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// What a controller can be taught to turn. Pure.
@SuppressWarnings("ImmutableEnumChecker") // Method references and records of numbers.
public enum LearnTarget {
  MASTER_VOLUME(real(linear(AppState.MASTER_VOLUME), Fields.MASTER_VOLUME)),
  TEMPO(real(linear(AppState.TEMPO), Fields.TEMPO, 1)),
  EVOLUTION_SPEED(whole(linear(Evolution.EVOLUTION_SPEED), Fields.EVOLUTION_SPEED, 10)),
  REVERB(real(linear(AppState.REVERB), Fields.REVERB)),
  CHORUS(real(linear(AppState.CHORUS), Fields.CHORUS)),
  FREQUENCY(ofSquare(log(Voice.PRIMARY_FREQ), Fields.SquareFields::primaryFreq)),
  WAVEFORM(shape(Fields.SquareFields::primaryWave)),
  GAIN(ofSquare(linear(Voice.PRIMARY_GAIN), Fields.SquareFields::primaryGain)),
  DECAY(ofSquare(log(Voice.PRIMARY_DECAY), Fields.SquareFields::primaryDecay)),
  LFO_RATE(ofSquare(log(Voice.LFO_FREQ), Fields.SquareFields::lfoFreq)),
  LFO_WAVE(shape(Fields.SquareFields::lfoWave)),
  LFO_DEPTH(ofSquare(linear(Voice.LFO_GAIN), Fields.SquareFields::lfoGain)),
  LFO_DECAY(ofSquare(log(Voice.LFO_DECAY), Fields.SquareFields::lfoDecay));

  private static final int MOST = 127;
  private static final int NO_SQUARE = -1;

  private final Turn turn;

  /// What a turn does.
  private interface Turn {
    /// @param selected the selected square, or -1
    /// @param by 0 (left stop) .. 1 (right stop)
    Optional<Edit> edit(AppState state, int selected, double by);
  }

  /// A turn that needs a square.
  private record OfSquare(Turn turn) implements Turn {
    @Override
    public Optional<Edit> edit(AppState state, int selected, double by) {
      return selected == NO_SQUARE ? Optional.empty() : turn.edit(state, selected, by);
    }
  }

  LearnTarget(Turn turn) {
    this.turn = turn;
  }

  /// True for what belongs to the selected square.
  public boolean isOfSquare() {
    return turn instanceof OfSquare;
  }

  /// What a controller's value does; empty when it does nothing.
  ///
  /// @param selected the selected square, 0..63, or -1 for none
  /// @param value 0..127
  Optional<Edit> edit(AppState state, int selected, int value) {
    return turn.edit(state, selected, (double) value / MOST);
  }

  private static KnobRange linear(Range range) {
    return KnobRange.linear(range.min(), range.max(), range.defaultValue());
  }

  private static KnobRange log(Range range) {
    return KnobRange.logarithmic(range.min(), range.max(), range.defaultValue());
  }

  private static Turn real(KnobRange range, Field<Double> field) {
    return (state, _, by) -> set(state, field, KnobRange.rounded(range.value(by)));
  }

  /// @param grain the value is a multiple of it
  private static Turn real(KnobRange range, Field<Double> field, int grain) {
    return (state, _, by) -> set(state, field, (double) rounded(range, by, grain));
  }

  private static Turn whole(KnobRange range, Field<Integer> field, int grain) {
    return (state, _, by) -> set(state, field, rounded(range, by, grain));
  }

  private static int rounded(KnobRange range, double by, int grain) {
    return (int) range.clamp(Math.rint(range.value(by) / grain) * grain);
  }

  private static Turn ofSquare(
      KnobRange range, Function<Fields.SquareFields, Field<Double>> field) {
    return new OfSquare((state, selected, by) ->
        real(range, field.apply(Fields.square(selected))).edit(state, selected, by));
  }

  /// A quarter of the turn for each shape.
  private static Turn shape(Function<Fields.SquareFields, Field<Waveform>> field) {
    Waveform[] all = Waveform.values();
    return new OfSquare((state, selected, by) ->
        set(
            state,
            field.apply(Fields.square(selected)),
            all[(int) Math.min(all.length - 1, by * all.length)]));
  }

  private static <T> Optional<Edit> set(AppState state, Field<T> field, T value) {
    return field.get(state).equals(value) ? Optional.empty() : Optional.of(Edit.of(field, value));
  }
}
