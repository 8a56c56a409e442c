package org.trillsymbiont.client.view.presence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.session.Roster;
import org.trillsymbiont.model.sync.Participant;

/// Lies over the window's content and shows on it what the others have under hand: a ring with
/// their initials or names around a square, a line with their names under a control; what they hold
/// glows. The marks follow their nodes wherever the layout or scrolling takes them, and nothing of
/// the views below is touched or laid out for them.
///
/// Thread: FX.
public final class PresenceLayer extends Pane {
  private final Map<String, Mark> marks = new HashMap<>();
  private final Runnable follow = this::placeAll;
  private final MapChangeListener<String, Node> spotsListener = change -> requestLayout();
  private final EventHandler<MouseEvent> pointer = this::point;
  private boolean isFollowing;

  /// Shows the others of a roster.
  public PresenceLayer(Roster roster) {
    getStyleClass().add("presence-layer");
    getStylesheets()
        .add(
            Objects.requireNonNull(PresenceLayer.class.getResource("presence.css"))
                .toExternalForm());
    setMouseTransparent(true);
    roster.participantsProperty().subscribe(all -> show(roster.others()));
    sceneProperty().subscribe(this::moved);
    moved(null, getScene());
  }

  private void show(List<Participant> others) {
    Map<String, List<Touch>> touched = touched(others);
    marks
        .entrySet()
        .removeIf(entry -> {
          boolean isOver = !touched.containsKey(entry.getKey());
          if (isOver) {
            getChildren().remove(entry.getValue());
          }
          return isOver;
        });
    touched.forEach((pointer, touches) ->
        marks.computeIfAbsent(pointer, missing -> add(new Mark(pointer))).show(touches));
    requestLayout();
    followLayout();
  }

  private Mark add(Mark mark) {
    getChildren().add(mark);
    return mark;
  }

  /// A knob of a square is the square too: the knob may be out of sight.
  private static Map<String, List<Touch>> touched(List<Participant> others) {
    Map<String, Map<Integer, Touch>> byPointer = new LinkedHashMap<>();
    for (Participant who : others) {
      String focus = who.presence().focus();
      if (focus != null) {
        touch(byPointer, focus, who, false);
        String square = Spots.squareOf(focus);
        if (square != null) {
          touch(byPointer, square, who, false);
        }
      }
      if (who.presence().held() >= 0) {
        touch(byPointer, Spots.square(who.presence().held()), who, true);
      }
    }
    Map<String, List<Touch>> touched = new LinkedHashMap<>();
    byPointer.forEach((pointer, touches) -> touched.put(pointer, List.copyOf(touches.values())));
    return touched;
  }

  private static void touch(
      Map<String, Map<Integer, Touch>> byPointer, String pointer, Participant who, boolean holds) {
    byPointer
        .computeIfAbsent(pointer, missing -> new LinkedHashMap<>())
        .merge(
            who.id(),
            new Touch(who.identity(), holds),
            (before, now) -> before.orHolds(now.holds()));
  }

  private void moved(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      Spots.in(before).removeListener(spotsListener);
      before.removeEventFilter(MouseEvent.ANY, pointer);
      if (isFollowing) {
        before.removePostLayoutPulseListener(follow);
        isFollowing = false;
      }
    }
    if (now != null) {
      Spots.in(now).addListener(spotsListener);
      now.addEventFilter(MouseEvent.ANY, pointer);
    }
    followLayout();
  }

  /// Names are told where the own pointer is.
  private void point(MouseEvent event) {
    if (marks.isEmpty()) {
      return;
    }
    boolean isOutside = event.getEventType() == MouseEvent.MOUSE_EXITED;
    Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
    marks
        .values()
        .forEach(mark -> mark.setNear(!isOutside && mark.surrounds(at.getX(), at.getY())));
  }

  /// While there is something to follow; else frames cost nothing here.
  private void followLayout() {
    Scene scene = getScene();
    if (scene != null && isFollowing == marks.isEmpty()) {
      if (isFollowing) {
        scene.removePostLayoutPulseListener(follow);
      } else {
        scene.addPostLayoutPulseListener(follow);
      }
      isFollowing = !isFollowing;
    }
  }

  @Override
  protected void layoutChildren() {
    placeAll();
  }

  private void placeAll() {
    Scene scene = getScene();
    if (scene != null) {
      ObservableMap<String, Node> spots = Spots.in(scene);
      marks.forEach((pointer, mark) -> place(mark, spots.get(pointer)));
    }
  }

  private void place(Mark mark, @Nullable Node node) {
    Bounds at = node == null ? null : visibleBounds(node);
    mark.setVisible(at != null);
    if (at != null) {
      mark.surround(Objects.requireNonNull(sceneToLocal(at)), card(Objects.requireNonNull(node)));
    }
  }

  /// The card that a node lies in, or else all of the layer.
  private Bounds card(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each.getStyleClass().contains("card")) {
        return Objects.requireNonNull(sceneToLocal(each.localToScene(each.getLayoutBounds())));
      }
    }
    return getLayoutBounds();
  }

  /// Where a node can be seen in the scene; null when it, or what is around it, is hidden, or when
  /// it is scrolled out of sight.
  private static @Nullable Bounds visibleBounds(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    for (Node each = node; each != null; each = each.getParent()) {
      boolean isOutside =
          each instanceof ScrollPane scroll
              && !scroll
                  .localToScene(scroll.getLayoutBounds())
                  .contains(bounds.getCenterX(), bounds.getMaxY());
      if (!each.isVisible() || isOutside) {
        return null;
      }
    }
    return bounds;
  }
}
