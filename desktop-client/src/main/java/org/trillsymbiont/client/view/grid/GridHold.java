package org.trillsymbiont.client.view.grid;

import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A square that sounds while it is held, by the right button or by Shift+Space. The right button
/// glides: the square that it is dragged to sounds in place of the one that it leaves, and beside
/// the grid none does. All ends by letting go anywhere, by the square losing the focus (keys), and
/// by the window losing the focus, closing, or losing the grid: no note hangs.
///
/// Thread: FX.
final class GridHold {
  private static final int NONE = -1;

  private final GridView grid;
  private final EventHandler<MouseEvent> mouse = this::mouse;
  private final EventHandler<KeyEvent> key = this::key;
  private final ChangeListener<Boolean> lost =
      (observed, before, now) -> {
        if (!now) {
          release();
        }
      };
  private final ChangeListener<@Nullable Scene> moved = (observed, before, now) -> release();
  private @Nullable Grip grip;
  private int held = NONE;

  /// What holds.
  ///
  /// @param by the square on which a key is pressed; null for the mouse
  private record Grip(Scene scene, Window window, @Nullable SquareView by) {}

  GridHold(GridView grid) {
    this.grid = grid;
  }

  /// Holds a square, and releases the one that was held. Does nothing outside a window.
  void hold(SquareView square, boolean byKey) {
    release();
    Scene scene = grid.getScene();
    if (scene == null || scene.getWindow() == null) {
      return;
    }
    grip = new Grip(scene, scene.getWindow(), byKey ? square : null);
    scene.addEventFilter(MouseEvent.ANY, mouse);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, key);
    scene.getWindow().focusedProperty().addListener(lost);
    scene.getWindow().showingProperty().addListener(lost);
    grid.sceneProperty().addListener(moved);
    if (byKey) {
      square.focusedProperty().addListener(lost);
    }
    change(square.index());
  }

  /// Releases what is held, if anything is.
  void release() {
    Grip ended = grip;
    if (ended == null) {
      return;
    }
    grip = null;
    ended.scene().removeEventFilter(MouseEvent.ANY, mouse);
    ended.scene().removeEventFilter(KeyEvent.KEY_RELEASED, key);
    ended.window().focusedProperty().removeListener(lost);
    ended.window().showingProperty().removeListener(lost);
    grid.sceneProperty().removeListener(moved);
    if (ended.by() != null) {
      ended.by().focusedProperty().removeListener(lost);
    }
    change(NONE);
  }

  private void change(int next) {
    int before = held;
    if (before != next) {
      held = next;
      if (before != NONE) {
        grid.release(before);
      }
      if (next != NONE) {
        grid.hold(next);
      }
    }
  }

  private void mouse(MouseEvent event) {
    Grip now = grip;
    if (now == null || now.by() != null) {
      return;
    }
    boolean letGo =
        event.getEventType() == MouseEvent.MOUSE_RELEASED
            && event.getButton() == MouseButton.SECONDARY;
    // Moved and not dragged: the button went up where nobody told us.
    if (letGo || event.getEventType() == MouseEvent.MOUSE_MOVED) {
      release();
    } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
      // A drag goes on sending to the square it began in, so the next one is told by the place.
      Point2D at = grid.sceneToLocal(event.getSceneX(), event.getSceneY());
      change(grid.geometry().nearest(at.getX(), at.getY()));
    }
  }

  private void key(KeyEvent event) {
    Grip now = grip;
    if (now != null && now.by() != null && event.getCode() == KeyCode.SPACE) {
      release();
    }
  }
}
