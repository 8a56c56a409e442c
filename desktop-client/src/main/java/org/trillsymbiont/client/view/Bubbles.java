package org.trillsymbiont.client.view;

import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The layer of the window that bubbles open in, one at a time, below the node that they belong to,
/// or above it where there is more room. A bubble closes by Escape, by a press outside, and when
/// the focus goes elsewhere. It is part of the window, not a window of its own: it has the window's
/// type size and keys.
///
/// Thread: FX.
public final class Bubbles extends Pane {
  private static final double GAP = 6;
  private static final double EDGE = 10;

  private final EventHandler<MouseEvent> pressed = this::pressed;
  private final ChangeListener<@Nullable Node> focused = (observed, before, now) -> focusMoved(now);
  private @Nullable Open open;

  private record Open(Bubble bubble, Node anchor, Scene scene) {
    boolean contains(@Nullable Node node) {
      for (Node each = node; each != null; each = each.getParent()) {
        if (each.equals(bubble.content()) || each.equals(anchor)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Nothing is open.
  public Bubbles() {
    setPickOnBounds(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Opens a bubble beside its anchor, or closes it when it is open.
  public void toggle(Bubble bubble, Node anchor) {
    boolean wasOpen = open != null && open.bubble().equals(bubble);
    close();
    if (!wasOpen) {
      open(bubble, anchor);
    }
  }

  /// Opens a bubble beside its anchor. Does nothing outside a scene.
  public void open(Bubble bubble, Node anchor) {
    close();
    Scene scene = getScene();
    if (scene == null) {
      return;
    }
    Node first = bubble.opened();
    open = new Open(bubble, anchor, scene);
    getChildren().setAll(bubble.content());
    first.requestFocus();
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
    scene.focusOwnerProperty().addListener(focused);
  }

  /// Closes what is open, if anything is; the focus goes back to where it opened from.
  public void close() {
    Open closing = open;
    if (closing == null) {
      return;
    }
    boolean hadFocus = closing.contains(closing.scene().getFocusOwner());
    open = null;
    closing.scene().removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
    closing.scene().focusOwnerProperty().removeListener(focused);
    if (hadFocus) {
      closing.anchor().requestFocus();
    }
    getChildren().clear();
    closing.bubble().closed();
  }

  private void pressed(MouseEvent event) {
    if (open != null && !(event.getTarget() instanceof Node node && open.contains(node))) {
      close();
    }
  }

  private void focusMoved(@Nullable Node now) {
    if (open != null && now != null && !open.contains(now)) {
      close();
    }
  }

  /// Not a handler: a text field would take Escape for itself, and the window for Stop.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  @Override
  protected void layoutChildren() {
    if (open != null) {
      Region bubble = open.bubble().content();
      Bounds anchor = sceneToLocal(open.anchor().localToScene(open.anchor().getLayoutBounds()));
      double below = getHeight() - anchor.getMaxY() - GAP - EDGE;
      double above = anchor.getMinY() - GAP - EDGE;
      // Its words may be longer than it was made for.
      double wide = Math.max(bubble.prefWidth(-1), bubble.minWidth(-1));
      double width = Math.min(wide, getWidth() - 2 * EDGE);
      double wanted = bubble.prefHeight(width);
      boolean fitsBelow = wanted <= below || below >= above;
      double height = Math.min(wanted, fitsBelow ? below : above);
      double y = Math.rint(fitsBelow ? anchor.getMaxY() + GAP : anchor.getMinY() - GAP - height);
      double x = Math.clamp(anchor.getMinX(), EDGE, Math.max(EDGE, getWidth() - width - EDGE));
      bubble.resizeRelocate(Math.rint(x), Math.rint(y), Math.rint(width), Math.rint(height));
    }
  }
}
