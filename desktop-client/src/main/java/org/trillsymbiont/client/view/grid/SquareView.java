package org.trillsymbiont.client.view.grid;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// Draws one square: when it is on, its fill with a glow of layers and an inner mark, so that
/// nothing is told by colour alone: the mark's shape is the waveform, its size the gain, and a
/// small wave below it says that an LFO moves it. A ring is for the running column, selection and
/// focus; light over all of it for its sound.
///
/// Thread: FX.
final class SquareView extends Region {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final PseudoClass BRIGHT = PseudoClass.getPseudoClass("bright");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final PseudoClass PREVIEW = PseudoClass.getPseudoClass("preview");
  private static final Map<Waveform, PseudoClass> WAVES =
      Stream.of(Waveform.values())
          .collect(
              Collectors.toMap(
                  wave -> wave, wave -> PseudoClass.getPseudoClass(wave.wireName() + "-wave")));

  /// Of the square's side, for the softest and for the loudest.
  private static final double SMALLEST_MARK = 0.15;

  private static final double LARGEST_MARK = 0.38;

  private final int index;
  private final Region fill = layer("grid-square-fill");
  private final Region mark = layer("grid-square-mark");
  private final Region lfo = layer("grid-square-lfo");
  private final Region ring = layer("grid-square-ring");
  private final Rectangle flash = new Rectangle();
  private final Label note = new Label();
  private boolean isOn;
  private Look look = new Look(Color.TRANSPARENT, Color.TRANSPARENT, 0, -1, -1);
  private Waveform wave = Waveform.SINE;
  private double loudness;

  /// What the fill depends on.
  private record Look(Color colour, Color shade, double loudness, double radius, double gap) {}

  SquareView(int index) {
    this.index = index;
    getStyleClass().add("grid-square");
    setId("square-" + index);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    fill.setVisible(false);
    mark.setVisible(false);
    lfo.setVisible(false);
    note.getStyleClass().add("grid-square-note");
    note.setMouseTransparent(true);
    note.setVisible(false);
    flash.getStyleClass().add("grid-square-flash");
    flash.setMouseTransparent(true);
    flash.setVisible(false);
    // What lies below the light is drawn again in each of its frames, and so is the light: as
    // pictures both are copied, not rasterized (docs/performance.md, Frames).
    flash.setCache(true);
    ring.setCache(true);
    Group body = new Group(fill, mark, lfo);
    body.setMouseTransparent(true);
    body.setAutoSizeChildren(false);
    body.setManaged(false);
    body.setCache(true);
    getChildren().setAll(body, note, flash, ring);
    mark.pseudoClassStateChanged(WAVES.get(wave), true);
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

  /// Lights it up.
  ///
  /// @param brightness 0 (not at all) to 1
  void light(double brightness) {
    flash.setVisible(brightness > 0);
    flash.setOpacity(brightness);
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
  ///
  /// @param isPreview whether it says what the square would be
  void setNote(String name, boolean isPreview) {
    if (!name.equals(note.getText()) || name.isEmpty() == note.isVisible()) {
      note.setText(name);
      note.setVisible(!name.isEmpty());
      requestLayout();
    }
    pseudoClassStateChanged(PREVIEW, isPreview);
  }

  /// Shows how it sounds, as far as its colour does not.
  void setVoice(Voice voice) {
    if (voice.primaryWave() != wave) {
      mark.pseudoClassStateChanged(WAVES.get(wave), false);
      wave = voice.primaryWave();
      mark.pseudoClassStateChanged(WAVES.get(wave), true);
    }
    lfo.setVisible(isOn && voice.lfoGain() > 0);
    double next = GridColours.loudness(voice.primaryGain());
    if (next != loudness) {
      loudness = next;
      requestLayout();
    }
  }

  /// Rounds the corners of its light.
  void setRadius(double radius) {
    flash.setArcWidth(2 * radius);
    flash.setArcHeight(2 * radius);
  }

  /// Paints the fill anew when its colour, loudness or size has changed.
  ///
  /// @param shade the colour of its lower right corner
  void paint(Color colour, Color shade, double loudness, double radius, double gap) {
    Look next = new Look(colour, shade, loudness, radius, gap);
    if (next.equals(look)) {
      return;
    }
    look = next;
    pseudoClassStateChanged(BRIGHT, GridColours.isBright(colour));
    Color light = colour.interpolate(Color.WHITE, 0.22);
    LinearGradient body =
        new LinearGradient(
            0, 0, 1, 1, true, CycleMethod.NO_CYCLE, new Stop(0, light), new Stop(1, shade));
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
    for (Region layer : new Region[] {fill, ring}) {
      layer.resizeRelocate(0, 0, side, getHeight());
    }
    flash.setWidth(side);
    flash.setHeight(side);
    boolean hasNote = note.isVisible();
    double part = SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * loudness;
    double size = Math.max(4, 2 * Math.rint(side * part * (hasNote ? 0.7 : 1) / 2));
    double middle = hasNote ? side * 0.66 : side * 0.48;
    mark.resizeRelocate(Math.rint((side - size) / 2), Math.rint(middle - size / 2), size, size);
    double lfoWidth = 2 * Math.rint(side * 0.3 / 2);
    double lfoHeight = Math.max(3, Math.rint(lfoWidth / 3));
    lfo.resizeRelocate((side - lfoWidth) / 2, Math.rint(side * 0.82), lfoWidth, lfoHeight);
    double noteHeight = note.prefHeight(-1);
    double noteWidth = Math.min(side, note.prefWidth(-1));
    double noteY = isOn ? side * 0.3 - noteHeight / 2 : (side - noteHeight) / 2;
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
