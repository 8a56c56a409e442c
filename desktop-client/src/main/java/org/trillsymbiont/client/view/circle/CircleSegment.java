package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.theory.Chord;

/// One place of the circle as it is drawn: its name, and when it belongs to the key its numeral.
///
/// Thread: FX.
final class CircleSegment extends Region {
  static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
  private static final PseudoClass SHARP = PseudoClass.getPseudoClass("sharp");
  private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");

  private static final Texts TEXTS = Texts.of(CircleSegment.class);

  private final CirclePlace place;
  private final Path shape = new Path();
  private final Label name = new Label();
  private final Label otherName = new Label();
  private final Label numeral = new Label();
  private final HBox namesInLine = new HBox(name);
  private final VBox words = new VBox(namesInLine);
  private boolean selected;

  CircleSegment(CirclePlace place) {
    this.place = place;
    getStyleClass().addAll("circle-segment", place.ring().name().toLowerCase(Locale.ROOT));
    shape.getStyleClass().add("segment-shape");
    name.getStyleClass().add("segment-name");
    otherName.getStyleClass().add("segment-other-name");
    numeral.getStyleClass().add("segment-numeral");
    namesInLine.setAlignment(Pos.CENTER);
    namesInLine.getStyleClass().add("segment-names");
    words.setAlignment(Pos.CENTER);
    // Only the outer ring is wide enough for two names in a line.
    (place.ring() == CirclePlace.Ring.MAJOR ? namesInLine : words).getChildren().add(otherName);
    words.getChildren().add(numeral);
    // Its outline changes in the pane's layout, which must not ask for another one.
    shape.setManaged(false);
    setMouseTransparent(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    getChildren().addAll(shape, words);
  }

  CirclePlace place() {
    return place;
  }

  /// Shows the place within a key.
  ///
  /// @param chord the key's chord at this place, when it has one here
  /// @param isSelected whether it is the key's tonic chord
  /// @param isChosen whether it is the chosen chord
  void show(Optional<Chord> chord, boolean isSelected, boolean isChosen) {
    selected = isSelected;
    List<String> names = place.names();
    name.setText(chord.map(MusicWords::chord).orElse(names.getFirst()));
    showOrDrop(otherName, otherName(names, chord.isPresent()));
    showOrDrop(numeral, chord.map(Chord::numeral).orElse(""));
    int signature = place.signature(chord);
    pseudoClassStateChanged(SHARP, signature > 0);
    pseudoClassStateChanged(FLAT, signature < 0);
    pseudoClassStateChanged(LIT, chord.isPresent());
    pseudoClassStateChanged(SELECTED, isSelected);
    pseudoClassStateChanged(CHOSEN, isChosen);
    setViewOrder(isSelected ? -1 : 0);
    setAccessibleText(spoken(chord, isChosen));
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
  }

  /// `G major, V, in the key, current chord`.
  private String spoken(Optional<Chord> chord, boolean isChosen) {
    List<String> words = new ArrayList<>();
    words.add(place.spokenName());
    chord.ifPresent(it -> words.addAll(List.of(it.numeral(), TEXTS.get("place.in-key"))));
    if (selected) {
      words.add(TEXTS.get("place.current-key"));
    }
    if (isChosen) {
      words.add(TEXTS.get("place.current-chord"));
    }
    return String.join(", ", words);
  }

  /// The inner rings have room for one name beside a numeral.
  private String otherName(List<String> names, boolean lit) {
    boolean room =
        switch (place.ring()) {
          case MAJOR -> true;
          case MINOR -> !lit;
          case DIMINISHED -> false;
        };
    return names.stream()
        .filter(n -> room && names.size() > 1 && !n.equals(name.getText()))
        .findFirst()
        .orElse("");
  }

  private static void showOrDrop(Label label, String text) {
    label.setText(text);
    label.setManaged(!text.isEmpty());
    label.setVisible(!text.isEmpty());
  }

  /// The outline of a place.
  static void outline(Path path, CircleGeometry geometry, CirclePlace place) {
    double from = CircleGeometry.angle(place.index()) - CircleGeometry.PLACE_DEGREES / 2;
    double to = from + CircleGeometry.PLACE_DEGREES;
    double outer = geometry.outer(place.ring());
    double inner = geometry.inner(place.ring());
    Point2D outerFrom = geometry.at(from, outer);
    Point2D outerTo = geometry.at(to, outer);
    Point2D innerTo = geometry.at(to, inner);
    Point2D innerFrom = geometry.at(from, inner);
    path.getElements()
        .setAll(
            new MoveTo(outerFrom.getX(), outerFrom.getY()),
            new ArcTo(outer, outer, 0, outerTo.getX(), outerTo.getY(), false, true),
            new LineTo(innerTo.getX(), innerTo.getY()),
            new ArcTo(inner, inner, 0, innerFrom.getX(), innerFrom.getY(), false, false),
            new ClosePath());
  }

  /// Draws the segment where it belongs.
  void place(CircleGeometry geometry) {
    outline(shape, geometry, place);
    Point2D middle = geometry.middle(place);
    double width = words.prefWidth(-1);
    double height = words.prefHeight(-1);
    words.resizeRelocate(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
  }

  @Override
  protected void layoutChildren() {
    // The pane places everything: only it knows the circle's size.
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case SELECTED -> selected;
      case INDEX -> CirclePlace.all().indexOf(place);
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
