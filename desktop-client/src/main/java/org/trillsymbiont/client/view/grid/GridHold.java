package org.trillsymbiont.client.view.grid;

import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A square that sounds while it is held, by the right button or by Shift+Space. It is released by
/// letting go anywhere, by the pointer leaving the square, by the square losing the focus (keys),
/// and by the window losing the focus, closing, or losing the square: no note hangs.
///
/// Thread: FX.
final class GridHold {
  private final GridSounds sounds;
  private final EventHandler<MouseEvent> mouse = this::mouse;
  private final EventHandler<KeyEvent> key = this::key;
  private final ChangeListener<Boolean> lost =
      (observed, before, now) -> {
        if (!now) {
          release();
        }
      };
  private final ChangeListener<@Nullable Scene> moved = (observed, before, now) -> release();
  private @Nullable Held held;

  private record Held(SquareView square, Scene scene, Window window, boolean byKey) {}

  GridHold(GridSounds sounds) {
    this.sounds = sounds;
  }

  /// Holds a square, and releases the one that was held. Does nothing outside a window.
  void hold(SquareView square, boolean byKey) {
    release();
    Scene scene = square.getScene();
    if (scene == null || scene.getWindow() == null) {
      return;
    }
    held = new Held(square, scene, scene.getWindow(), byKey);
    scene.addEventFilter(MouseEvent.ANY, mouse);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, key);
    scene.getWindow().focusedProperty().addListener(lost);
    scene.getWindow().showingProperty().addListener(lost);
    square.sceneProperty().addListener(moved);
    if (byKey) {
      square.focusedProperty().addListener(lost);
    }
    square.setHeld(true);
    sounds.hold(square.index());
  }

  /// Releases what is held, if anything is.
  void release() {
    Held ended = held;
    if (ended == null) {
      return;
    }
    held = null;
    ended.scene().removeEventFilter(MouseEvent.ANY, mouse);
    ended.scene().removeEventFilter(KeyEvent.KEY_RELEASED, key);
    ended.window().focusedProperty().removeListener(lost);
    ended.window().showingProperty().removeListener(lost);
    ended.square().sceneProperty().removeListener(moved);
    ended.square().focusedProperty().removeListener(lost);
    ended.square().setHeld(false);
    sounds.release(ended.square().index());
  }

  private void mouse(MouseEvent event) {
    Held now = held;
    if (now == null || now.byKey()) {
      return;
    }
    boolean letGo =
        event.getEventType() == MouseEvent.MOUSE_RELEASED
            && event.getButton() == MouseButton.SECONDARY;
    // A drag goes on sending to the square it began in, so leaving is told by the place.
    boolean outside =
        !now.square()
            .getLayoutBounds()
            .contains(now.square().sceneToLocal(event.getSceneX(), event.getSceneY()));
    if (letGo || outside) {
      release();
    }
  }

  private void key(KeyEvent event) {
    Held now = held;
    if (now != null && now.byKey() && event.getCode() == KeyCode.SPACE) {
      release();
    }
  }
}
