package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LifeTest {
  private static final long BLOCK = pattern(0, 0, "##", "##");
  private static final long BLINKER = pattern(3, 3, "###");
  private static final long GLIDER = pattern(2, 2, ".#.", "..#", "###");
  private static final int GENERATIONS = 20_000;

  /// A pattern that is read from row `row`, column `column`, and wraps round both edges.
  private static long pattern(int row, int column, String... rows) {
    long cells = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length(); c++) {
        if (rows[r].charAt(c) == '#') {
          cells |= Cells.only((row + r) % 8 * 8 + (column + c) % 8);
        }
      }
    }
    return cells;
  }

  private static long next(long cells, int generation) {
    return Life.next(cells, new Chance(7, generation), Harmony.FREE);
  }

  /// The rule as it is told, cell by cell.
  private static long byTheBook(long cells) {
    long next = 0;
    for (int cell = 0; cell < 64; cell++) {
      int neighbours = 0;
      for (int row = 7; row <= 9; row++) {
        for (int column = 7; column <= 9; column++) {
          int other = (cell / 8 + row) % 8 * 8 + (cell % 8 + column) % 8;
          neighbours += other != cell && Cells.has(cells, other) ? 1 : 0;
        }
      }
      boolean lives = neighbours == 3 || (neighbours == 2 && Cells.has(cells, cell));
      next |= lives ? Cells.only(cell) : 0;
    }
    return next;
  }

  @Test
  void isConways() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 20_000; run++) {
      long cells = random.nextLong() & (run % 2 == 0 ? -1L : random.nextLong());
      assertEquals(byTheBook(cells), Life.step(cells));
    }
    assertEquals(0, Life.step(0));
    assertEquals(0, Life.step(-1L), "a full grid suffocates");
  }

  @Test
  void knowsStillLivesAndBlinkers() {
    assertEquals(BLOCK, Life.step(BLOCK));
    long acrossTheCorner = pattern(7, 7, "##", "##");
    assertEquals(acrossTheCorner, Life.step(acrossTheCorner));
    assertEquals(pattern(2, 4, "#", "#", "#"), Life.step(BLINKER));
    assertEquals(BLINKER, Life.step(Life.step(BLINKER)));
  }

  @Test
  void aGliderComesHomeAfter32GenerationsUndisturbed() {
    long cells = GLIDER;
    for (int generation = 0; generation < 32; generation++) {
      assertEquals(5, Long.bitCount(cells));
      cells = next(cells, generation);
      if (generation == 3) {
        assertEquals(pattern(3, 3, ".#.", "..#", "###"), cells, "a quarter of the way");
      }
    }
    assertEquals(GLIDER, cells);
  }

  @Test
  void whatHasSettledIsStirredOneTimeInFour() {
    for (long settled : new long[] {0, BLOCK, BLINKER, 1, BLOCK | BLINKER << 16}) {
      long undisturbed = Life.step(settled);
      int sparks = 0;
      for (int generation = 0; generation < GENERATIONS; generation++) {
        long next = next(settled, generation);
        assertEquals(undisturbed, next & undisturbed, "a spark adds cells and takes none");
        sparks += next == undisturbed ? 0 : 1;
      }
      assertEquals(0.25, sparks / (double) GENERATIONS, 0.02);
    }
  }

  @Test
  void aSparkFallsAnywhereOrOnTheChord() {
    long chord = 0xffL << 16;
    long anywhere = 0;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long spark = next(0, generation);
      anywhere |= spark;
      long inHarmony = Life.next(0, new Chance(7, generation), new Harmony(chord));
      if (inHarmony != 0) {
        assertEquals(5, Long.bitCount(inHarmony));
        assertEquals(2, Long.bitCount(inHarmony & chord), "its middle row is the chord's");
      }
    }
    assertEquals(-1L, anywhere);
  }

  @Test
  void staysInMotion() {
    long cells = 0;
    int longestRest = 0;
    int rest = 0;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long before = cells;
      cells = next(cells, generation);
      rest = cells == before ? rest + 1 : 0;
      longestRest = Math.max(rest, longestRest);
    }
    assertNotEquals(0, cells);
    assertEquals(true, longestRest < 40, "it rested for " + longestRest);
  }
}
