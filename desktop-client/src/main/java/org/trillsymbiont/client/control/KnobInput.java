package org.trillsymbiont.client.control;

import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Turns mouse, wheel and keys into gestures on a knob.
///
/// Thread: FX.
final class KnobInput {
  private static final double FULL_RANGE_PX = 200;
  private static final double WHEEL_NOTCH_PX = 40;

  private final Knob knob;
  private final KnobField field;
  private final KnobTelling telling;
  private final EventHandler<MouseEvent> pressed = this::press;
  private final EventHandler<MouseEvent> dragged = this::drag;
  private final EventHandler<MouseEvent> released = this::release;
  private final EventHandler<ScrollEvent> scrolled = this::scroll;
  private final EventHandler<KeyEvent> keyPressed = this::key;
  private final EventHandler<KeyEvent> keyTyped = this::type;
  private final ChangeListener<@Nullable Scene> moved =
      (observed, before, now) -> {
        if (now == null) {
          letGo();
        }
      };
  private double lastScreenY;

  KnobInput(Knob knob, KnobField field, KnobTelling telling) {
    this.knob = knob;
    this.field = field;
    this.telling = telling;
    knob.addEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
    knob.addEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
    knob.addEventHandler(MouseEvent.MOUSE_RELEASED, released);
    knob.addEventHandler(ScrollEvent.SCROLL, scrolled);
    knob.addEventHandler(KeyEvent.KEY_PRESSED, keyPressed);
    knob.addEventHandler(KeyEvent.KEY_TYPED, keyTyped);
    knob.sceneProperty().addListener(moved);
  }

  void dispose() {
    knob.removeEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
    knob.removeEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
    knob.removeEventHandler(MouseEvent.MOUSE_RELEASED, released);
    knob.removeEventHandler(ScrollEvent.SCROLL, scrolled);
    knob.removeEventHandler(KeyEvent.KEY_PRESSED, keyPressed);
    knob.removeEventHandler(KeyEvent.KEY_TYPED, keyTyped);
    knob.sceneProperty().removeListener(moved);
    letGo();
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || field.isOpen()) {
      return;
    }
    knob.requestFocus();
    event.consume();
    if (event.getClickCount() == 2) {
      knob.userResets();
    }
    lastScreenY = event.getScreenY();
    knob.beginDrag();
  }

  private void drag(MouseEvent event) {
    if (knob.isValueChanging()) {
      double up = lastScreenY - event.getScreenY();
      lastScreenY = event.getScreenY();
      knob.userTurns(up / FULL_RANGE_PX * fine(event.isShiftDown()));
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    if (knob.isValueChanging() && event.getButton() == MouseButton.PRIMARY) {
      knob.endDrag();
      event.consume();
    }
  }

  private void letGo() {
    if (knob.isValueChanging()) {
      knob.endDrag();
    }
  }

  private void scroll(ScrollEvent event) {
    // Without the focus the wheel scrolls the page past the knobs; a page's after-run turns
    // nothing.
    if (!knob.isFocused() || event.isInertia()) {
      return;
    }
    // With Shift some systems turn the wheel's axis.
    double up = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
    knob.userTurns(2 * Knob.STEP * up / WHEEL_NOTCH_PX * fine(event.isShiftDown()));
    telling.turned();
    event.consume();
  }

  private void key(KeyEvent event) {
    if (field.isOpen()) {
      return;
    }
    if (event.isShortcutDown()) {
      keyWithShortcut(event);
    } else if (!event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
      plainKey(event);
    }
  }

  private void keyWithShortcut(KeyEvent event) {
    switch (event.getCode()) {
      case C -> KnobMenu.copy(knob);
      case V -> {
        KnobMenu.paste(knob, KnobMenu.clipboard());
        telling.turned();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void plainKey(KeyEvent event) {
    double fine = fine(event.isShiftDown());
    switch (event.getCode()) {
      case UP, KP_UP, RIGHT, KP_RIGHT -> knob.userTurns(Knob.STEP * fine);
      case DOWN, KP_DOWN, LEFT, KP_LEFT -> knob.userTurns(-Knob.STEP * fine);
      case PAGE_UP -> knob.userTurns(Knob.PAGE);
      case PAGE_DOWN -> knob.userTurns(-Knob.PAGE);
      case HOME -> knob.userSets(knob.range().min());
      case END -> knob.userSets(knob.range().max());
      case DELETE, BACK_SPACE -> knob.userResets();
      case ENTER -> field.open();
      default -> {
        return;
      }
    }
    if (!field.isOpen()) {
      telling.turned();
    }
    event.consume();
  }

  private void type(KeyEvent event) {
    String typed = event.getCharacter();
    if (!field.isOpen() && typed.length() == 1 && "0123456789.,-".contains(typed)) {
      field.openWith(typed);
      event.consume();
    }
  }

  private static double fine(boolean isShiftDown) {
    return isShiftDown ? Knob.FINE : 1;
  }
}
