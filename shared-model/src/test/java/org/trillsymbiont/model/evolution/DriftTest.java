package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DriftTest {
  private static final int GENERATIONS = 80_000;

  /// Rows 0, 2, 4 and 7.
  private static final Harmony TONIC = new Harmony(0xff0000ff00ff00ffL);

  private static long next(long cells, int generation, Harmony harmony) {
    return Drift.next(cells, new Chance(9, generation), harmony);
  }

  @Test
  void keepsAsManyActiveUpToHalfTheGrid() {
    SplittableRandom random = new SplittableRandom(4);
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long half = random.nextLong();
      long cells = half & random.nextLong();
      if (Long.bitCount(cells) <= 32) {
        Harmony harmony = generation % 2 == 0 ? Harmony.FREE : TONIC;
        assertEquals(Long.bitCount(cells), Long.bitCount(next(cells, generation, harmony)));
      }
    }
  }

  @Test
  void thinsACrowdDownToHalfTheGrid() {
    long cells = -1L;
    int generation = 0;
    while (Long.bitCount(cells) > 32) {
      long next = next(cells, generation++, Harmony.FREE);
      assertTrue(Long.bitCount(next) <= Long.bitCount(cells));
      cells = next;
    }
    assertTrue(generation < 100, "after " + generation);
  }

  @Test
  void aLonelyNoteStaysOrGoesOneStep() {
    int[] seen = new int[64];
    int middle = 3 * 8 + 7; // its right neighbour is column 0
    for (int generation = 0; generation < GENERATIONS; generation++) {
      seen[Long.numberOfTrailingZeros(next(Cells.only(middle), generation, Harmony.FREE))]++;
    }
    double of = GENERATIONS;
    assertEquals(0.75, seen[middle] / of, 0.01);
    assertEquals(0.25 * 3 / 8, seen[middle + 8] / of, 0.01, "up");
    assertEquals(0.25 * 3 / 8, seen[middle - 8] / of, 0.01, "down");
    assertEquals(0.25 / 8, seen[3 * 8] / of, 0.005, "later: the first column");
    assertEquals(0.25 / 8, seen[middle - 1] / of, 0.005, "earlier");
    for (int generation = 0; generation < 1000; generation++) {
      assertEquals(0, next(1L << 60, generation, Harmony.FREE) & 0xff, "above the octave is none");
    }
  }

  @Test
  void inHarmonyWhatIsOffTheChordResolvesToItsNearestNote() {
    long[] resolved = new long[8];
    for (int generation = 0; generation < 100; generation++) {
      for (int row : new int[] {1, 3, 5, 6}) {
        resolved[row] |= next(Cells.only(row * 8), generation, TONIC);
      }
    }
    assertEquals(1L | 1L << 16, resolved[1], "either way");
    assertEquals(1L << 16 | 1L << 32, resolved[3], "either way");
    assertEquals(1L << 32, resolved[5]);
    assertEquals(1L << 56, resolved[6]);
  }

  @Test
  void inHarmonyNotesWanderFromChordNoteToChordNote() {
    long reached = 0;
    for (int generation = 0; generation < 1000; generation++) {
      reached |= next(1L << 35, generation, TONIC); // the fifth, column 3
    }
    assertEquals(1L << 35 | 1L << 34 | 1L << 36 | 1L << 19 | 1L << 59, reached);
  }
}
