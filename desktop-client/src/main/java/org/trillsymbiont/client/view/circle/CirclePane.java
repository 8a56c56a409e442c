package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Path;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.PitchClass;

/// The three rings. One tab stop: Left and Right walk a ring, Up and Down change it, Home goes to
/// the current key, Enter and Space choose.
///
/// Thread: FX.
final class CirclePane extends Region {
  private static final Texts TEXTS = Texts.of(CirclePane.class);
  private static final double TEXT_PER_SIZE = 1 / 22.0;

  /// The band outside the rim where the chord's notes are marked, as a part of the radius.
  private static final double MARGIN = 0.055;

  private static final double TONE_DISTANCE = 1.035;

  /// Enough for something that breathes this slowly, and a third of the work.
  private static final double PULSE_FRAMES_PER_SECOND = 20;

  private final Map<CirclePlace, CircleSegment> segments = new LinkedHashMap<>();
  private final List<Circle> tones = new ArrayList<>();
  private final Path pulse = new Path();
  private final Path cursorShape = new Path();
  private final Label tonic = new Label();
  private final Label mode = new Label();
  private final VBox hub = new VBox(tonic, mode);
  private final Timeline pulsing =
      new Timeline(
          PULSE_FRAMES_PER_SECOND,
          new KeyFrame(Duration.ZERO, new KeyValue(pulse.opacityProperty(), 1)),
          new KeyFrame(Duration.seconds(1.6), new KeyValue(pulse.opacityProperty(), 0.15)));
  private final Consumer<CirclePlace> onChosen;
  private CirclePlace current = new CirclePlace(CirclePlace.Ring.MAJOR, 0);
  private CirclePlace cursor = current;

  /// @param onChosen takes each place that the user chooses
  CirclePane(Consumer<CirclePlace> onChosen) {
    this.onChosen = onChosen;
    getStyleClass().add("circle-pane");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(TEXTS.get("circle"));
    setAccessibleHelp(TEXTS.get("circle.keys"));
    addSegments();
    addTones();
    addMarks();
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(placeAt(event)));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    focusedProperty().subscribe(cursorShape::setVisible);
    layoutBoundsProperty().subscribe(bounds -> scaleText());
  }

  private void addSegments() {
    for (CirclePlace place : CirclePlace.all()) {
      CircleSegment segment = new CircleSegment(place);
      segments.put(place, segment);
      getChildren().add(segment);
    }
  }

  private void addTones() {
    for (int index = 0; index < CirclePlace.PLACES; index++) {
      Circle tone = new Circle();
      tone.getStyleClass().add("chord-tone");
      tone.setMouseTransparent(true);
      tone.setViewOrder(-3);
      tone.setManaged(false);
      tones.add(tone);
    }
    getChildren().addAll(tones);
  }

  private void addMarks() {
    pulse.getStyleClass().add("key-pulse");
    cursorShape.getStyleClass().add("circle-cursor");
    cursorShape.getStrokeDashArray().setAll(6.0, 5.0);
    tonic.getStyleClass().add("hub-tonic");
    mode.getStyleClass().add("hub-mode");
    mode.setWrapText(true);
    mode.setTextAlignment(TextAlignment.CENTER);
    hub.setAlignment(Pos.CENTER);
    pulse.setMouseTransparent(true);
    cursorShape.setMouseTransparent(true);
    hub.setMouseTransparent(true);
    pulse.setViewOrder(-2);
    cursorShape.setViewOrder(-4);
    getChildren().addAll(pulse, cursorShape, hub);
    // Their outlines change in layout, which must not ask for another one.
    pulse.setManaged(false);
    cursorShape.setManaged(false);
    pulsing.setAutoReverse(true);
    pulsing.setCycleCount(Animation.INDEFINITE);
  }

  /// Lets the current key pulse, or rest.
  void setPulsing(boolean on) {
    if (on) {
      pulsing.play();
    } else {
      pulsing.stop();
      pulse.setOpacity(1);
    }
  }

  /// Shows a state's key and chord.
  void show(AppState state) {
    Key key = state.key();
    Chord chosen = state.chord();
    Map<CirclePlace, Chord> wedge = CirclePlace.wedge(key);
    CirclePlace before = current;
    current = CirclePlace.of(key);
    segments.forEach((place, segment) ->
        segment.show(
            Optional.ofNullable(wedge.get(place)),
            place.equals(current),
            place.equals(CirclePlace.of(chosen))));
    for (int index = 0; index < tones.size(); index++) {
      tones.get(index).setVisible(sounds(chosen, index));
    }
    tonic.setText(MusicWords.note(key.tonic()));
    mode.setText(MusicWords.mode(key.mode()));
    if (cursor.equals(before)) {
      moveCursor(current);
    }
    requestLayout();
  }

  private static boolean sounds(Chord chord, int index) {
    int chroma = new PitchClass(index).chroma();
    return chord.notes().stream().anyMatch(note -> note.chroma() == chroma);
  }

  private Optional<CirclePlace> placeAt(MouseEvent event) {
    return geometry().placeAt(event.getX(), event.getY());
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      placeAt(event).ifPresent(this::choose);
      event.consume();
    }
  }

  private void point(Optional<CirclePlace> at) {
    segments.forEach((place, segment) ->
        segment.pseudoClassStateChanged(
            CircleSegment.POINTED, at.filter(place::equals).isPresent()));
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case RIGHT -> moveCursor(cursor.turned(1));
      case LEFT -> moveCursor(cursor.turned(-1));
      case DOWN -> moveCursor(cursor.inwards());
      case UP -> moveCursor(cursor.outwards());
      case HOME -> moveCursor(current);
      case ENTER, SPACE -> choose(cursor);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void choose(CirclePlace place) {
    moveCursor(place);
    onChosen.accept(place);
  }

  private void moveCursor(CirclePlace place) {
    cursor = place;
    CircleSegment.outline(cursorShape, geometry(), cursor);
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  private CircleGeometry geometry() {
    CircleGeometry whole = CircleGeometry.within(getWidth(), getHeight());
    return new CircleGeometry(whole.centerX(), whole.centerY(), whole.radius() * (1 - MARGIN));
  }

  private void scaleText() {
    double size = Math.min(getWidth(), getHeight()) * TEXT_PER_SIZE;
    setStyle("-fx-font-size: " + Math.max(8, Math.round(size * 2) / 2.0) + "px");
  }

  @Override
  protected void layoutChildren() {
    CircleGeometry geometry = geometry();
    for (CircleSegment segment : segments.values()) {
      segment.place(geometry);
    }
    for (int index = 0; index < tones.size(); index++) {
      Point2D at = geometry.at(CircleGeometry.angle(index), geometry.radius() * TONE_DISTANCE);
      tones.get(index).setCenterX(at.getX());
      tones.get(index).setCenterY(at.getY());
      tones.get(index).setRadius(geometry.radius() * 0.02);
    }
    CircleSegment.outline(pulse, geometry, current);
    CircleSegment.outline(cursorShape, geometry, cursor);
    double hubSize = geometry.hub() * 2;
    hub.resizeRelocate(
        geometry.centerX() - geometry.hub(), geometry.centerY() - geometry.hub(), hubSize, hubSize);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case FOCUS_ITEM -> segments.get(cursor);
      case ITEM_COUNT -> segments.size();
      case ITEM_AT_INDEX -> segments.get(CirclePlace.all().get((Integer) parameters[0]));
      case SELECTED_ITEMS -> FXCollections.observableArrayList(segments.get(current));
      case MULTIPLE_SELECTION -> false;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
