package org.trillsymbiont.model.edit;

import org.trillsymbiont.model.state.MusicGrid;

/// The rule by which the grid evolves: the original's, made a pure function. Randomness is a hash
/// of (seed, generation, cell), so that any generation can be computed again anywhere.
///
/// In each generation a cell is considered with chance 1/10. With n of its four orthogonal
/// neighbours active (the grid has edges) it turns on with chance n/4; if it does not and it was
/// on, it turns off with chance 3/10. All cells are decided from the generation before, so no
/// corner of the grid is favoured. An empty grid would stay empty for ever under that rule: there,
/// one cell is born.
public final class CellularAutomaton {
  private static final long CONSIDER = threshold(0.1);
  private static final long DIE = threshold(0.3);
  private static final long BIRTH_PER_NEIGHBOUR = threshold(0.25);
  private static final long NOT_COLUMN_0 = 0xfefefefefefefefeL;
  private static final long NOT_COLUMN_7 = 0x7f7f7f7f7f7f7f7fL;

  private CellularAutomaton() {}

  /// The next generation.
  ///
  /// @param cells bit `row * 8 + column` is set for an active cell
  /// @param seed of the run
  /// @param generation the number of the generation that is made, 0 or more
  public static long next(long cells, long seed, long generation) {
    if (cells == 0) {
      return 1L << (draw(seed, generation, MusicGrid.SQUARES, 0) & 63);
    }
    long below = cells << 8;
    long above = cells >>> 8;
    long left = (cells << 1) & NOT_COLUMN_0;
    long right = (cells >>> 1) & NOT_COLUMN_7;
    long next = cells;
    for (int cell = 0; cell < MusicGrid.SQUARES; cell++) {
      if (draw(seed, generation, cell, 0) >= CONSIDER) {
        continue;
      }
      long bit = 1L << cell;
      int neighbours = bit(below, cell) + bit(above, cell) + bit(left, cell) + bit(right, cell);
      if (draw(seed, generation, cell, 1) < neighbours * BIRTH_PER_NEIGHBOUR) {
        next |= bit;
      } else if ((cells & bit) != 0 && draw(seed, generation, cell, 2) < DIE) {
        next &= ~bit;
      }
    }
    return next;
  }

  private static int bit(long cells, int cell) {
    return (int) (cells >>> cell & 1);
  }

  /// Chance as a bound for [#draw]: integers compare alike on every machine.
  private static long threshold(double chance) {
    return Math.round(chance * (1L << 32));
  }

  /// A number 0 .. 2^32-1 that depends on all four arguments (the finisher of SplitMix64).
  private static long draw(long seed, long generation, int cell, int question) {
    long z = seed + 0x9e3779b97f4a7c15L * (generation * 256 + cell * 4L + question + 1);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return (z ^ (z >>> 31)) >>> 32;
  }
}
