package org.trillsymbiont.client.view.start;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The instrument as a sign: a small grid with a melody on it.
///
/// Thread: FX.
final class Emblem extends GridPane {
  private static final int SIDE = 4;

  /// The row of each column's note, from above, and its colour.
  private static final List<Integer> MELODY = List.of(2, 1, 3, 0);

  Emblem() {
    getStyleClass().add("emblem");
    setAccessibleRole(AccessibleRole.NODE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    for (int column = 0; column < SIDE; column++) {
      for (int row = 0; row < SIDE; row++) {
        Region square = new Region();
        square.getStyleClass().add("emblem-square");
        if (MELODY.get(column) == row) {
          square.getStyleClass().add("emblem-" + column);
        }
        add(square, column, row);
      }
    }
  }
}
