package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The original's rule, by counting: in each generation a cell is considered with chance 1/10; with
/// n active neighbours it is born with chance n/4, else it dies with chance 3/10.
final class SymbiontTest {
  private static final int GENERATIONS = 200_000;

  private static long next(long cells, long seed, long generation) {
    return Symbiont.next(cells, new Chance(seed, generation), Harmony.FREE);
  }

  private static int neighbours(long cells, int cell) {
    int row = cell / 8;
    int column = cell % 8;
    int count = 0;
    count += row > 0 && Cells.has(cells, cell - 8) ? 1 : 0;
    count += row < 7 && Cells.has(cells, cell + 8) ? 1 : 0;
    count += column > 0 && Cells.has(cells, cell - 1) ? 1 : 0;
    count += column < 7 && Cells.has(cells, cell + 1) ? 1 : 0;
    return count;
  }

  @Test
  void followsTheRuleForEveryCellAndNumberOfNeighbours() {
    double[][] changed = new double[2][5];
    double[][] seen = new double[2][5];
    SplittableRandom random = new SplittableRandom(3);
    for (int generation = 0; generation < GENERATIONS / 2; generation++) {
      long cells = random.nextLong();
      long next = next(cells, 11, generation);
      for (int cell = 0; cell < 64; cell++) {
        int before = Cells.has(cells, cell) ? 1 : 0;
        int neighbours = neighbours(cells, cell);
        seen[before][neighbours]++;
        changed[before][neighbours] += Cells.has(cells ^ next, cell) ? 1 : 0;
      }
    }
    for (int n = 0; n <= 4; n++) {
      assertEquals(0.1 * n / 4, changed[0][n] / seen[0][n], 0.002, "births with " + n);
      assertEquals(
          0.1 * (1 - n / 4.0) * 0.3, changed[1][n] / seen[1][n], 0.002, "deaths with " + n);
    }
  }

  @Test
  void hasEdgesAndDoesNotWrap() {
    // One active column, row or corner at each edge: the opposite edge stays empty.
    long left = Cells.FIRST_COLUMN;
    long right = Cells.LAST_COLUMN;
    for (int generation = 0; generation < 20_000; generation++) {
      assertEquals(0, next(left, 1, generation) & right);
      assertEquals(0, next(right, 1, generation) & left);
      assertEquals(0, next(0xffL, 1, generation) & 0xffL << 56);
      assertEquals(0, next(0xffL << 56, 1, generation) & 0xffL);
    }
  }

  @Test
  void favoursNoCorner() {
    double[] births = new double[4];
    long besideCorners = 1L << 1 | 1L << 6 | 1L << 57 | 1L << 62;
    int[] corners = {0, 7, 56, 63};
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long cells = next(besideCorners, 17, generation);
      for (int i = 0; i < 4; i++) {
        births[i] += Cells.has(cells, corners[i]) ? 1 : 0;
      }
    }
    for (double count : births) {
      assertEquals(0.025, count / GENERATIONS, 0.002);
    }
  }
}
