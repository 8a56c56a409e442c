package org.trillsymbiont.client.view.grid;

import javafx.scene.Node;

/// What tests of the whole window look for in a square.
///
/// Thread: FX.
public final class Squares {
  private Squares() {}

  /// Whether a square lights up because it sounds.
  public static boolean isLit(Node square) {
    return ((SquareView) square).brightness() > 0;
  }

  /// The colours of a square's fill, in words; empty for one that is off.
  public static String fill(Node square) {
    SquareFace face = ((SquareView) square).face();
    return face == null ? "" : face.colour() + " to " + face.shade();
  }
}
