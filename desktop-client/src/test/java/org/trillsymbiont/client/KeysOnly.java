package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/// Somebody who plays with the keyboard alone: presses keys, and looks where the focus is.
///
/// Thread: a test's.
final class KeysOnly {
  /// More than any window has places for Tab to stop at.
  private static final int MOST_STOPS = 200;

  private static final List<PseudoClass> FOCUS =
      List.of(PseudoClass.getPseudoClass("focused"), PseudoClass.getPseudoClass("focus-visible"));

  private final FxRobot robot;
  private final Stage stage;

  KeysOnly(FxRobot robot, Stage stage) {
    this.robot = robot;
    this.stage = stage;
  }

  /// Presses keys together, the first ones first, and lets them go.
  void press(KeyCode... keys) {
    robot.push(keys);
    settle();
  }

  /// Holds keys down for a while.
  void hold(Runnable meanwhile, KeyCode... keys) {
    robot.press(keys);
    settle();
    meanwhile.run();
    robot.release(keys);
    settle();
  }

  void write(String text) {
    robot.write(text);
    settle();
  }

  private static void settle() {
    onFx(() -> {});
  }

  /// Presses Tab until something has the focus, and fails when that is never so.
  Node tabTo(String what, Predicate<Node> wanted) {
    return goTo(what, wanted, KeyCode.TAB);
  }

  private Node goTo(String what, Predicate<Node> wanted, KeyCode... step) {
    List<String> passed = new ArrayList<>();
    for (int stops = 0; stops < MOST_STOPS; stops++) {
      press(step);
      Node focused = focused();
      if (fromFx(() -> wanted.test(focused))) {
        assertSeen(focused);
        return focused;
      }
      passed.add(name(focused));
    }
    throw new AssertionError("the keys never come to " + what + ", but to " + passed);
  }

  /// Does the same for a node's id.
  Node tabTo(String id) {
    return tabTo(id, node -> id.equals(node.getId()));
  }

  /// The same backwards.
  Node backTabTo(String id) {
    return goTo(id, node -> id.equals(node.getId()), KeyCode.SHIFT, KeyCode.TAB);
  }

  /// Presses a key until the focus is where it has been before, or at nothing.
  ///
  /// @param keys Tab, or Shift and Tab
  /// @return all that had the focus, in this order; the first one is not there twice
  List<Node> walk(KeyCode... keys) {
    List<Node> stops = new ArrayList<>();
    Set<Node> before = new HashSet<>();
    press(keys);
    for (Node at = focused(); before.add(at) && stops.size() < MOST_STOPS; at = focused()) {
      assertSeen(at);
      stops.add(at);
      press(keys);
    }
    assertTrue(
        focused().equals(stops.getFirst()), () -> "the focus is caught after " + names(stops));
    return stops;
  }

  /// What has the focus.
  Node focused() {
    return fromFx(
        () -> Objects.requireNonNull(stage.getScene().getFocusOwner(), "nothing has the focus"));
  }

  /// Whether a menu is open, at this item.
  boolean isAtMenuItem(String id) {
    return fromFx(() ->
        Window.getWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .map(menu -> menu.getScene().getFocusOwner())
            .anyMatch(item -> item != null && id.equals(item.getId())));
  }

  /// Fails unless the focus is at a node with this id, and can be seen to be.
  void assertAt(String id) {
    Node at = focused();
    assertTrue(id.equals(at.getId()), () -> "the focus is not at " + id + " but at " + name(at));
    assertSeen(at);
  }

  /// Fails unless a node looks other than it does without the focus.
  void assertSeen(Node node) {
    assertTrue(
        fromFx(() -> isSeen(node)), () -> name(node) + " does not show that it has the focus");
  }

  private static boolean isSeen(Node node) {
    boolean isThere = node.getScene() != null && isTreeVisible(node);
    // The circle shows the focus by a cursor of its own, not by its looks.
    Node cursor = node.lookup(".circle-cursor");
    if (cursor != null) {
      return isThere && cursor.isVisible();
    }
    List<PseudoClass> shown = FOCUS.stream().filter(node.getPseudoClassStates()::contains).toList();
    WritableImage with = picture(node);
    shown.forEach(state -> node.pseudoClassStateChanged(state, false));
    WritableImage without = picture(node);
    shown.forEach(state -> node.pseudoClassStateChanged(state, true));
    node.applyCss();
    return isThere && !isSame(with, without);
  }

  private static boolean isTreeVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isTreeVisible(node.getParent()));
  }

  private static WritableImage picture(Node node) {
    node.applyCss();
    if (node instanceof Parent parent) {
      parent.layout();
    }
    return node.snapshot(new SnapshotParameters(), null);
  }

  private static boolean isSame(WritableImage one, WritableImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return false;
    }
    PixelReader first = one.getPixelReader();
    PixelReader second = other.getPixelReader();
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (first.getArgb(x, y) != second.getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  static String names(List<Node> nodes) {
    return nodes.stream().map(KeysOnly::name).collect(Collectors.joining(", "));
  }

  /// A node's id, with that of the panel it is in when it has none of its own.
  static String name(Node node) {
    if (node.getId() != null) {
      return node.getId();
    }
    return node.getParent() == null
        ? node.getClass().getSimpleName()
        : name(node.getParent()) + "/" + String.join(".", node.getStyleClass());
  }
}
