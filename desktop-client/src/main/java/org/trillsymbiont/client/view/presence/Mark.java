package org.trillsymbiont.client.view.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.trillsymbiont.client.control.Avatar;
import org.trillsymbiont.model.sync.Identity;

/// The mark around one node that others have under hand.
///
/// Thread: FX.
final class Mark extends Region {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final int MOST_INITIALS = 3;
  private static final double RING_OUT = 2;
  private static final double LINE_PART = 0.18;
  private static final double GLOW = 0.35;

  private final boolean isSquare;
  private final Region shape = new Region();
  private final HBox tags = new HBox();
  private List<Touch> shown = List.of();

  /// @param pointer of a square, which is surrounded, or of a control, which is underlined
  Mark(String pointer) {
    isSquare = pointer.equals(Spots.squareOf(pointer));
    setId("mark" + pointer.replace('/', '-'));
    getStyleClass().add(isSquare ? "square-mark" : "control-mark");
    shape.getStyleClass().add("mark-shape");
    tags.getStyleClass().add("mark-tags");
    setManaged(false);
    getChildren().setAll(shape, tags);
  }

  /// Shows whose hands are there.
  ///
  /// @param touches at least one
  void show(List<Touch> touches) {
    if (touches.equals(shown)) {
      return;
    }
    shown = touches;
    setAccessibleText(
        touches.stream().map(touch -> touch.who().name()).collect(Collectors.joining(", ")));
    Touch first = Touch.foremost(touches);
    pseudoClassStateChanged(HELD, first.holds());
    paint(PresenceColours.of(first.who().colour()), first.holds());
    tags.getChildren().setAll(isSquare ? initials(touches) : name(first.who(), touches.size() - 1));
  }

  private void paint(Color colour, boolean isHeld) {
    if (isSquare) {
      shape.setStyle("-ts-hand: " + PresenceColours.web(colour));
      shape.setBackground(
          isHeld
              ? new Background(
                  new BackgroundFill(colour.deriveColor(0, 1, 1, GLOW), new CornerRadii(8), null))
              : null);
    } else {
      shape.setBackground(new Background(new BackgroundFill(colour, new CornerRadii(2), null)));
    }
  }

  private static List<Node> initials(List<Touch> touches) {
    List<Node> all = new ArrayList<>();
    for (Touch touch : touches.subList(0, Math.min(MOST_INITIALS, touches.size()))) {
      all.add(new Avatar(touch.who().name(), PresenceColours.of(touch.who().colour())));
    }
    if (touches.size() > MOST_INITIALS) {
      Avatar more = new Avatar();
      more.showMore(touches.size() - MOST_INITIALS, Color.WHITE);
      all.add(more);
    }
    return all;
  }

  private static List<Node> name(Identity who, int more) {
    Color colour = PresenceColours.of(who.colour());
    Label name = new Label(who.name() + (more > 0 ? " +" + more : ""));
    name.getStyleClass().add("name-tag");
    name.setTextFill(Avatar.onTopOf(colour));
    name.setBackground(new Background(new BackgroundFill(colour, new CornerRadii(4), null)));
    return List.of(name);
  }

  /// Puts the mark around a node.
  ///
  /// @param node where the node is, in the layer's coordinates
  /// @param width of the layer, which tags stay within
  void surround(Bounds node, double width) {
    double tagsWidth = snapSizeX(tags.prefWidth(-1));
    double tagsHeight = snapSizeY(tags.prefHeight(-1));
    relocate(snapPositionX(node.getMinX()), snapPositionY(node.getMinY()));
    double right = Math.min(snapSizeX(node.getWidth()), width - getLayoutX() - 2);
    if (isSquare) {
      shape.resizeRelocate(
          -RING_OUT,
          -RING_OUT,
          snapSizeX(node.getWidth()) + 2 * RING_OUT,
          snapSizeY(node.getHeight()) + 2 * RING_OUT);
      double overlap = tagsHeight / 3;
      tags.resizeRelocate(right - tagsWidth + overlap, -overlap, tagsWidth, tagsHeight);
    } else {
      double y = snapSizeY(node.getHeight());
      double line = snapSizeY(tagsHeight * LINE_PART);
      shape.resizeRelocate(0, y, snapSizeX(node.getWidth()), line);
      tags.resizeRelocate(right - tagsWidth, y + line, tagsWidth, tagsHeight);
    }
    tags.layout();
  }

  @Override
  protected void layoutChildren() {
    // The layer places everything, by surround.
  }
}
