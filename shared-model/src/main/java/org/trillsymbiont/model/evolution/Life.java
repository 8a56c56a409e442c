package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.evolution.Chance.Question;
import org.trillsymbiont.model.state.MusicGrid;

/// Conway's Game of Life (B3/S23), its edges joined: row 7 borders on row 0, column 7 on column 0.
/// What has settled (still lives, blinkers, nothing) is stirred by chance, by a spark: the five
/// cells from which the most grows.
final class Life {
  private static final long SPARK = Chance.share(1, 4);

  /// The R-pentomino around its centre, as rows and columns away from it.
  private static final int[][] PENTOMINO = {{1, 0}, {1, 1}, {0, -1}, {0, 0}, {-1, 0}};

  private Life() {}

  static long next(long cells, Chance chance, Harmony harmony) {
    long next = step(cells);
    long afterNext = step(next);
    boolean settles = afterNext == next || afterNext == cells;
    return settles && chance.says(Question.SPARK, 0, SPARK) ? next | spark(chance, harmony) : next;
  }

  /// A generation of Conway's.
  static long step(long cells) {
    long ones = 0;
    long twos = 0;
    long fours = 0; // four or more
    for (long shifted : around(cells)) {
      long carry = ones & shifted;
      ones ^= shifted;
      fours |= twos & carry;
      twos ^= carry;
    }
    return twos & ~fours & (ones | cells);
  }

  /// The pattern seen from each of the eight neighbours.
  private static long[] around(long cells) {
    long left = left(cells);
    long right = right(cells);
    return new long[] {
      left,
      right,
      Long.rotateLeft(left, 8),
      Long.rotateLeft(cells, 8),
      Long.rotateLeft(right, 8),
      Long.rotateRight(left, 8),
      Long.rotateRight(cells, 8),
      Long.rotateRight(right, 8)
    };
  }

  private static long left(long cells) {
    return ((cells >>> 1) & ~Cells.LAST_COLUMN) | ((cells << 7) & Cells.LAST_COLUMN);
  }

  private static long right(long cells) {
    return ((cells << 1) & ~Cells.FIRST_COLUMN) | ((cells >>> 7) & Cells.FIRST_COLUMN);
  }

  private static long spark(Chance chance, Harmony harmony) {
    int place = chance.choice(Question.PLACE, 0, Long.bitCount(harmony.cells()));
    int centre = Cells.nth(harmony.cells(), place);
    long spark = 0;
    for (int[] offset : PENTOMINO) {
      int row = Math.floorMod(MusicGrid.row(centre) + offset[0], MusicGrid.ROWS);
      int column = Math.floorMod(MusicGrid.column(centre) + offset[1], MusicGrid.COLUMNS);
      spark |= Cells.only(MusicGrid.index(row, column));
    }
    return spark;
  }
}
