package org.trillsymbiont.client.view.grid;

import java.util.Collection;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A stroke of the mouse: the square where it begins is switched, and all that it runs over get the
/// same state, each once, however fast it goes. It ends when the button goes up anywhere, and when
/// the window loses the focus, closes, or loses the grid.
///
/// Thread: FX.
final class GridStroke {
  private final GridView grid;
  private final EventHandler<MouseEvent> mouse = this::mouse;
  private final ChangeListener<Boolean> lost =
      (observed, before, now) -> {
        if (!now) {
          lose();
        }
      };
  private final ChangeListener<@Nullable Scene> moved = (observed, before, now) -> lose();
  private @Nullable Stroke stroke;
  private Point2D last = Point2D.ZERO;
  private long done;

  /// @param paints whether squares are switched on
  private record Stroke(boolean paints, Scene scene, Window window) {}

  GridStroke(GridView grid) {
    this.grid = grid;
  }

  /// Switches a square, and whatever the mouse runs over from here on. Outside a window it is just
  /// that one.
  void begin(int index, double sceneX, double sceneY) {
    end();
    boolean paints = !grid.isOn(index);
    grid.toggle(index);
    Scene scene = grid.getScene();
    if (scene == null || scene.getWindow() == null) {
      return;
    }
    stroke = new Stroke(paints, scene, scene.getWindow());
    last = grid.sceneToLocal(sceneX, sceneY);
    done = 1L << index;
    scene.addEventFilter(MouseEvent.ANY, mouse);
    scene.getWindow().focusedProperty().addListener(lost);
    scene.getWindow().showingProperty().addListener(lost);
    grid.sceneProperty().addListener(moved);
  }

  private void mouse(MouseEvent event) {
    if (event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
      goTo(event);
    } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED
        && event.getButton() == MouseButton.PRIMARY) {
      goTo(event);
      end();
    } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
      // The button went up where nobody told us.
      lose();
    }
  }

  private void goTo(MouseEvent event) {
    Stroke now = stroke;
    if (now == null) {
      return;
    }
    Point2D next = grid.sceneToLocal(event.getSceneX(), event.getSceneY());
    List<Integer> crossed =
        grid.geometry().crossed(last.getX(), last.getY(), next.getX(), next.getY());
    last = next;
    List<Integer> fresh = crossed.stream().filter(index -> (done >>> index & 1) == 0).toList();
    done |= bits(fresh);
    grid.paint(fresh, now.paints());
  }

  private static long bits(Collection<Integer> indices) {
    return indices.stream().mapToLong(index -> 1L << index).reduce(0, (a, b) -> a | b);
  }

  /// The end of a stroke of which nobody says that the button went up.
  private void lose() {
    if (stroke != null) {
      end();
      grid.gestureEnds();
    }
  }

  private void end() {
    Stroke ended = stroke;
    if (ended != null) {
      stroke = null;
      ended.scene().removeEventFilter(MouseEvent.ANY, mouse);
      ended.window().focusedProperty().removeListener(lost);
      ended.window().showingProperty().removeListener(lost);
      grid.sceneProperty().removeListener(moved);
    }
  }
}
