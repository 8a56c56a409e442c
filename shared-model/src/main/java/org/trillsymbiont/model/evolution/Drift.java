package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.evolution.Chance.Question;
import org.trillsymbiont.model.state.MusicGrid;

/// Each active cell wanders by itself, as voices do: with chance 1/4 it moves, three times of four
/// by a row up or down, else by a column to either side (column 7 borders on column 0, row 7 does
/// not on row 0). It moves to free cells only, so as many are active as before; only where more
/// than half of the grid is active, whoever finds its place taken falls silent.
///
/// In harmony cells move from note to note of the chord, and a cell that is not on one resolves to
/// the nearest at once.
final class Drift {
  private static final long WANDER = Chance.share(1, 4);
  private static final int CROWD = Cells.COUNT / 2;
  private static final int DIRECTIONS = 8;

  private Drift() {}

  static long next(long cells, Chance chance, Harmony harmony) {
    boolean isCrowded = Long.bitCount(cells) > CROWD;
    long next = 0;
    for (long rest = cells; rest != 0; rest &= rest - 1) {
      int cell = Long.numberOfTrailingZeros(rest);
      int wanted = wanted(cell, chance, harmony);
      if (!Cells.has(cells | next, wanted)) {
        next |= Cells.only(wanted);
      } else if (wanted == cell || !isCrowded) {
        next |= Cells.only(cell);
      }
    }
    return next;
  }

  /// Where a cell would go; itself when it stays.
  private static int wanted(int cell, Chance chance, Harmony harmony) {
    if (!harmony.contains(cell)) {
      return harmony.nearest(cell, chance);
    }
    if (!chance.says(Question.WANDER, cell, WANDER)) {
      return cell;
    }
    int direction = chance.choice(Question.DIRECTION, cell, DIRECTIONS);
    int there =
        switch (direction) {
          case 0, 1, 2 -> harmony.next(cell, 1);
          case 3, 4, 5 -> harmony.next(cell, -1);
          case 6 -> beside(cell, 1);
          default -> beside(cell, -1);
        };
    return there != Harmony.NONE && harmony.contains(there) ? there : cell;
  }

  private static int beside(int cell, int by) {
    int column = Math.floorMod(MusicGrid.column(cell) + by, MusicGrid.COLUMNS);
    return MusicGrid.index(MusicGrid.row(cell), column);
  }
}
