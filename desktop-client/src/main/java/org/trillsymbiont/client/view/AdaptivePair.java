package org.trillsymbiont.client.view;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Two nodes side by side where there is room, else one below the other. The first is a square,
/// half as wide as the pair or as wide as it, within limits; the second takes the rest.
///
/// Thread: FX.
public final class AdaptivePair extends Region {
  private static final double GAP_EM = 1;
  private static final double MAX_SQUARE_EM = 34;
  private static final double SQUARE_PART = 0.5;

  private final Region square;
  private final Region other;
  private final double sideBySideEm;

  /// Never seen: it knows the size of the text around it.
  private final Text ruler = new Text();

  /// @param square is drawn in a square
  /// @param other takes the rest
  /// @param sideBySideEm from which width on they stand side by side, in em
  public AdaptivePair(Region square, Region other, double sideBySideEm) {
    this.square = square;
    this.other = other;
    this.sideBySideEm = sideBySideEm;
    ruler.setManaged(false);
    ruler.setVisible(false);
    getChildren().addAll(square, other, ruler);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return insetsWidth() + 18 * em();
  }

  @Override
  protected double computePrefWidth(double height) {
    return insetsWidth() + sideBySideEm * em();
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = (width < 0 ? computePrefWidth(-1) : width) - insetsWidth();
    double side = squareSide(inner);
    double height =
        sideBySide(inner)
            ? Math.max(side, other.prefHeight(inner - side - gap()))
            : side + gap() + other.prefHeight(inner);
    return height + getInsets().getTop() + getInsets().getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double inner = getWidth() - insetsWidth();
    double side = squareSide(inner);
    double x = insets.getLeft();
    double y = insets.getTop();
    if (sideBySide(inner)) {
      double height = getHeight() - insets.getTop() - insets.getBottom();
      double otherHeight = Math.min(height, other.prefHeight(inner - side - gap()));
      place(square, x, y + (height - side) / 2, side, side);
      place(
          other,
          x + side + gap(),
          y + (height - otherHeight) / 2,
          inner - side - gap(),
          otherHeight);
    } else {
      place(square, x + (inner - side) / 2, y, side, side);
      place(other, x, y + side + gap(), inner, other.prefHeight(inner));
    }
  }

  private static void place(Node node, double x, double y, double width, double height) {
    node.resizeRelocate(Math.rint(x), Math.rint(y), Math.rint(width), Math.rint(height));
  }

  private boolean sideBySide(double inner) {
    return inner >= sideBySideEm * em();
  }

  private double squareSide(double inner) {
    double room = sideBySide(inner) ? (inner - gap()) * SQUARE_PART : inner;
    return Math.min(room, MAX_SQUARE_EM * em());
  }

  private double gap() {
    return GAP_EM * em();
  }

  private double insetsWidth() {
    return getInsets().getLeft() + getInsets().getRight();
  }

  private double em() {
    return ruler.getFont().getSize();
  }
}
