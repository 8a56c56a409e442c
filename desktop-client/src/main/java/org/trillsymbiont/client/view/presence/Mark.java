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

/// The mark around one node that others have under hand. On a square stand initials, and names in
/// words where the square is wide enough, while somebody holds it, and while the own pointer is on
/// it: then above or below the square, so that nothing of it is covered.
///
/// Thread: FX.
final class Mark extends Region {
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final int MOST_TAGS = 3;
  private static final double ROOM_BETWEEN = 4;
  private static final double RING_OUT = 2;
  private static final double LINE_PART = 0.18;
  private static final double GLOW = 0.35;

  private final boolean isSquare;
  private final Region shape = new Region();
  private final HBox initials = new HBox();

  /// Never invisible, but clear: so that it has its size before it is seen.
  private final HBox names = new HBox();

  private List<Touch> shown = List.of();
  private boolean isNear;

  /// @param pointer of a square, which is surrounded, or of a control, which is underlined
  Mark(String pointer) {
    isSquare = pointer.equals(Spots.squareOf(pointer));
    setId("mark" + pointer.replace('/', '-'));
    getStyleClass().add(isSquare ? "square-mark" : "control-mark");
    shape.getStyleClass().add("mark-shape");
    initials.getStyleClass().add("mark-tags");
    names.getStyleClass().add("mark-names");
    // They lie over squares that light up.
    List.of(shape, initials, names).forEach(part -> part.setCache(true));
    setManaged(false);
    getChildren().setAll(shape, initials, names);
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
    if (isSquare) {
      initials.getChildren().setAll(initials(touches));
    }
    showNames();
  }

  /// Whether the own pointer is on the node.
  void setNear(boolean value) {
    if (value != isNear) {
      isNear = value;
      showNames();
    }
  }

  /// Who all is there when it is asked for, else the foremost.
  private void showNames() {
    List<Node> tags = new ArrayList<>();
    if (isNear && isSquare) {
      for (Touch touch : shown.subList(0, Math.min(MOST_TAGS, shown.size()))) {
        int more = tags.size() + 1 == MOST_TAGS ? shown.size() - MOST_TAGS : 0;
        tags.add(name(touch.who(), more));
      }
    } else {
      tags.add(name(Touch.foremost(shown).who(), shown.size() - 1));
    }
    names.getChildren().setAll(tags);
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
    for (Touch touch : touches.subList(0, Math.min(MOST_TAGS, touches.size()))) {
      all.add(new Avatar(touch.who().name(), PresenceColours.of(touch.who().colour())));
    }
    if (touches.size() > MOST_TAGS) {
      Avatar more = new Avatar();
      more.showMore(touches.size() - MOST_TAGS, Color.WHITE);
      all.add(more);
    }
    return all;
  }

  private static Node name(Identity who, int more) {
    Color colour = PresenceColours.of(who.colour());
    Label name = new Label(who.name() + (more > 0 ? " +" + more : ""));
    name.getStyleClass().add("name-tag");
    name.setTextFill(Avatar.onTopOf(colour));
    name.setBackground(new Background(new BackgroundFill(colour, new CornerRadii(4), null)));
    return name;
  }

  /// Whether a place is on the node.
  ///
  /// @param x in the layer's coordinates, as y
  boolean surrounds(double x, double y) {
    return isVisible() && shape.getBoundsInParent().contains(x - getLayoutX(), y - getLayoutY());
  }

  /// Puts the mark around a node.
  ///
  /// @param node where the node is, in the layer's coordinates
  /// @param within where names stay, in the same
  void surround(Bounds node, Bounds within) {
    relocate(snapPositionX(node.getMinX()), snapPositionY(node.getMinY()));
    double width = snapSizeX(node.getWidth());
    double height = snapSizeY(node.getHeight());
    if (isSquare) {
      surroundSquare(width, height, within);
    } else {
      underline(width, height, within);
    }
    initials.layout();
    names.layout();
  }

  private void surroundSquare(double width, double height, Bounds within) {
    shape.resizeRelocate(-RING_OUT, -RING_OUT, width + 2 * RING_OUT, height + 2 * RING_OUT);
    double tagsWidth = snapSizeX(initials.prefWidth(-1));
    double tagsHeight = snapSizeY(initials.prefHeight(-1));
    double overlap = tagsHeight / 3;
    initials.resizeRelocate(width - tagsWidth + overlap, -overlap, tagsWidth, tagsHeight);
    double namesWidth = snapSizeX(names.prefWidth(-1));
    double namesHeight = snapSizeY(names.prefHeight(-1));
    boolean hasWords = isNear || Touch.foremost(shown).holds() || namesWidth <= width;
    initials.setVisible(!hasWords);
    names.setOpacity(hasWords ? 1 : 0);
    double above = -namesHeight - ROOM_BETWEEN - RING_OUT;
    boolean fitsAbove = getLayoutY() + above >= within.getMinY();
    double below = height + ROOM_BETWEEN + RING_OUT;
    double y = !isNear ? -namesHeight / 2 : fitsAbove ? above : below;
    names.resizeRelocate(flipped(width, namesWidth, within), y, namesWidth, namesHeight);
  }

  /// Flush with the right edge, but not out of where it has to stay.
  private double flipped(double width, double namesWidth, Bounds within) {
    double least = within.getMinX() - getLayoutX();
    double most = within.getMaxX() - getLayoutX() - namesWidth;
    return snapPositionX(Math.max(least, Math.min(width + RING_OUT - namesWidth, most)));
  }

  private void underline(double width, double height, Bounds within) {
    double namesWidth = snapSizeX(names.prefWidth(-1));
    double namesHeight = snapSizeY(names.prefHeight(-1));
    double line = snapSizeY(namesHeight * LINE_PART);
    double right = Math.min(width, within.getMaxX() - getLayoutX() - 2);
    shape.resizeRelocate(0, height, width, line);
    names.resizeRelocate(right - namesWidth, height + line, namesWidth, namesHeight);
  }

  @Override
  protected void layoutChildren() {
    // The layer places everything, by surround.
  }
}
