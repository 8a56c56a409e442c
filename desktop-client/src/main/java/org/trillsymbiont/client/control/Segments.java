package org.trillsymbiont.client.control;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One of a few choices, all in sight, as a row of joined buttons: by click, or with the arrow
/// keys, Home and End. One tab stop. A shown value never reaches the gesture handler.
///
/// Thread: FX.
///
/// @param <T> what is chosen
public final class Segments<T> extends HBox {
  private final List<T> choices;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private Consumer<T> onGesture = choice -> {};
  private @Nullable T shown;

  /// @param choices at least two, from left to right
  /// @param id of a choice's button
  /// @param name of a choice, a word or two
  /// @param help about a choice, for tooltips and screen readers
  public Segments(
      List<T> choices, Function<T, String> id, Function<T, String> name, Function<T, String> help) {
    this.choices = List.copyOf(choices);
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER_LEFT);
    for (T choice : this.choices) {
      buttons.add(button(choice, id.apply(choice), name.apply(choice), help.apply(choice)));
    }
    buttons.getFirst().getStyleClass().add(Styles.LEFT_PILL);
    buttons
        .subList(1, buttons.size() - 1)
        .forEach(button -> button.getStyleClass().add(Styles.CENTER_PILL));
    buttons.getLast().getStyleClass().add(Styles.RIGHT_PILL);
    getChildren().addAll(buttons);
    setAccessibleRole(AccessibleRole.PARENT);
    // In a filter, before the scene takes arrow keys for its own focus traversal.
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    show(null);
  }

  private ToggleButton button(T choice, String id, String name, String help) {
    ToggleButton button = new ToggleButton(name);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    button.setAccessibleText(help);
    Tip.set(button, help);
    button.setOnAction(event -> choose(choice));
    return button;
  }

  /// Calls a choice otherwise.
  ///
  /// @param name a word or two
  /// @param help for tooltips and screen readers
  public void rename(T choice, String name, String help) {
    ToggleButton button = buttons.get(choices.indexOf(choice));
    button.setText(name);
    button.setAccessibleText(help);
    Tip.set(button, help);
  }

  /// Takes each choice that the user makes.
  public void setOnGesture(Consumer<T> handler) {
    onGesture = Objects.requireNonNull(handler, "handler");
  }

  /// Shows a choice; null, or one that is not offered, as none.
  public void show(@Nullable T choice) {
    shown = choice;
    int at = choice == null ? 0 : Math.max(0, choices.indexOf(choice));
    for (int index = 0; index < buttons.size(); index++) {
      buttons.get(index).setSelected(choices.get(index).equals(choice));
      buttons.get(index).setFocusTraversable(index == at);
    }
  }

  /// The button of what is chosen; the first when nothing is.
  public Node chosen() {
    return buttons.stream().filter(ToggleButton::isSelected).findAny().orElse(buttons.getFirst());
  }

  private void key(KeyEvent event) {
    int at = buttons.indexOf(event.getTarget());
    int to =
        switch (event.getCode()) {
          case RIGHT, KP_RIGHT, DOWN, KP_DOWN -> (at + 1) % buttons.size();
          case LEFT, KP_LEFT, UP, KP_UP -> Math.floorMod(at - 1, buttons.size());
          case HOME -> 0;
          case END -> buttons.size() - 1;
          default -> at;
        };
    if (at >= 0 && to != at) {
      event.consume();
      buttons.get(to).requestFocus();
      choose(choices.get(to));
    }
  }

  private void choose(T choice) {
    boolean isOther = !choice.equals(shown);
    // A click on the chosen one must not leave it unchosen.
    show(shown);
    if (isOther) {
      onGesture.accept(choice);
    }
  }
}
