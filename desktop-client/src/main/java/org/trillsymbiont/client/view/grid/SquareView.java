package org.trillsymbiont.client.view.grid;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One square: its picture, and over that its note where it has one, and a ring while it is
/// selected, focused or held. It has only the nodes that are seen: JavaFX walks over all 64 squares
/// in each frame.
///
/// Thread: FX.
final class SquareView extends Region {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass BRIGHT = PseudoClass.getPseudoClass("bright");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final PseudoClass PREVIEW = PseudoClass.getPseudoClass("preview");

  private final int index;
  private final SquarePicture picture = new SquarePicture();
  private @Nullable Region ring;
  private @Nullable Label note;
  private boolean isSelected;
  private boolean isHeld;

  SquareView(int index) {
    this.index = index;
    getStyleClass().add("grid-square");
    setId("square-" + index);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    // Its picture reaches into the gaps around it, where nothing is to be pressed.
    setPickOnBounds(false);
    getChildren().add(picture);
    hoverProperty().subscribe(picture::setPointed);
    focusedProperty().subscribe(focused -> updateRing());
  }

  int index() {
    return index;
  }

  /// Its picture's size and what can lie over its face.
  void setLayers(SquareLayers layers) {
    picture.setLayers(layers);
  }

  /// Lights it up.
  ///
  /// @param brightness 0 (not at all) to 1
  void light(double brightness) {
    picture.setLight(brightness);
  }

  /// How it is lit, 0..1.
  double brightness() {
    return picture.light();
  }

  /// What it looks like; null for a square that is off.
  @Nullable SquareFace face() {
    return picture.face();
  }

  /// Shows it on, or off.
  ///
  /// @param face what it looks like; null for off
  void show(@Nullable SquareFace face) {
    boolean wasOn = isOn();
    picture.setFace(face);
    pseudoClassStateChanged(BRIGHT, face != null && face.isBright());
    if (isOn() != wasOn) {
      pseudoClassStateChanged(ON, isOn());
      requestLayout();
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
  }

  boolean isOn() {
    return picture.face() != null;
  }

  /// @param value whether it is in the running column
  void setCurrent(boolean value) {
    picture.setBead(value);
  }

  boolean hasBead() {
    return picture.hasBead();
  }

  void setSelected(boolean value) {
    isSelected = value;
    pseudoClassStateChanged(SELECTED, value);
    updateRing();
  }

  void setHeld(boolean value) {
    isHeld = value;
    pseudoClassStateChanged(HELD, value);
    updateRing();
  }

  private void updateRing() {
    boolean isRinged = isSelected || isHeld || isFocused();
    if (isRinged && ring == null) {
      ring = new Region();
      ring.getStyleClass().add("grid-square-ring");
      ring.setMouseTransparent(true);
      // It lies over a picture that changes: so it is copied, not rasterized.
      ring.setCache(true);
      getChildren().add(ring);
    } else if (!isRinged && ring != null) {
      getChildren().remove(ring);
      ring = null;
    }
  }

  /// Shows a note name in the square; none when empty.
  ///
  /// @param isPreview whether it says what the square would be
  void setNote(String name, boolean isPreview) {
    pseudoClassStateChanged(PREVIEW, isPreview);
    if (name.isEmpty()) {
      if (note != null) {
        getChildren().remove(note);
      }
      note = null;
      return;
    }
    Label label = note;
    if (label == null) {
      label = new Label();
      label.getStyleClass().add("grid-square-note");
      label.setMouseTransparent(true);
      getChildren().add(1, label);
      note = label;
    }
    label.setText(name);
  }

  @Override
  public boolean contains(double x, double y) {
    return x >= 0 && y >= 0 && x < getWidth() && y < getHeight();
  }

  @Override
  protected void layoutChildren() {
    double side = getWidth();
    if (ring != null) {
      ring.resizeRelocate(0, 0, side, getHeight());
    }
    Label label = note;
    if (label != null) {
      double height = label.prefHeight(-1);
      double width = Math.min(side, label.prefWidth(-1));
      double y = isOn() ? side * 0.3 - height / 2 : (side - height) / 2;
      label.resizeRelocate(snapPositionX((side - width) / 2), snapPositionY(y), width, height);
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, @Nullable Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? (Object) isOn()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public String toString() {
    return "square " + index + " (" + Objects.requireNonNullElse(getAccessibleText(), "") + ")";
  }
}
