package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RainTest {
  private static final int GENERATIONS = 40_000;
  private static final long TOP_ROW = 0xffL << 56;

  /// Rows 0, 2, 4 and 7: the tonic chord of a grid that follows the key.
  private static final Harmony TONIC = new Harmony(0xff0000ff00ff00ffL);

  private static long next(long cells, int generation, Harmony harmony) {
    return Rain.next(cells, new Chance(3, generation), harmony);
  }

  @Test
  void eachColumnFallsByARowOrHolds() {
    long cells = 0x0000_1800_2400_4281L;
    int held = 0;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long next = next(cells, generation, Harmony.FREE) & ~TOP_ROW;
      for (int column = 0; column < 8; column++) {
        long mask = Cells.FIRST_COLUMN << column;
        long before = cells & mask;
        long after = next & mask;
        assertTrue(after == before || after == before >>> 8);
        held += column == 3 && after == before ? 1 : 0;
      }
    }
    assertEquals(0.25, held / (double) GENERATIONS, 0.01);
  }

  @Test
  void newDropsComeAtTheTopOneTimeInEight() {
    int[] drops = new int[8];
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long next = next(0, generation, Harmony.FREE);
      assertEquals(0, next & ~TOP_ROW);
      for (int column = 0; column < 8; column++) {
        drops[column] += Cells.has(next, 56 + column) ? 1 : 0;
      }
    }
    for (int count : drops) {
      assertEquals(0.125, count / (double) GENERATIONS, 0.01);
    }
  }

  @Test
  void inHarmonyDropsTouchTheChordOnly() {
    long dry = TONIC.cells() & ~TOP_ROW;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long cells = Cells.only(generation % 64);
      long next = next(cells, generation, TONIC);
      assertEquals(0, next & ~cells & ~TONIC.cells());
    }
    // From the fifth (row 4) the next note of the chord below is the third (row 2).
    long fallen = 0;
    for (int generation = 0; generation < 100; generation++) {
      fallen |= next(0xffL << 32, generation, TONIC) & dry;
    }
    assertEquals(0xff00ff0000L, fallen);
  }
}
