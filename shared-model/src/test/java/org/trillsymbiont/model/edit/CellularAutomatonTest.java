package org.trillsymbiont.model.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The rule, by counting: in each generation a cell is considered with chance 1/10; with n active
/// neighbours it is born with chance n/4, else it dies with chance 3/10.
final class CellularAutomatonTest {
  private static final int GENERATIONS = 200_000;

  private static int neighbours(long cells, int cell) {
    int row = cell / 8;
    int column = cell % 8;
    int count = 0;
    count += row > 0 && isActive(cells, cell - 8) ? 1 : 0;
    count += row < 7 && isActive(cells, cell + 8) ? 1 : 0;
    count += column > 0 && isActive(cells, cell - 1) ? 1 : 0;
    count += column < 7 && isActive(cells, cell + 1) ? 1 : 0;
    return count;
  }

  private static boolean isActive(long cells, int cell) {
    return (cells >>> cell & 1) != 0;
  }

  @Test
  void isTheSameForTheSameSeedAndGeneration() {
    SplittableRandom random = new SplittableRandom(2);
    boolean seedMatters = false;
    for (int run = 0; run < 1000; run++) {
      long cells = random.nextLong();
      long seed = random.nextLong();
      assertEquals(
          CellularAutomaton.next(cells, seed, run), CellularAutomaton.next(cells, seed, run));
      seedMatters |=
          CellularAutomaton.next(cells, seed, run) != CellularAutomaton.next(cells, seed + 1, run);
    }
    assertTrue(seedMatters);
  }

  @Test
  void givesAnEmptyGridOneBirthAnywhere() {
    int[] births = new int[64];
    for (int generation = 0; generation < 64_000; generation++) {
      long next = CellularAutomaton.next(0, 5, generation);
      assertEquals(1, Long.bitCount(next));
      births[Long.numberOfTrailingZeros(next)]++;
    }
    assertTrue(Arrays.stream(births).allMatch(count -> count > 850 && count < 1150));
  }

  @Test
  void followsTheRuleForEveryCellAndNumberOfNeighbours() {
    double[][] changed = new double[2][5];
    double[][] seen = new double[2][5];
    SplittableRandom random = new SplittableRandom(3);
    for (int generation = 0; generation < GENERATIONS / 2; generation++) {
      long cells = random.nextLong();
      long next = CellularAutomaton.next(cells, 11, generation);
      for (int cell = 0; cell < 64; cell++) {
        int before = isActive(cells, cell) ? 1 : 0;
        int neighbours = neighbours(cells, cell);
        seen[before][neighbours]++;
        changed[before][neighbours] += isActive(cells ^ next, cell) ? 1 : 0;
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
    long left = 0x0101010101010101L;
    for (int generation = 0; generation < 20_000; generation++) {
      assertEquals(0, CellularAutomaton.next(left, 1, generation) & left << 7);
      assertEquals(0, CellularAutomaton.next(left << 7, 1, generation) & left);
      assertEquals(0, CellularAutomaton.next(0xffL, 1, generation) & 0xffL << 56);
      assertEquals(0, CellularAutomaton.next(0xffL << 56, 1, generation) & 0xffL);
    }
  }

  @Test
  void favoursNoCorner() {
    double[] births = new double[4];
    long[] next = {1L << 1, 1L << 6, 1L << 57, 1L << 62};
    int[] corners = {0, 7, 56, 63};
    long all = next[0] | next[1] | next[2] | next[3];
    for (int generation = 0; generation < GENERATIONS; generation++) {
      long cells = CellularAutomaton.next(all, 17, generation);
      for (int i = 0; i < 4; i++) {
        births[i] += isActive(cells, corners[i]) ? 1 : 0;
      }
    }
    for (double count : births) {
      assertEquals(0.025, count / GENERATIONS, 0.002);
    }
  }
}
