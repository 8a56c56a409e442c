package org.trillsymbiont.client.control;

import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;

/// A field for a whole number within a range. Enter or leaving it commits what was typed (brought
/// into the range), Escape takes it back, the arrow keys step. What is no number is marked and
/// taken back when the field is left.
///
/// Thread: FX.
public final class NumberField extends TextField {
  private static final Texts TEXTS = Texts.of(NumberField.class);
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final int min;
  private final int max;
  private IntConsumer onGesture = value -> {};
  private int shown;
  private boolean typed;

  /// A field that shows its lowest value.
  ///
  /// @param min the lowest value, itself allowed
  /// @param max the highest value, itself allowed
  public NumberField(int min, int max) {
    this.min = min;
    this.max = max;
    shown = min;
    getStyleClass().add("number-field");
    setPrefColumnCount(Integer.toString(max).length());
    setText(Integer.toString(min));
    setOnAction(event -> commit());
    focusedProperty().addListener((observable, before, focused) -> left(focused));
    textProperty().addListener((observable, before, text) -> mark(text));
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    addEventFilter(KeyEvent.KEY_TYPED, event -> typed = true);
  }

  /// Takes each value that the user commits.
  public void setOnGesture(IntConsumer handler) {
    onGesture = handler;
  }

  /// Shows a value, unless the user is typing another one.
  public void show(int value) {
    shown = value;
    if (!typed) {
      setText(Integer.toString(value));
    }
  }

  /// A name in place of the text would keep the number from being spoken.
  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    String name = getAccessibleText();
    return attribute == AccessibleAttribute.TEXT && name != null && !name.isEmpty()
        ? TEXTS.get("number.spoken", name, getText())
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
      step(event.getCode() == KeyCode.UP ? 1 : -1);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && typed) {
      takeBack();
      event.consume();
    }
  }

  private void step(int by) {
    int from = parse(getText()).orElse(shown);
    setText(Integer.toString(Math.clamp(from + (long) by, min, max)));
    commit();
  }

  private void left(boolean focused) {
    if (!focused) {
      if (typed) {
        commit();
      }
      takeBack();
    }
  }

  private void commit() {
    OptionalInt value = parse(getText());
    if (value.isPresent()) {
      int allowed = Math.clamp(value.getAsInt(), min, max);
      typed = false;
      if (allowed != shown) {
        onGesture.accept(allowed);
      }
      setText(Integer.toString(shown));
      selectAll();
    }
  }

  private void takeBack() {
    typed = false;
    setText(Integer.toString(shown));
  }

  private void mark(String text) {
    pseudoClassStateChanged(DANGER, parse(text).isEmpty());
  }

  /// Numbers of more than nine digits are no less out of range than those of nine.
  private static OptionalInt parse(String text) {
    String digits = text.strip();
    return digits.matches("-?\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }
}
