package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.state.MusicGrid;

/// Draws which column is heard: its number stands out, and a frame is around it. A bead in each of
/// its squares that is on is the square's own.
///
/// Thread: FX.
final class ColumnLight {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

  private final List<Label> numbers =
      IntStream.range(0, MusicGrid.COLUMNS).mapToObj(ColumnLight::number).toList();
  private final Region frame = new Region();
  private Playhead.Position shown = Playhead.Position.STOPPED;

  ColumnLight() {
    frame.getStyleClass().add("grid-column-frame");
    frame.setMouseTransparent(true);
    frame.setVisible(false);
    // It lies below squares that light up.
    frame.setCache(true);
  }

  private static Label number(int column) {
    Label label = new Label(Integer.toString(column + 1));
    label.getStyleClass().add("grid-column-number");
    return label;
  }

  /// Lies below the squares.
  Region frame() {
    return frame;
  }

  List<Label> numbers() {
    return numbers;
  }

  void show(Playhead.Position heard, GridGeometry geometry) {
    shown = heard;
    frame.setVisible(heard.column() >= 0);
    frame.pseudoClassStateChanged(PAUSED, !heard.isMoving());
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      numbers.get(column).pseudoClassStateChanged(CURRENT, column == heard.column());
    }
    placeFrame(geometry);
  }

  void place(GridGeometry geometry) {
    for (int column = 0; column < MusicGrid.COLUMNS; column++) {
      numbers
          .get(column)
          .resizeRelocate(
              geometry.x(column), geometry.top(), geometry.square(), geometry.headerHeight());
    }
    placeFrame(geometry);
  }

  private void placeFrame(GridGeometry geometry) {
    double out = Math.max(2, Math.rint(geometry.gap() * 0.6));
    frame.resizeRelocate(
        geometry.x(Math.max(0, shown.column())) - out,
        geometry.top(),
        geometry.square() + 2 * out,
        geometry.y(0) + geometry.square() + out - geometry.top());
  }
}
