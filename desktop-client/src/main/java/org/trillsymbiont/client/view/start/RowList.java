package org.trillsymbiont.client.view.start;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Rows that are chosen by a click or by keys: one tab stop, arrow keys walk, Home and End jump,
/// Delete takes a row away where that can be. When the rows change, the focus stays on the row that
/// had it, if that is still there.
///
/// Thread: FX.
final class RowList extends VBox {

  /// A row.
  ///
  /// @param node all of it
  /// @param button what is chosen; its id tells the row from the others
  /// @param remove takes it away
  record Row(Node node, Button button, Runnable remove) {}

  private List<Row> rows = List.of();

  RowList(String id) {
    setId(id);
    getStyleClass().add("start-list");
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /// Shows these rows instead.
  void show(List<Row> next) {
    int at = focused();
    String before = at < 0 ? "" : rows.get(at).button().getId();
    rows = List.copyOf(next);
    getChildren().setAll(rows.stream().map(Row::node).toList());
    stopAt(0);
    for (int index = 0; index < rows.size(); index++) {
      int here = index;
      rows.get(index)
          .button()
          .focusedProperty()
          .addListener((observed, was, is) -> {
            if (is) {
              stopAt(here);
            }
          });
    }
    if (at >= 0 && !rows.isEmpty()) {
      int same = indexOf(before);
      focus(same >= 0 ? same : Math.min(at, rows.size() - 1));
    }
  }

  private int indexOf(String id) {
    for (int index = 0; index < rows.size(); index++) {
      if (rows.get(index).button().getId().equals(id)) {
        return index;
      }
    }
    return -1;
  }

  private int focused() {
    for (int index = 0; index < rows.size(); index++) {
      if (rows.get(index).button().isFocused()) {
        return index;
      }
    }
    return -1;
  }

  private void key(KeyEvent event) {
    int at = focused();
    if (at < 0) {
      return;
    }
    KeyCode code = event.getCode();
    switch (code) {
      case UP -> focus(Math.max(0, at - 1));
      case DOWN -> focus(Math.min(rows.size() - 1, at + 1));
      case HOME -> focus(0);
      case END -> focus(rows.size() - 1);
      case DELETE, BACK_SPACE -> rows.get(at).remove().run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(int index) {
    rows.get(index).button().requestFocus();
  }

  /// Where the Tab key stops.
  private void stopAt(int index) {
    for (int each = 0; each < rows.size(); each++) {
      rows.get(each).button().setFocusTraversable(each == index);
    }
  }
}
