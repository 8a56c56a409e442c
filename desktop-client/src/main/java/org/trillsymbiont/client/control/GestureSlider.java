package org.trillsymbiont.client.control;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Skin;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// A slider that tells the user's gestures (drag, click on the track, keys, screen reader) from
/// values that are shown. A shown value never reaches the gesture handler, and it waits while the
/// user holds the slider, so that nothing jerks under the hand.
///
/// Thread: FX.
public final class GestureSlider extends Slider {
  private DoubleConsumer onGesture = value -> {};
  private @Nullable DoubleFunction<String> words;
  private double shown;
  private boolean held;

  /// A slider at its lowest value.
  public GestureSlider(double min, double max) {
    super(min, max, min);
    shown = min;
    getStyleClass().add("progress-slider");
    valueProperty().addListener((observable, before, value) -> dragged(value.doubleValue()));
    valueChangingProperty().subscribe(changing -> settle());
    // Not pressedProperty(): that stays true after a click on the track.
    addEventFilter(MouseEvent.MOUSE_PRESSED, event -> hold(true));
    addEventFilter(MouseEvent.MOUSE_RELEASED, event -> hold(false));
  }

  /// Takes each value that the user's gestures set.
  public void setOnGesture(DoubleConsumer handler) {
    onGesture = handler;
  }

  /// Says values in words, with their unit, to a screen reader: `50 %`.
  public void setValueWords(DoubleFunction<String> function) {
    words = function;
    valueProperty()
        .addListener(
            observed -> notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING));
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.VALUE_STRING && words != null
        ? words.apply(getValue())
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  /// Shows a value, at once or as soon as the user lets go.
  public void show(double value) {
    shown = value;
    settle();
  }

  /// AtlantaFX's skin fills the track up to the thumb.
  @Override
  protected Skin<?> createDefaultSkin() {
    return new ProgressSliderSkin(this);
  }

  @Override
  public void adjustValue(double newValue) {
    double before = getValue();
    super.adjustValue(newValue);
    // The skin adjusts to the value it has when the thumb is let go, which is no gesture.
    if (!isValueChanging() && getValue() != before) {
      onGesture.accept(getValue());
    }
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    super.executeAccessibleAction(action, parameters);
    if (action == AccessibleAction.SET_VALUE) {
      onGesture.accept(getValue());
    }
  }

  private void dragged(double value) {
    if (isValueChanging()) {
      onGesture.accept(value);
    }
  }

  private void hold(boolean nowHeld) {
    held = nowHeld;
    settle();
  }

  private void settle() {
    if (!isValueChanging() && !held) {
      setValue(shown);
    }
  }
}
