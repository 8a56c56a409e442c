package org.trillsymbiont.client.view.grid;

/// What the grid asks the instrument for. Every square is named by its index, 0..63.
///
/// Thread: FX; the calls return at once.
public interface GridSounds {

  /// Sounds a square once, as it was just clicked.
  void audition(int squareIndex);

  /// Sounds a square until [#release].
  void hold(int squareIndex);

  /// Ends a [#hold]; every hold is released once.
  void release(int squareIndex);
}
