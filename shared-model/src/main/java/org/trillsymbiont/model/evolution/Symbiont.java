package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.evolution.Chance.Question;

/// The original's rule. In each generation a cell is considered with chance 1/10. With n of its
/// four orthogonal neighbours active (the grid has edges) it turns on with chance n/4; if it does
/// not and it was on, it turns off with chance 3/10. All cells are decided from the generation
/// before, so no corner of the grid is favoured.
final class Symbiont {
  private static final long CONSIDER = Chance.share(1, 10);
  private static final long BIRTH_PER_NEIGHBOUR = Chance.share(1, 4);
  private static final long DIE = Chance.share(3, 10);

  private Symbiont() {}

  static long next(long cells, Chance chance, Harmony harmony) {
    long births = 0;
    long deaths = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      if (!chance.says(Question.CONSIDER, cell, CONSIDER)) {
        continue;
      }
      boolean isOn = Cells.has(cells, cell);
      long grows = neighbours(cells, cell) * BIRTH_PER_NEIGHBOUR;
      if (chance.says(Question.BIRTH, cell, grows)) {
        births |= isOn ? 0 : Cells.only(harmony.nearest(cell, chance));
      } else if (isOn && chance.says(Question.DEATH, cell, DIE)) {
        deaths |= Cells.only(cell);
      }
    }
    return (cells & ~deaths) | births;
  }

  private static int neighbours(long cells, int cell) {
    long self = Cells.only(cell);
    long beside = ((self << 1) & ~Cells.FIRST_COLUMN) | ((self >>> 1) & ~Cells.LAST_COLUMN);
    long around = (self << 8) | (self >>> 8) | beside;
    return Long.bitCount(cells & around);
  }
}
