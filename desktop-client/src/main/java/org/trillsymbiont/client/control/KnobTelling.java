package org.trillsymbiont.client.control;

import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Says when a knob's bubble is seen: while it is dragged, for a while after each turn by wheel or
/// keys, and when the mouse rests on it.
///
/// Thread: FX.
final class KnobTelling {
  private final Knob knob;
  private final EventHandler<MouseEvent> hovered = event -> rest();
  private final EventHandler<MouseEvent> left = event -> leave();
  private final ChangeListener<Boolean> dragged = (observed, before, now) -> dragged(now);
  private final ChangeListener<Boolean> focused = (observed, before, now) -> focused(now);
  private final ChangeListener<@Nullable Scene> moved = (observed, before, now) -> moved(before);

  KnobTelling(Knob knob) {
    this.knob = knob;
    knob.addEventHandler(MouseEvent.MOUSE_ENTERED, hovered);
    knob.addEventHandler(MouseEvent.MOUSE_MOVED, hovered);
    knob.addEventHandler(MouseEvent.MOUSE_EXITED, left);
    knob.valueChangingProperty().addListener(dragged);
    knob.focusedProperty().addListener(focused);
    knob.sceneProperty().addListener(moved);
  }

  void dispose() {
    hide();
    knob.removeEventHandler(MouseEvent.MOUSE_ENTERED, hovered);
    knob.removeEventHandler(MouseEvent.MOUSE_MOVED, hovered);
    knob.removeEventHandler(MouseEvent.MOUSE_EXITED, left);
    knob.valueChangingProperty().removeListener(dragged);
    knob.focusedProperty().removeListener(focused);
    knob.sceneProperty().removeListener(moved);
  }

  /// The knob was turned by something that is not held.
  void turned() {
    if (!knob.isValueChanging()) {
      KnobBubble.of(knob).ifPresent(bubble -> bubble.showAWhile(knob));
    }
  }

  /// The value is seen otherwise, or not wanted.
  void hide() {
    KnobBubble.of(knob).ifPresent(bubble -> bubble.hide(knob));
  }

  private void dragged(boolean isDragged) {
    if (isDragged) {
      KnobBubble.of(knob).ifPresent(bubble -> bubble.show(knob));
    } else {
      hide();
    }
  }

  private void focused(boolean isFocused) {
    if (!isFocused) {
      hide();
    }
  }

  private void moved(@Nullable Scene from) {
    KnobBubble.in(from).ifPresent(bubble -> bubble.hide(knob));
  }

  private void rest() {
    if (!knob.isValueChanging()) {
      KnobBubble.of(knob).ifPresent(bubble -> bubble.showAfterRest(knob));
    }
  }

  private void leave() {
    if (!knob.isValueChanging()) {
      hide();
    }
  }
}
