package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.trillsymbiont.model.state.MusicGrid;

/// Turns mouse and keys into the grid's gestures. The grid is one tab stop: only one square takes
/// the focus by Tab, and arrow keys walk from there.
///
/// Thread: FX.
final class GridInput {
  private final GridView grid;
  private final List<SquareView> squares;
  private final GridHold hold;
  private boolean isSpaceDown;
  private SquareView tabStop;

  GridInput(GridView grid, List<SquareView> squares, GridHold hold) {
    this.grid = grid;
    this.squares = squares;
    this.hold = hold;
    // Top left, where reading begins.
    this.tabStop = squares.get(MusicGrid.index(MusicGrid.ROWS - 1, 0));
  }

  void install() {
    tabStop.setFocusTraversable(true);
    for (SquareView square : squares) {
      square.setOnMousePressed(event -> press(square, event));
      square.focusedProperty().addListener((observed, before, now) -> focus(square, now));
    }
    // In a filter, before the scene takes arrow keys for its own focus traversal.
    grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    grid.addEventFilter(KeyEvent.KEY_RELEASED, this::keyReleased);
    // The right button plays here.
    grid.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, ContextMenuEvent::consume);
  }

  private void press(SquareView square, MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      square.requestFocus();
      grid.select(square.index());
      grid.toggle(square.index());
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
    switch (event.getCode()) {
      case UP, KP_UP -> walk(row + 1, column);
      case DOWN, KP_DOWN -> walk(row - 1, column);
      case LEFT, KP_LEFT -> walk(row, column - 1);
      case RIGHT, KP_RIGHT -> walk(row, column + 1);
      case HOME -> walk(row, 0);
      case END -> walk(row, MusicGrid.COLUMNS - 1);
      case PAGE_UP -> walk(MusicGrid.ROWS - 1, column);
      case PAGE_DOWN -> walk(0, column);
      case ENTER -> grid.requestVoice(square.index());
      case SPACE -> space(square, event.isShiftDown());
      default -> {
        return false;
      }
    }
    return true;
  }

  /// To the neighbour; at the edge it stays.
  private void walk(int row, int column) {
    if (row >= 0 && row < MusicGrid.ROWS && column >= 0 && column < MusicGrid.COLUMNS) {
      squares.get(MusicGrid.index(row, column)).requestFocus();
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
    }
  }
}
