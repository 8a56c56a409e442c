package org.trillsymbiont.client.midi;

import javafx.beans.property.ReadOnlyLongProperty;

/// What hands on a keyboard or on pads do with the grid: what a mouse does in the window. Every
/// square is named by its index, 0..63.
///
/// Thread: FX.
public interface GridHands {

  /// Switches a square on or off and sounds it once.
  void toggle(int square);

  /// Sounds a square, for everybody in the room, until [#release].
  void hold(int square);

  /// Ends a [#hold]; every hold is released once.
  void release(int square);

  /// Makes a square the selected one.
  void select(int square);

  /// The selected square, 0..63, or -1 when there is none.
  int selected();

  /// The squares that the user holds, by mouse too, as bits: bit `square` is set.
  ReadOnlyLongProperty heldProperty();
}
