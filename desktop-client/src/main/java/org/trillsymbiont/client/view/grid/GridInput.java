package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.trillsymbiont.model.state.MusicGrid;

/// Turns mouse and keys into the grid's gestures. The grid is one tab stop: only one square takes
/// the focus by Tab, and arrow keys walk from there. With Shift they paint: the next square gets
/// the state of the one that was left, and all until Shift goes up is one step of undo.
///
/// Thread: FX.
final class GridInput {
  private final GridView grid;
  private final List<SquareView> squares;
  private final GridHold hold;
  private final GridStroke stroke;
  private boolean isSpaceDown;
  private boolean isPainting;
  private SquareView tabStop;

  GridInput(GridView grid, List<SquareView> squares) {
    this.grid = grid;
    this.squares = squares;
    hold = new GridHold(grid);
    stroke = new GridStroke(grid);
    // Top left, where reading begins.
    this.tabStop = squares.get(MusicGrid.index(MusicGrid.ROWS - 1, 0));
  }

  void install() {
    tabStop.setFocusTraversable(true);
    for (SquareView square : squares) {
      square.setOnMousePressed(event -> press(square, event));
      square.focusedProperty().addListener((observed, before, now) -> focus(square, now));
    }
    grid.focusWithinProperty()
        .addListener((observed, before, now) -> {
          if (!now) {
            endPainting();
          }
        });
    grid.addEventFilter(MouseEvent.ANY, this::point);
    // In a filter, before the scene takes arrow keys for its own focus traversal.
    grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    grid.addEventFilter(KeyEvent.KEY_RELEASED, this::keyReleased);
    // The right button plays here.
    grid.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, ContextMenuEvent::consume);
  }

  /// A drag goes on sending to the square it began in, so the square is told by the place.
  private void point(MouseEvent event) {
    if (event.getEventType() == MouseEvent.MOUSE_EXITED
        || event.getEventType() == MouseEvent.MOUSE_EXITED_TARGET) {
      if (grid.equals(event.getTarget())) {
        grid.point(-1);
      }
    } else {
      Point2D at = grid.sceneToLocal(event.getSceneX(), event.getSceneY());
      grid.point(grid.geometry().nearest(at.getX(), at.getY()));
    }
  }

  private void press(SquareView square, MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      square.requestFocus();
      grid.select(square.index());
      stroke.begin(square.index(), event.getSceneX(), event.getSceneY());
    } else if (event.getButton() == MouseButton.SECONDARY) {
      square.requestFocus();
      grid.select(square.index());
      hold.hold(square, false);
    }
    event.consume();
  }

  private void focus(SquareView square, boolean isFocused) {
    if (isFocused) {
      tabStop.setFocusTraversable(false);
      tabStop = square;
      tabStop.setFocusTraversable(true);
      grid.select(square.index());
    } else {
      isSpaceDown = false;
    }
  }

  private void key(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    Optional<SquareView> focused = squares.stream().filter(SquareView::isFocused).findFirst();
    if (focused.isPresent() && handle(focused.get(), event)) {
      event.consume();
    }
  }

  private boolean handle(SquareView square, KeyEvent event) {
    int row = MusicGrid.row(square.index());
    int column = MusicGrid.column(square.index());
    boolean paints = event.isShiftDown();
    switch (event.getCode()) {
      case UP, KP_UP -> walk(square, row + 1, column, paints);
      case DOWN, KP_DOWN -> walk(square, row - 1, column, paints);
      case LEFT, KP_LEFT -> walk(square, row, column - 1, paints);
      case RIGHT, KP_RIGHT -> walk(square, row, column + 1, paints);
      case HOME -> walk(square, row, 0, false);
      case END -> walk(square, row, MusicGrid.COLUMNS - 1, false);
      case PAGE_UP -> walk(square, MusicGrid.ROWS - 1, column, false);
      case PAGE_DOWN -> walk(square, 0, column, false);
      case ENTER -> grid.requestVoice(square.index());
      case SPACE -> space(square, event.isShiftDown());
      default -> {
        return false;
      }
    }
    return true;
  }

  /// To another square; at the edge it stays.
  private void walk(SquareView from, int row, int column, boolean paints) {
    if (row < 0 || row >= MusicGrid.ROWS || column < 0 || column >= MusicGrid.COLUMNS) {
      return;
    }
    int next = MusicGrid.index(row, column);
    squares.get(next).requestFocus();
    if (paints) {
      if (!isPainting) {
        isPainting = true;
        grid.gestureBegins();
      }
      grid.paint(List.of(next), grid.isOn(from.index()));
    }
  }

  private void endPainting() {
    if (isPainting) {
      isPainting = false;
      grid.gestureEnds();
    }
  }

  private void space(SquareView square, boolean isShiftDown) {
    // A held key repeats; a gesture does not.
    if (isSpaceDown) {
      return;
    }
    isSpaceDown = true;
    if (isShiftDown) {
      hold.hold(square, true);
    } else {
      grid.toggle(square.index());
    }
  }

  private void keyReleased(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      isSpaceDown = false;
    } else if (event.getCode() == KeyCode.SHIFT) {
      endPainting();
    }
  }
}
