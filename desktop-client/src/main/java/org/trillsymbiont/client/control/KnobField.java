package org.trillsymbiont.client.control;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.trillsymbiont.client.text.Texts;

/// The field over a knob's value, to type a number in. Enter takes it, Escape or losing the focus
/// drops it; what is no number stays, marked.
///
/// Thread: FX.
final class KnobField {
  private static final Texts TEXTS = Texts.of(KnobField.class);
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final Knob knob;
  private final TextField text = new TextField();
  private final EventHandler<KeyEvent> keys = this::key;
  private final ChangeListener<Boolean> focus =
      (observed, before, focused) -> {
        if (!focused) {
          hide();
        }
      };
  private final ChangeListener<String> edited = (observed, before, now) -> marked(false);

  KnobField(Knob knob) {
    this.knob = knob;
    text.getStyleClass().add("knob-field");
    text.setAccessibleText(TEXTS.get("knob.field", knob.label()));
    text.setVisible(false);
    text.setManaged(false);
    // In a filter: the text field itself consumes Enter in some cases, and arrows are its own.
    text.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    text.focusedProperty().addListener(focus);
    text.textProperty().addListener(edited);
  }

  void dispose() {
    text.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    text.focusedProperty().removeListener(focus);
    text.textProperty().removeListener(edited);
  }

  TextField node() {
    return text;
  }

  boolean isOpen() {
    return text.isVisible();
  }

  /// Opens with the present value, selected.
  void open() {
    show(knob.format().number(knob.value()));
    text.selectAll();
  }

  /// Opens with what was typed already.
  void openWith(String typed) {
    show(typed);
    text.end();
  }

  private void show(String initial) {
    text.setText(initial);
    marked(false);
    text.setVisible(true);
    text.requestFocus();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      var number = knob.format().parse(text.getText());
      marked(number.isEmpty());
      number.ifPresent(value -> {
        close();
        knob.userSets(value);
      });
    } else if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
    }
  }

  private void close() {
    hide();
    knob.requestFocus();
  }

  private void hide() {
    text.setVisible(false);
  }

  private void marked(boolean isRefused) {
    text.pseudoClassStateChanged(REFUSED, isRefused);
  }
}
