package org.trillsymbiont.client.sound.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.StepNotes;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;

class PassageTest {
  /// Squares 1, 12, 30 and 47 are on.
  static AppState pattern(double bpm, Evolution evolution) {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    for (int square : new int[] {1, 12, 30, 47}) {
      builder.square(builder.square(square).withActive(true));
    }
    builder.tempo(bpm);
    builder.evolution(evolution);
    return builder.build();
  }

  private static AppState generation(AppState state, int number) {
    AppState now = state;
    for (int i = 0; i < number; i++) {
      now = Reducer.apply(now, Gestures.evolve(now));
    }
    return now;
  }

  @Test
  void barsHaveEightStepsEachAtTheirTimes() {
    AppState state = pattern(97.3, Evolution.INITIAL);
    Passage passage = Passage.bars(state, 3);
    List<StepNotes> steps = passage.steps();
    assertEquals(24, steps.size());
    assertEquals(24 * 30 / 97.3, passage.seconds(), 1e-6);
    for (int n = 0; n < 24; n++) {
      assertEquals(n, steps.get(n).step().number());
      assertEquals(
          n * 30e6 / 97.3, (double) steps.get(n).step().beginMicros() - passage.beginMicros(), 1);
      assertEquals(state.musicGrid().activeInColumn(n % 8).size(), steps.get(n).notes().size());
    }
  }

  @Test
  void anEvolutionByStepsMakesEveryGenerationForItsStep() {
    Evolution evolution =
        Evolution.INITIAL.withEvolving(true).withStepsPerGeneration(3).withSeed(5);
    AppState state = pattern(150, evolution);
    List<StepNotes> steps = Passage.bars(state, 4).steps();
    for (int n = 0; n < 32; n++) {
      assertEquals(generation(state, n / 3), steps.get(n).content(), "step " + n);
    }
    assertNotEquals(state.musicGrid(), steps.getLast().content().musicGrid());
  }

  @Test
  void anEvolutionByTimeMakesEveryGenerationForTheNextStepThatIsNotFixed() {
    Evolution evolution = Evolution.INITIAL.withEvolving(true).withEvolutionSpeed(310);
    AppState state = pattern(120, evolution);
    Passage passage = Passage.bars(state, 6);
    for (StepNotes played : passage.steps()) {
      long playMicros = passage.beginMicros() - state.leadMillis() * 1000L;
      long sinceMicros = played.step().fixedMicros() - playMicros;
      assertEquals(generation(state, (int) (sinceMicros / 310_000)), played.content());
    }
  }

  @Test
  void isTheSameEachTimeItIsGoneThrough() {
    Passage passage =
        Passage.bars(pattern(180, Evolution.INITIAL.withEvolving(true).withFloor(9)), 16);
    assertEquals(passage.steps(), passage.steps());
    assertTrue(passage.steps().stream().map(StepNotes::content).distinct().count() > 10);
  }

  @Test
  void hasOneBarAtLeastAndNotTooMany() {
    assertThrows(IllegalArgumentException.class, () -> Passage.bars(AppState.INITIAL, 0));
    assertThrows(IllegalArgumentException.class, () -> Passage.bars(AppState.INITIAL, 1025));
    assertEquals(8192, Passage.bars(AppState.INITIAL, 1024).steps().size());
  }
}
