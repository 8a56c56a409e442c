package org.trillsymbiont.client.view;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Divides the window's middle: the grid, as near to square as the window lets it be, the evolution
/// below it where there is room for both, the other panels beside both, and help over those.
///
/// Thread: FX.
final class Workspace extends Region {
  private static final double GAP = 12;

  /// The grid's card is wider than high: row labels stand beside the squares.
  private static final double GRID_ASPECT = 1.16;

  /// Where it would be less than so many times as high as the evolution, the grid gets its room
  /// too.
  private static final double LEAST_EVOLUTIONS = 3;

  private static final double MIN_GRID_PART = 0.44;
  private static final double MAX_GRID_PART = 0.515;

  private final Region grid;
  private final Region evolution;
  private final Region side;
  private final Region help;

  Workspace(Region grid, Region evolution, Region side, Region help) {
    this.grid = grid;
    this.evolution = evolution;
    this.side = side;
    this.help = help;
    getStyleClass().add("workspace");
    getChildren().addAll(grid, evolution, side);
    // What is drawn after the grid is walked over whenever a square lights up.
    grid.setViewOrder(-1);
    // And what is hidden is walked over too, so help is here only while it is seen.
    help.visibleProperty().subscribe(this::showHelp);
  }

  private void showHelp(boolean isSeen) {
    if (!isSeen) {
      getChildren().remove(help);
    } else if (!getChildren().contains(help)) {
      getChildren().add(help);
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return snappedTopInset() + grid.minHeight(-1) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double width = getWidth() - insets.getLeft() - insets.getRight();
    double height = getHeight() - insets.getTop() - insets.getBottom();
    double x = insets.getLeft();
    double y = insets.getTop();
    double evolutionHeight = evolution.prefHeight(-1);
    double beside = Math.max(0, height - evolutionHeight - GAP);
    // Below the history there may be no room for both.
    boolean isRoomy = beside >= LEAST_EVOLUTIONS * evolutionHeight;
    evolution.setVisible(isRoomy);
    double gridHeight = isRoomy ? beside : height;
    double left =
        Math.rint(
            Math.clamp(gridHeight * GRID_ASPECT, width * MIN_GRID_PART, width * MAX_GRID_PART));
    place(grid, x, y, left, gridHeight);
    place(evolution, x, y + height - evolutionHeight, left, evolutionHeight);
    place(side, x + left + GAP, y, width - left - GAP, height);
    place(help, x + left + GAP, y, width - left - GAP, height);
  }

  private static void place(Node node, double x, double y, double width, double height) {
    node.resizeRelocate(Math.rint(x), Math.rint(y), Math.rint(width), Math.rint(height));
  }
}
