package org.trillsymbiont.client.view;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two nodes at the ends of a row; where the row is too narrow for their words, one below the
/// other. Neither is made narrower than it wants to be.
///
/// Thread: FX.
public final class Ends extends Region {
  private static final double COLUMN_GAP = 12;
  private static final double ROW_GAP = 6;

  private final Region first;
  private final Region last;

  /// @param first stands at the left, or above
  /// @param last stands at the right, or below
  public Ends(Region first, Region last) {
    this.first = first;
    this.last = last;
    getChildren().addAll(first, last);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(width(first), width(last)) + insetsWidth();
  }

  @Override
  protected double computePrefWidth(double height) {
    return inARow() + insetsWidth();
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = (width < 0 ? prefWidth(-1) : width) - insetsWidth();
    double height =
        inner >= inARow()
            ? Math.max(height(first), height(last))
            : height(first) + ROW_GAP + height(last);
    return height + getInsets().getTop() + getInsets().getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double x = insets.getLeft();
    double y = insets.getTop();
    double inner = getWidth() - insetsWidth();
    if (inner >= inARow()) {
      double height = Math.max(height(first), height(last));
      place(first, x, y + (height - height(first)) / 2);
      place(last, x + inner - width(last), y + (height - height(last)) / 2);
    } else {
      place(first, x, y);
      place(last, x, y + height(first) + ROW_GAP);
    }
  }

  private static void place(Region node, double x, double y) {
    node.resizeRelocate(Math.rint(x), Math.rint(y), width(node), height(node));
  }

  private double inARow() {
    return width(first) + COLUMN_GAP + width(last);
  }

  private double insetsWidth() {
    return getInsets().getLeft() + getInsets().getRight();
  }

  private static double width(Region node) {
    return Math.ceil(node.prefWidth(-1));
  }

  private static double height(Region node) {
    return Math.ceil(node.prefHeight(-1));
  }
}
