package org.trillsymbiont.client.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three processes whose clocks are seconds apart and run unlike each other, on one server: each
/// step is the same notes on all of them, at the same moment.
class ThreeMachinesTest {
  private static final int ROUNDS = 4;
  private static final int ACTS_IN_A_ROUND = 40;
  private static final int LEAST_STEPS = 20;
  private static final long SECOND_MICROS = 1_000_000;

  /// Ten times what they are on a busy computer: how good the clocks are is not measured here.
  private static final int SANE_MICROS = 20_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void playTheSameNotesAtTheSameMoment() throws IOException {
    long seed = System.nanoTime();
    System.out.println("Three machines, seed " + seed);
    try (Ensemble ensemble = Ensemble.start(Way.LOOPBACK, folder, seed)) {
      eventually(() -> all(ensemble, MachineProcess.Look::isSettled));
      ensemble.machines().getFirst().tell("randomise");
      ensemble.machines().getFirst().tell("play");
      long from = ensemble.micros() + SECOND_MICROS;
      ensemble.jam(Repertoire.EVERYTHING, seed);
      for (int round = 1; round <= ROUNDS; round++) {
        int acts = ACTS_IN_A_ROUND * round;
        eventually(() -> all(ensemble, look -> look.acts() >= acts));
      }
      long to = ensemble.micros();
      ensemble.rest();
      // What was given before is heard, and written.
      long heard = to + SECOND_MICROS;
      eventually(() -> ensemble.micros() > heard);
      check(ensemble.compare(from, to));
    }
  }

  private static void check(Comparison played) {
    System.out.printf(
        "%d steps, apart by p50 / p99 (max) %s us; %d steps were excused%n",
        played.steps(), played.worst(), played.excused());
    assertEquals(List.of(), played.differing());
    assertTrue(
        played.steps() >= LEAST_STEPS,
        () -> played.steps() + " steps say little; excused: " + played.excused());
    assertTrue(played.worst().at(50) < SANE_MICROS, () -> "apart by " + played.worst());
  }

  private static boolean all(Ensemble ensemble, Predicate<MachineProcess.Look> test) {
    try {
      return ensemble.look().stream().allMatch(test);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
