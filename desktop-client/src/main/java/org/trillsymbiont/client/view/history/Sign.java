package org.trillsymbiont.client.view.history;

import javafx.scene.paint.Paint;
import javafx.scene.shape.SVGPath;

/// Shapes that tell people from each other beside their colours and names. Each is 10 by 10.
enum Sign {
  DISC("M5 0 A5 5 0 1 1 4.99 0 Z"),
  SQUARE("M0.7 0.7 H9.3 V9.3 H0.7 Z"),
  TRIANGLE("M5 0.3 L10 9.3 H0 Z"),
  DIAMOND("M5 0 L10 5 L5 10 L0 5 Z"),
  CROSS("M3.2 0 H6.8 V3.2 H10 V6.8 H6.8 V10 H3.2 V6.8 H0 V3.2 H3.2 Z"),
  WEDGE("M0 0.7 H10 L5 9.7 Z"),
  RING("M5 0 A5 5 0 1 1 4.99 0 Z M5 3 A2 2 0 1 0 5.01 3 Z"),
  BAR("M0 3 H10 V7 H0 Z");

  /// How wide and high each is.
  static final double SIZE = 10;

  private final String path;

  Sign(String path) {
    this.path = path;
  }

  /// The shape of somebody in a row of people.
  ///
  /// @param place 0 or more; the last two shapes are the room's and that of all others
  static Sign of(int place) {
    return values()[Math.floorMod(place, values().length - 2)];
  }

  String path() {
    return path;
  }

  /// The shape as a node.
  SVGPath node(Paint fill) {
    SVGPath node = new SVGPath();
    node.setContent(path);
    node.setFill(fill);
    node.getStyleClass().add("history-sign");
    return node;
  }
}
