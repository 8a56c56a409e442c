package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.evolution.Chance.Question;
import org.trillsymbiont.model.state.MusicGrid;

/// Drops fall through the rows, from the highest note to the lowest, and vanish below it; each
/// column gets a new one at the top with chance 1/8. With chance 1/4 a column holds its drops for
/// this generation, so that the columns do not march in step. In harmony drops touch the rows of
/// the chord only: an arpeggio.
final class Rain {
  private static final long HOLD = Chance.share(1, 4);
  private static final long DROP = Chance.share(1, 8);

  private Rain() {}

  static long next(long cells, Chance chance, Harmony harmony) {
    long next = 0;
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      long drops = cells & (Cells.FIRST_COLUMN << column);
      next |= chance.says(Question.HOLD, column, HOLD) ? drops : fallen(drops, harmony);
      if (chance.says(Question.DROP, column, DROP)) {
        next |= Cells.only(top(column, harmony));
      }
    }
    return next;
  }

  private static long fallen(long drops, Harmony harmony) {
    long fallen = 0;
    for (long rest = drops; rest != 0; rest &= rest - 1) {
      int below = harmony.next(Long.numberOfTrailingZeros(rest), -1);
      fallen |= below == Harmony.NONE ? 0 : Cells.only(below);
    }
    return fallen;
  }

  /// The column's highest cell of the harmony; its highest when it has none.
  private static int top(int column, Harmony harmony) {
    int highest = MusicGrid.index(MusicGrid.ROWS - 1, column);
    int below = harmony.contains(highest) ? highest : harmony.next(highest, -1);
    return below == Harmony.NONE ? highest : below;
  }
}
