package org.trillsymbiont.model.edit;

import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;

/// Squares of the grid that are given something together. Pure.
///
/// @param name what they are, as it stands in an edit's label: `row`
/// @param bits bit `squareIndex` is set for each of them
public record Reach(String name, long bits) {
  private static final long FIRST_ROW = (1L << MusicGrid.COLUMNS) - 1;
  private static final long FIRST_COLUMN = 0x0101_0101_0101_0101L;

  /// All squares of a square's row, on or off: the evolution may switch them on.
  ///
  /// @param squareIndex 0..63
  public static Reach row(int squareIndex) {
    return new Reach("row", FIRST_ROW << MusicGrid.index(MusicGrid.row(squareIndex), 0));
  }

  /// All squares of a square's column, on or off.
  ///
  /// @param squareIndex 0..63
  public static Reach column(int squareIndex) {
    return new Reach("column", FIRST_COLUMN << MusicGrid.column(squareIndex));
  }

  /// All squares that are on.
  public static Reach active(AppState state) {
    return new Reach("active squares", state.musicGrid().activeBits());
  }

  /// True for a square that is among them.
  ///
  /// @param squareIndex 0..63
  public boolean has(int squareIndex) {
    return (bits >>> squareIndex & 1) != 0;
  }

  /// How many they are, 0..64.
  public int count() {
    return Long.bitCount(bits);
  }
}
