package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.state.MusicGrid;

/// Draws which column is heard: its number stands out, a frame is around it, and a ring around each
/// of its squares that is on.
///
/// Thread: FX.
final class ColumnLight {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

  private final List<Label> numbers =
      IntStream.range(0, MusicGrid.COLUMNS).mapToObj(ColumnLight::number).toList();
  private final Region frame = new Region();
  private final List<Rectangle> beads =
      IntStream.range(0, MusicGrid.ROWS).mapToObj(row -> bead()).toList();
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

  private static Rectangle bead() {
    Rectangle bead = new Rectangle();
    bead.getStyleClass().add("grid-column-bead");
    bead.setMouseTransparent(true);
    bead.setVisible(false);
    bead.setCache(true);
    return bead;
  }

  /// Lie above the squares.
  List<Rectangle> beads() {
    return beads;
  }

  /// Shows which squares are on.
  ///
  /// @param active bit `index` is set for each
  void showActive(long active) {
    int column = shown.column();
    for (int row = 0; row < MusicGrid.ROWS; row++) {
      boolean isOn = column >= 0 && (active >>> MusicGrid.index(row, column) & 1) != 0;
      beads.get(row).setVisible(isOn);
    }
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
    for (int row = 0; row < MusicGrid.ROWS; row++) {
      Rectangle bead = beads.get(row);
      bead.setWidth(geometry.square());
      bead.setHeight(geometry.square());
      bead.setArcWidth(2 * geometry.radius());
      bead.setArcHeight(2 * geometry.radius());
      bead.relocate(geometry.x(Math.max(0, shown.column())), geometry.y(row));
    }
  }
}
