package org.trillsymbiont.model.state;

import java.util.List;
import java.util.stream.IntStream;

/// The 8x8 grid: rows are scale degrees, columns are steps.
///
/// @param squares 64 of them, each at its own `squareIndex`
public record MusicGrid(List<MusicGridSquare> squares) {
  public static final int ROWS = 8;
  public static final int COLUMNS = 8;
  public static final int SQUARES = ROWS * COLUMNS;

  /// All squares inactive, with default voices.
  public static final MusicGrid INITIAL =
      new MusicGrid(IntStream.range(0, SQUARES).mapToObj(MusicGridSquare::initial).toList());

  public MusicGrid {
    squares = List.copyOf(squares);
    if (squares.size() != SQUARES) {
      throw new IllegalArgumentException("a grid has 64 squares, not " + squares.size());
    }
    for (int index = 0; index < SQUARES; index++) {
      if (squares.get(index).squareIndex() != index) {
        throw new IllegalArgumentException("square " + index + " is out of its place");
      }
    }
  }

  /// `row * 8 + column`.
  public static int index(int row, int column) {
    return row * COLUMNS + column;
  }

  public static int row(int squareIndex) {
    return squareIndex / COLUMNS;
  }

  public static int column(int squareIndex) {
    return squareIndex % COLUMNS;
  }

  /// The square at an index.
  ///
  /// @param squareIndex 0..63
  public MusicGridSquare square(int squareIndex) {
    return squares.get(squareIndex);
  }

  /// How many squares are active, 0..64.
  public int activeCount() {
    return Long.bitCount(activeBits());
  }

  /// The active squares as bits: bit `squareIndex` is set when that square is active.
  public long activeBits() {
    long bits = 0;
    for (MusicGridSquare square : squares) {
      if (square.isActive()) {
        bits |= 1L << square.squareIndex();
      }
    }
    return bits;
  }

  /// The active squares of a column, from row 0 upwards.
  ///
  /// @param column 0..7
  public List<MusicGridSquare> activeInColumn(int column) {
    return squares.stream().filter(s -> s.isActive() && s.column() == column).toList();
  }
}
