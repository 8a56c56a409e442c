package org.trillsymbiont.model.evolution;

import org.trillsymbiont.model.state.MusicGrid;

/// The grid's pattern as 64 bits: bit `row * 8 + column` is set for an active cell. Pure.
final class Cells {
  static final int COUNT = MusicGrid.SQUARES;

  /// The bits of column 0.
  static final long FIRST_COLUMN = 0x0101010101010101L;

  /// The bits of column 7.
  static final long LAST_COLUMN = FIRST_COLUMN << 7;

  private Cells() {}

  static boolean has(long cells, int cell) {
    return ((cells >>> cell) & 1) != 0;
  }

  static long only(int cell) {
    return 1L << cell;
  }

  /// The n-th active cell, by number.
  ///
  /// @param n counted from 0, below the count of active cells
  static int nth(long cells, int n) {
    long rest = cells;
    for (int skipped = 0; skipped < n; skipped++) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }
}
