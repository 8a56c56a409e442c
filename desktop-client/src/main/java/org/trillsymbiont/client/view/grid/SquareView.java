package org.trillsymbiont.client.view.grid;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import org.jspecify.annotations.Nullable;

/// Draws one square: its fill with a glow of layers, an inner mark when it is on (so that it is not
/// told by colour alone), a ring for the running column, selection and focus, and a flash.
///
/// Thread: FX.
final class SquareView extends Region {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass BRIGHT = PseudoClass.getPseudoClass("bright");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final double MARK = 0.3;

  private final int index;
  private final Region fill = layer("grid-square-fill");
  private final Region mark = layer("grid-square-mark");
  private final Region ring = layer("grid-square-ring");
  private final Region flash = layer("grid-square-flash");
  private final Label note = new Label();
  private boolean isOn;
  private Look look = new Look(Color.TRANSPARENT, 0, -1, -1);

  /// What the fill depends on.
  private record Look(Color colour, double loudness, double radius, double gap) {}

  SquareView(int index) {
    this.index = index;
    getStyleClass().add("grid-square");
    setId("square-" + index);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    fill.setVisible(false);
    mark.setVisible(false);
    flash.setVisible(false);
    note.getStyleClass().add("grid-square-note");
    note.setMouseTransparent(true);
    note.setVisible(false);
    getChildren().setAll(fill, mark, note, ring, flash);
  }

  private static Region layer(String style) {
    Region layer = new Region();
    layer.getStyleClass().add(style);
    layer.setMouseTransparent(true);
    return layer;
  }

  int index() {
    return index;
  }

  /// The layer that flashes when the square sounds.
  Region flash() {
    return flash;
  }

  void setOn(boolean value) {
    if (value != isOn) {
      isOn = value;
      fill.setVisible(value);
      mark.setVisible(value);
      pseudoClassStateChanged(ON, value);
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
  }

  boolean isOn() {
    return isOn;
  }

  void setCurrent(boolean value) {
    pseudoClassStateChanged(CURRENT, value);
  }

  void setSelected(boolean value) {
    pseudoClassStateChanged(SELECTED, value);
  }

  void setHeld(boolean value) {
    pseudoClassStateChanged(HELD, value);
  }

  /// Shows a note name in the square; none when empty.
  void setNote(String name) {
    note.setText(name);
    note.setVisible(!name.isEmpty());
    requestLayout();
  }

  /// Paints the fill anew when its colour, loudness or size has changed.
  void paint(Color colour, double loudness, double radius, double gap) {
    Look next = new Look(colour, loudness, radius, gap);
    if (next.equals(look)) {
      return;
    }
    look = next;
    pseudoClassStateChanged(BRIGHT, GridColours.isBright(colour));
    Color light = colour.interpolate(Color.WHITE, 0.22);
    Color deep = colour.deriveColor(14, 1.05, 0.78, 1);
    LinearGradient body =
        new LinearGradient(
            0, 0, 1, 1, true, CycleMethod.NO_CYCLE, new Stop(0, light), new Stop(1, deep));
    // Rings that grow fainter look like a glow and cost no effect (frame budget in desktop.md).
    double outer = Math.max(2, gap * 0.9);
    fill.setBackground(
        new Background(
            glow(colour, 0.10 + 0.10 * loudness, radius, outer),
            glow(colour, 0.16 + 0.16 * loudness, radius, outer / 2),
            new BackgroundFill(body, new CornerRadii(radius), Insets.EMPTY)));
  }

  private static BackgroundFill glow(Color colour, double opacity, double radius, double by) {
    return new BackgroundFill(
        Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity),
        new CornerRadii(radius + by),
        new Insets(-by));
  }

  @Override
  protected void layoutChildren() {
    double side = getWidth();
    for (Region layer : new Region[] {fill, ring, flash}) {
      layer.resizeRelocate(0, 0, side, getHeight());
    }
    double markSide = Math.max(4, 2 * Math.rint(side * MARK / 2));
    boolean hasNote = note.isVisible();
    double markY = hasNote ? side * 0.60 : (side - markSide) / 2;
    double size = hasNote ? Math.max(4, Math.rint(markSide / 2)) : markSide;
    mark.resizeRelocate(Math.rint((side - size) / 2), Math.rint(markY), size, size);
    double noteHeight = note.prefHeight(-1);
    double noteWidth = Math.min(side, note.prefWidth(-1));
    double noteY = isOn ? side * 0.36 - noteHeight / 2 : (side - noteHeight) / 2;
    note.resizeRelocate(
        snapPositionX((side - noteWidth) / 2), snapPositionY(noteY), noteWidth, noteHeight);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, @Nullable Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? (Object) isOn
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public String toString() {
    return "square " + index + " (" + Objects.requireNonNullElse(getAccessibleText(), "") + ")";
  }
}
