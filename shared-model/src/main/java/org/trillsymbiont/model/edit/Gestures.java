package org.trillsymbiont.model.edit;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.trillsymbiont.model.evolution.NextGeneration;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Tonality;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.VoiceSet;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// What players do, as edits. Pure: the same state and arguments give the same edit.
public final class Gestures {
  private static final double RANDOMISE_CHANCE = 0.25;

  private Gestures() {}

  /// Switches a square on or off. A square that is switched on gets `voiceIfNew` when it still has
  /// the default voice: a voice that somebody has made is never overwritten.
  ///
  /// @param squareIndex 0..63
  public static Edit toggle(AppState state, int squareIndex, Voice voiceIfNew) {
    boolean on = !state.musicGrid().square(squareIndex).isActive();
    return switched(
        on ? "Switch square on" : "Switch square off", state, List.of(squareIndex), on, voiceIfNew);
  }

  /// Switches squares on (paints) or off (erases), with voices as of [#toggle]; those that are so
  /// already are left out. Empty when all are.
  ///
  /// @param squareIndices each 0..63
  public static Edit paint(
      AppState state, Collection<Integer> squareIndices, boolean on, Voice voiceIfNew) {
    return switched(on ? "Paint squares" : "Erase squares", state, squareIndices, on, voiceIfNew);
  }

  private static Edit switched(
      String label, AppState state, Collection<Integer> squares, boolean on, Voice voiceIfNew) {
    Edit.Builder edit = Edit.labelled(label);
    for (int index : squares) {
      MusicGridSquare square = state.musicGrid().square(index);
      Fields.SquareFields fields = Fields.square(index);
      if (square.isActive() != on) {
        edit.set(fields.active(), on);
        if (on && square.voice().equals(Voice.DEFAULT)) {
          fields.setVoice(edit, voiceIfNew);
        }
      }
    }
    return edit.build();
  }

