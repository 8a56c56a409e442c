package org.trillsymbiont.client.view.grid;

import org.trillsymbiont.model.state.MusicGrid;

/// Where the parts of the grid lie in a given space, in logical pixels: squares are square, as
/// large as fits, and the whole is centred. Row 0 is at the bottom. Pure.
///
/// @param left the left edge of the row labels
/// @param top the upper edge of the column numbers
/// @param em the size of the grid's text, 10..20
/// @param isCompact true where there is only room for short row labels
/// @param labelWidth the width of the row labels
/// @param headerHeight the height of the column numbers
/// @param gap between squares, and around all of them
/// @param square the side of a square
public record GridGeometry(
    double left,
    double top,
    double em,
    boolean isCompact,
    double labelWidth,
    double headerHeight,
    double gap,
    double square) {
  private static final double COMPACT_BELOW = 520;
  private static final double SMALLEST_SQUARE = 8;

  /// The geometry for a space.
  ///
  /// @param width of the space, 0 or more
  /// @param height of the space, 0 or more
  public static GridGeometry of(double width, double height) {
    double area = Math.min(width, height);
    double em = Math.clamp(Math.rint(area / 42), 10, 20);
    double headerHeight = Math.rint(em * 2.2);
    // A wide, low space has room for long labels however small its squares are.
    boolean compact = area < COMPACT_BELOW && width < height - headerHeight + 9.4 * em;
    double labelWidth = Math.rint(em * (compact ? 4.8 : 9.4));
    double gap = Math.max(3, Math.rint(area * 0.011));
    double gaps = gap * (MusicGrid.COLUMNS + 1);
    double room = Math.min(width - labelWidth, height - headerHeight) - gaps;
    double square = Math.max(SMALLEST_SQUARE, Math.floor(room / MusicGrid.COLUMNS));
    double side = square * MusicGrid.COLUMNS + gaps;
    return new GridGeometry(
        Math.max(0, Math.floor((width - labelWidth - side) / 2)),
        Math.max(0, Math.floor((height - headerHeight - side) / 2)),
        em,
        compact,
        labelWidth,
        headerHeight,
        gap,
        square);
  }

  /// The left edge of a column's squares.
  ///
  /// @param column 0..7
  public double x(int column) {
    return left + labelWidth + gap + column * (square + gap);
  }

  /// The upper edge of a row's squares.
  ///
  /// @param row 0 (bottom) .. 7 (top)
  public double y(int row) {
    return top + headerHeight + gap + (MusicGrid.ROWS - 1 - row) * (square + gap);
  }

  /// The lower edge of the whole.
  public double bottom() {
    return y(0) + square + gap;
  }

  /// The corner radius of a square; grid.css says the same as 0.5em.
  public double radius() {
    return em / 2;
  }
}
