package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Ruleset;

/// What holds for every rule.
final class NextGenerationTest {
  private static final int LONG = 10_000;

  /// Rows 0, 2, 4 and 7.
  private static final Harmony TONIC = new Harmony(0xff0000ff00ff00ffL);

  private static Stream<Arguments> rulesAndHarmonies() {
    return Stream.of(Ruleset.values())
        .flatMap(rule -> Stream.of(Arguments.of(rule, false), Arguments.of(rule, true)));
  }

  /// About a quarter of the cells.
  private static long sparse(SplittableRandom random) {
    long half = random.nextLong();
    return half & random.nextLong();
  }

  private static long next(Ruleset rule, long cells, int seed, int generation, int floor) {
    return NextGeneration.of(
        cells, Rule.of(rule), new Chance(seed, generation), Harmony.FREE, floor);
  }

  private static AppState start(Ruleset rule, boolean isHarmonic, int seed) {
    Edit.Builder edit =
        Edit.labelled("Start")
            .set(Fields.EVOLUTION_RULESET, rule)
            .set(Fields.IS_HARMONIC, isHarmonic)
            .set(Fields.EVOLUTION_SEED, seed);
    for (int square : new int[] {3, 18, 19, 27, 36, 44, 45, 60}) {
      edit.set(Fields.square(square).active(), true);
    }
    AppState state = Reducer.apply(AppState.INITIAL, edit.build());
    return Reducer.apply(state, Gestures.startEvolution());
  }

  private static List<String> run(AppState start, int generations) {
    List<String> run = new ArrayList<>();
    AppState state = start;
    for (int generation = 0; generation < generations; generation++) {
      state = Reducer.apply(state, Gestures.evolve(state));
      run.add(String.format(Locale.ROOT, "%016x", state.musicGrid().activeBits()));
    }
    return run;
  }

  @ParameterizedTest
  @MethodSource("rulesAndHarmonies")
  void theSameSeedOverTheSameSquaresRepeatsTheRun(Ruleset rule, boolean isHarmonic) {
    List<String> run = run(start(rule, isHarmonic, 5), 200);
    assertEquals(run, run(start(rule, isHarmonic, 5), 200));
    assertNotEquals(run, run(start(rule, isHarmonic, 6), 200));
  }

  /// These runs are part of the protocol (docs/evolution.md): who computes others plays other
  /// notes.
  @ParameterizedTest
  @MethodSource("rulesAndHarmonies")
  void makesTheRunsThatAreWrittenDown(Ruleset rule, boolean isHarmonic) throws IOException {
    String name = rule.wireName() + (isHarmonic ? "-harmonic" : "") + ".txt";
    try (var file =
        Objects.requireNonNull(getClass().getResourceAsStream("golden/" + name), name)) {
      List<String> written =
          new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertEquals(written, run(start(rule, isHarmonic, 424_242), 16));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyGenerationHasTheFloor(Ruleset rule) {
    SplittableRandom random = new SplittableRandom(1);
    for (int floor = 0; floor <= 16; floor++) {
      for (int generation = 0; generation < 500; generation++) {
        long cells = sparse(random);
        assertTrue(Long.bitCount(next(rule, cells, 1, generation, floor)) >= floor);
        assertTrue(Long.bitCount(next(rule, 0, 1, generation, floor)) >= floor);
      }
    }
  }

  @Test
  void withoutAFloorWhatIsEmptyStaysEmptyUnlessItRains() {
    for (int generation = 0; generation < 1000; generation++) {
      assertEquals(0, next(Ruleset.SYMBIONT, 0, 1, generation, 0));
      assertEquals(0, next(Ruleset.DRIFT, 0, 1, generation, 0));
    }
  }

  /// The original's rule fills the grid, but for holes at its edges that come and go.
  @ParameterizedTest
  @MethodSource("rulesAndHarmonies")
  void isNeverEmptyAndNeverFullForLong(Ruleset rule, boolean isHarmonic) {
    for (long first : new long[] {0, 1, 0x0000_1800_2400_4281L, -1L}) {
      long cells = first;
      int full = 0;
      for (int generation = 0; generation < LONG; generation++) {
        Harmony harmony = isHarmonic ? TONIC : Harmony.FREE;
        cells = NextGeneration.of(cells, Rule.of(rule), new Chance(8, generation), harmony, 1);
        assertNotEquals(0, cells);
        full = cells == -1L ? full + 1 : 0;
        assertTrue(full < 100, "full for " + full + " at " + generation);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RAIN", "DRIFT", "LIFE"})
  void playsAFewNotesAtATime(Ruleset rule) {
    double sum = 0;
    long cells = 0x0000_1800_2400_4281L;
    for (int generation = 0; generation < LONG; generation++) {
      cells = next(rule, cells, 2, generation, 1);
      sum += Long.bitCount(cells);
    }
    double mean = sum / LONG;
    assertTrue(mean > 4 && mean < 24, "mean " + mean);
  }

  /// Conway's births are his own; only the place of a spark follows the chord (LifeTest).
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LIFE")
  void inHarmonyNothingIsBornOffTheChord(Ruleset rule) {
    SplittableRandom random = new SplittableRandom(6);
    for (int generation = 0; generation < LONG; generation++) {
      long cells = sparse(random);
      long next = NextGeneration.of(cells, Rule.of(rule), new Chance(2, generation), TONIC, 16);
      assertEquals(0, next & ~cells & ~TONIC.cells());
    }
  }
}
