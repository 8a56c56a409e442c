package org.trillsymbiont.client.view.midi;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The rows that the MIDI bubble is made of.
final class Rows {
  private Rows() {}

  /// A setting with its name, all names as wide.
  static HBox setting(String name, Node... controls) {
    Label label = new Label(name);
    label.getStyleClass().addAll("muted", "midi-name");
    HBox row = new HBox(label);
    row.getChildren().addAll(controls);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  static Label word(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  static Label sentence(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// Shows a node, and gives it room, or not.
  static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /// A few buttons of which one is chosen.
  ///
  /// Thread: FX.
  static final class Choice<E extends Enum<E>> extends HBox {
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final List<E> values;
    private E chosen;

    /// @param id of each button, followed by the choice's name
    /// @param names in order, at least two
    /// @param choose takes each choice of the user
    Choice(String id, Map<E, String> names, Consumer<E> choose) {
      values = List.copyOf(names.keySet());
      chosen = values.getFirst();
      getStyleClass().add("segments");
      setAlignment(Pos.CENTER_LEFT);
      names.forEach((value, name) -> {
        ToggleButton button = new ToggleButton(name);
        button.setId(id + "-" + value.name().toLowerCase(Locale.ROOT));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
          // A click on the chosen one must not leave it unchosen.
          show(chosen);
          choose.accept(value);
        });
        buttons.add(button);
      });
      buttons.forEach(button -> button.getStyleClass().add(Styles.CENTER_PILL));
      pill(buttons.getFirst(), Styles.LEFT_PILL);
      pill(buttons.getLast(), Styles.RIGHT_PILL);
      getChildren().addAll(buttons);
      show(chosen);
    }

    private static void pill(ToggleButton button, String style) {
      button.getStyleClass().remove(Styles.CENTER_PILL);
      button.getStyleClass().add(style);
    }

    void show(E value) {
      chosen = value;
      for (int i = 0; i < buttons.size(); i++) {
        buttons.get(i).setSelected(values.get(i) == value);
      }
    }

    /// The chosen button.
    Node button() {
      return buttons.get(values.indexOf(chosen));
    }
  }
}
