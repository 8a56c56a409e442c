package org.trillsymbiont.client.beat;

import java.util.List;
import java.util.SplittableRandom;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.ValueType;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Range;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Somebody who plays at random; what he does follows from the seed and from what others do.
///
/// Thread: FX, but for [#acts].
final class RandomPlayer {
  private static final long LEAST_PAUSE_NANOS = 10_000_000;
  private static final double LONGEST_DECAY_SECONDS = 0.6;

  private final Store store;
  private final Timer timer;
  private final Repertoire repertoire;
  private final SplittableRandom random;
  private boolean rests;
  private volatile int acts;

  RandomPlayer(Store store, Timer timer, Repertoire repertoire, long seed) {
    this.store = store;
    this.timer = timer;
    this.repertoire = repertoire;
    random = new SplittableRandom(seed);
  }

  /// Plays until [#rest].
  void play() {
    long pause = random.nextLong(LEAST_PAUSE_NANOS, repertoire.mostPauseNanos());
    var _ = timer.at(timer.nowNanos() + pause, this::act);
  }

  /// Plays no more.
  void rest() {
    rests = true;
  }

  /// How much has been done, 0 or more. Thread: any.
  int acts() {
    return acts;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // By the FX thread alone.
  private void act() {
    if (rests) {
      return;
    }
    switch (repertoire) {
      case EVERYTHING -> anything();
      case SQUARES -> aSquare();
    }
    acts++;
    play();
  }

  private void anything() {
    switch (random.nextInt(32)) {
      case 0, 1, 2, 3 -> turn(Fields.TEMPO);
      case 4 -> drag(Fields.TEMPO, 3 + random.nextInt(6));
      case 5 -> store.dispatch(Gestures.pause());
      case 6 -> store.dispatch(Gestures.stop());
      case 7, 8, 9, 10, 11, 12, 13 -> store.dispatch(Gestures.play());
      case 14 -> store.dispatch(Gestures.randomise(random));
      case 15 -> store.dispatch(Gestures.chooseKey(store.state(), anyTonic(), any(Mode.values())));
      case 16 -> store.dispatch(Gestures.chooseChord(any(Degree.values())));
      case 17 -> evolve();
      case 18 -> store.undo();
      case 19 -> store.redo();
      case 20 -> store.dispatch(Edit.of(Fields.IS_SYNCHRONIZED, random.nextBoolean()));
      default -> aSquare();
    }
  }

  private void aSquare() {
    int square = random.nextInt(MusicGrid.SQUARES);
    Fields.SquareFields fields = Fields.square(square);
    switch (random.nextInt(4)) {
      case 0 -> turn(fields.primaryFreq());
      case 1 -> turn(fields.primaryGain());
      default -> store.dispatch(Gestures.toggle(store.state(), square, shortVoice()));
    }
  }

  /// Many long notes at once would only take processor time.
  private Voice shortVoice() {
    return Voice.DEFAULT.withPrimaryDecay(
        random.nextDouble(Voice.PRIMARY_DECAY.min(), LONGEST_DECAY_SECONDS));
  }

  private void evolve() {
    AppState state = store.state();
    Edit.Builder settings =
        Edit.labelled("Set evolution")
            .set(Fields.EVOLUTION_RULESET, any(Ruleset.values()))
            .set(Fields.EVOLUTION_SPEED, 200 + 100 * random.nextInt(6))
            .set(Fields.STEPS_PER_GENERATION, random.nextInt(4));
    store.dispatch(settings.build());
    store.dispatch(
        state.evolution().isEvolving() ? Gestures.stopEvolution() : Gestures.startEvolution());
  }

  private void turn(Field<Double> field) {
    Range range = ((ValueType.Real) field.type()).range();
    store.dispatch(Edit.of(field, range.clamp(random.nextDouble(range.min(), range.max()))));
  }

  private void drag(Field<Double> field, int moves) {
    if (moves > 0) {
      turn(field);
      var _ =
          timer.at(
              timer.nowNanos() + LEAST_PAUSE_NANOS + random.nextLong(LEAST_PAUSE_NANOS),
              () -> drag(field, moves - 1));
    }
  }

  private PitchClass anyTonic() {
    List<PitchClass> all = ((ValueType.Choice<PitchClass>) Fields.SELECTED_KEY.type()).choices();
    return all.get(random.nextInt(all.size()));
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