  /// Switches all squares off; their voices stay.
  public static Edit clear() {
    Edit.Builder edit = Edit.labelled("Clear grid");
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      edit.set(Fields.square(index).active(), false);
    }
    return edit.build();
  }

  /// Each square on with chance 1/4, as in the original; voices stay.
  public static Edit randomise(RandomGenerator random) {
    Edit.Builder edit = Edit.labelled("Randomise grid");
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      edit.set(Fields.square(index).active(), random.nextDouble() < RANDOMISE_CHANCE);
    }
    return edit.build();
  }

  /// Gives squares a voice; only what is not so already is set.
  public static Edit apply(AppState state, Reach reach, Voice voice) {
    Edit.Builder edit = Edit.labelled("Apply voice to " + reach.name());
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      if (reach.has(index)) {
        Fields.square(index).setVoice(edit, voice);
      }
    }
    return changes(state, edit.build());
  }

  /// Gives squares one part of a voice; only what is not so already is set.
  ///
  /// @param part the field of a square that holds the part
  public static <T> Edit apply(
      AppState state, Reach reach, Function<Fields.SquareFields, Field<T>> part, T value) {
    String name = Labels.part(part.apply(Fields.square(0)));
    Edit.Builder edit = Edit.labelled("Apply " + name + " to " + reach.name());
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      if (reach.has(index)) {
        edit.set(part.apply(Fields.square(index)), value);
      }
    }
    return changes(state, edit.build());
  }

  /// Gives every active square a voice. Empty when none is active, or all have it.
  public static Edit applyToActive(AppState state, Voice voice) {
    return apply(state, Reach.active(state), voice);
  }

  /// Gives a square a voice that was copied elsewhere; empty when it has it.
  ///
  /// @param squareIndex 0..63
  public static Edit pasteVoice(AppState state, int squareIndex, Voice voice) {
    return giveVoice(state, squareIndex, voice, "Paste voice");
  }

  /// Gives a square the default voice; empty when it has it. Nobody has shaped it, then.
  ///
  /// @param squareIndex 0..63
  public static Edit resetVoice(AppState state, int squareIndex) {
    return giveVoice(state, squareIndex, Voice.DEFAULT, "Reset voice");
  }

  private static Edit giveVoice(AppState state, int squareIndex, Voice voice, String label) {
    Edit.Builder edit = Edit.labelled(label);
    Fields.square(squareIndex).setVoice(edit, voice);
    return changes(state, edit.build());
  }

  /// The part of an edit that changes something.
  private static Edit changes(AppState state, Edit edit) {
    return edit.only(field -> !field.get(state).equals(edit.get(field)));
  }

  /// Gives all squares, active or not, the voices of a set, and the room its reverb and chorus;
  /// only what is not so already is set. Which squares are active stays.
  public static Edit applyVoiceSet(AppState state, VoiceSet set) {
    Edit.Builder all =
        Edit.labelled("Voice set " + set.displayName())
            .set(Fields.REVERB, set.reverb())
            .set(Fields.CHORUS, set.chorus());
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      Fields.square(index).setVoice(all, set.voice(index));
    }
    return changes(state, all.build());
  }

  /// Loads a pattern, with its key, its tempo and its voices, and plays it, if nothing plays yet;
  /// only what is not so already is set. The key is heard at once.
  public static Edit loadPattern(AppState state, DemoPattern pattern) {
    Edit.Builder all =
        land(
                Edit.labelled("Pattern " + pattern.displayName()),
                pattern.key().tonic(),
                pattern.key().mode())
            .set(Fields.NEXT_KEY, pattern.key().tonic())
            .set(Fields.NEXT_SCALE, pattern.key().mode())
            .set(Fields.IS_SYNCHRONIZED, true)
            .set(Fields.CHORD_FOLLOWING, ChordFollowing.HIGHLIGHT)
            .set(Fields.TEMPO, pattern.tempo())
            .set(Fields.REVERB, pattern.reverb())
            .set(Fields.CHORUS, pattern.chorus())
            .set(Fields.IS_SEQUENCER_RUNNING, true);
    for (int index = 0; index < MusicGrid.SQUARES; index++) {
      Fields.square(index).setVoice(all, pattern.voices().voice(index));
      all.set(Fields.square(index).active(), ((pattern.squares() >>> index) & 1) != 0);
    }
    Edit edit = all.build();
    return edit.only(field -> !field.get(state).equals(edit.get(field)));
  }

  /// Lets the sequencer run, from the step where it was paused or else from the first.
  public static Edit play() {
    return Edit.of("Play", Fields.IS_SEQUENCER_RUNNING, true);
  }

  /// Halts the sequencer where it is.
  public static Edit pause() {
    return Edit.of("Pause", Fields.IS_SEQUENCER_RUNNING, false);
  }

  /// Halts the sequencer and goes back to before the first step.
  public static Edit stop() {
    return Edit.labelled("Stop")
        .set(Fields.IS_SEQUENCER_RUNNING, false)
        .set(Fields.CURRENT_SEQUENCE_STEP, -1)
        .build();
  }

  /// Chooses a key. It is heard with the next step, or, when the room wants it so and plays, with
  /// the next bar: then the server changes the key when it is time.
  public static Edit chooseKey(AppState state, PitchClass tonic, Mode mode) {
    Edit.Builder edit = Edit.labelled("Change key");
    boolean waits =
        state.tonality().keyChange() == KeyChange.NEXT_BAR && state.isSequencerRunning();
    return (waits ? edit : land(edit, tonic, mode))
        .set(Fields.NEXT_KEY, tonic)
        .set(Fields.NEXT_SCALE, mode)
        .build();
  }

  /// Chooses the mode and keeps the tonic.
  public static Edit chooseScale(AppState state, Mode mode) {
    return chooseKey(state, state.tonality().nextKey(), mode).withLabel("Change scale");
  }

  /// Lets the key be heard that was chosen last.
  public static Edit landKey(AppState state) {
    Tonality tonality = state.tonality();
    return land(Edit.labelled("Change key"), tonality.nextKey(), tonality.nextScale()).build();
  }

  private static Edit.Builder land(Edit.Builder edit, PitchClass tonic, Mode mode) {
    return edit.set(Fields.SELECTED_KEY, tonic).set(Fields.SELECTED_SCALE, mode);
  }

  /// An edit that says of a key it sets also that no other is to follow: not all clients do.
  public static Edit withNextKey(Edit edit) {
    Edit more = edit;
    if (edit.sets(Fields.SELECTED_KEY) && !edit.sets(Fields.NEXT_KEY)) {
      more = more.with(Fields.NEXT_KEY, edit.get(Fields.SELECTED_KEY));
    }
    if (edit.sets(Fields.SELECTED_SCALE) && !edit.sets(Fields.NEXT_SCALE)) {
      more = more.with(Fields.NEXT_SCALE, edit.get(Fields.SELECTED_SCALE));
    }
    return more;
  }

  /// Chooses a chord of the key.
  public static Edit chooseChord(Degree degree) {
    return Edit.of("Choose chord", Fields.SELECTED_CHORD, degree);
  }

  /// Lets the evolution run, counted from 0: so that the same seed over the same squares repeats
  /// the same run.
  public static Edit startEvolution() {
    return Edit.labelled("Start evolution")
        .set(Fields.IS_EVOLVING, true)
        .set(Fields.EVOLUTION_GENERATION, 0)
        .set(Fields.EVOLUTION_STEP, 0)
        .build();
  }

  /// Halts the evolution; what has grown stays.
  public static Edit stopEvolution() {
    return Edit.of("Stop evolution", Fields.IS_EVOLVING, false);
  }

  /// The evolution's next generation: the squares that change, and its number.
  public static Edit evolve(AppState state) {
    Evolution evolution = state.evolution();
    int generations = (int) Evolution.GENERATION.max() + 1;
    long before = state.musicGrid().activeBits();
    long after = NextGeneration.of(state);
    Edit.Builder edit =
        Edit.labelled("Evolve")
            .set(Fields.EVOLUTION_STEP, (evolution.currentStep() + 1) % evolution.maxSteps())
            .set(Fields.EVOLUTION_GENERATION, (evolution.generation() + 1) % generations);
    for (long rest = before ^ after; rest != 0; rest &= rest - 1) {
      int index = Long.numberOfTrailingZeros(rest);
      edit.set(Fields.square(index).active(), ((after >>> index) & 1) != 0);
    }
    return edit.build();
  }
}
