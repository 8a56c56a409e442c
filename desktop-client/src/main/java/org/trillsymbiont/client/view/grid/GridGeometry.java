package org.trillsymbiont.client.view.grid;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /// How far apart the places of a line are that are looked at.
  private static final double STROKE_GRAIN = 2;

  /// The part of half a side that is cut from each corner.
  private static final double CORNER = 0.45;

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

  /// The square at a place, or the nearest to it: each has half of the gap around it.
  ///
  /// @return 0..63, or -1 beside the grid
  public int nearest(double x, double y) {
    double cell = square + gap;
    int column = (int) Math.floor((x - x(0) + gap / 2) / cell);
    int fromTop = (int) Math.floor((y - y(MusicGrid.ROWS - 1) + gap / 2) / cell);
    boolean isInside =
        column >= 0 && column < MusicGrid.COLUMNS && fromTop >= 0 && fromTop < MusicGrid.ROWS;
    return isInside ? MusicGrid.index(MusicGrid.ROWS - 1 - fromTop, column) : -1;
  }

  /// The squares that a straight line runs over, in its order. Their outer corners do not count: so
  /// a line from one square to its diagonal neighbour need not be drawn through the very point
  /// between them.
  public List<Integer> crossed(double fromX, double fromY, double toX, double toY) {
    Set<Integer> crossed = new LinkedHashSet<>();
    double length = Math.hypot(toX - fromX, toY - fromY);
    int steps = Math.max(1, (int) Math.ceil(length / STROKE_GRAIN));
    for (int step = 0; step <= steps; step++) {
      double part = (double) step / steps;
      double x = fromX + part * (toX - fromX);
      double y = fromY + part * (toY - fromY);
      int index = nearest(x, y);
      if (index >= 0 && isWithin(index, x, y)) {
        crossed.add(index);
      }
    }
    return List.copyOf(crossed);
  }

  /// Whether a place is on a square, but not in one of its corners.
  private boolean isWithin(int index, double x, double y) {
    double half = square / 2;
    double right = Math.abs(x - x(MusicGrid.column(index)) - half) / half;
    double down = Math.abs(y - y(MusicGrid.row(index)) - half) / half;
    return right <= 1 && down <= 1 && right + down <= 2 - CORNER;
  }

  /// The lower edge of the whole.
  public double bottom() {
    return y(0) + square + gap;
  }

  /// The corner radius of a square; grid.css says the same of rings, as 0.5em.
  public double radius() {
    return em / 2;
  }
}
