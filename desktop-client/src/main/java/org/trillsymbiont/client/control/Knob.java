package org.trillsymbiont.client.control;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;

/// A knob that turns 270°. Drag it up or down (200 px is the full range, ten times as much with
/// Shift), roll the wheel over it while it has the focus (elsewhere the wheel scrolls the page),
/// press arrow keys (Shift: fine), Page up and down, Home and End; a double click, Delete or
/// Backspace goes back to the default; Enter or a digit opens a field to type the value in. A
/// bubble tells the value meanwhile. The menu (right click, Menu key, Shift+F10) copies the value
/// as text, pastes one, as the usual keys do, and offers what the knob's user adds.
///
/// Two ways in, kept apart: [#render] shows a value and tells nobody; a gesture of the user sets
/// the value and tells the handler of [#setOnUserChange].
///
/// Thread: FX.
public final class Knob extends Control {
  private static final Texts TEXTS = Texts.of(Knob.class);

  static final double STEP = 0.01;
  static final double PAGE = 0.1;
  static final double FINE = 0.1;

  private final String label;
  private final KnobRange range;
  private final KnobFormat format;
  private final ReadOnlyDoubleWrapper value;
  private final ReadOnlyBooleanWrapper valueChanging =
      new ReadOnlyBooleanWrapper(this, "valueChanging", false);
  private DoubleConsumer onUserChange = changed -> {};
  private Supplier<List<MenuItem>> moreItems = List::of;
  private double rendered;

  /// A knob at its default.
  ///
  /// @param label what it turns, in a word: `Gain`
  public Knob(String label, KnobRange range, KnobFormat format) {
    this.label = Objects.requireNonNull(label, "label");
    this.range = Objects.requireNonNull(range, "range");
    this.format = Objects.requireNonNull(format, "format");
    this.rendered = range.defaultValue();
    this.value = new ReadOnlyDoubleWrapper(this, "value", range.defaultValue());
    getStyleClass().add("knob");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(label);
    setAccessibleHelp(TEXTS.get("knob.help"));
    value.addListener((observed, before, now) -> {
      notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
      notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
    });
  }

  /// What it turns.
  public String label() {
    return label;
  }

  /// What it can be turned to.
  public KnobRange range() {
    return range;
  }

  /// How its value is written.
  public KnobFormat format() {
    return format;
  }

  /// The value that is shown, within the range.
  public double value() {
    return value.get();
  }

  /// The value that is shown, as it changes.
  public ReadOnlyDoubleProperty valueProperty() {
    return value.getReadOnlyProperty();
  }

  /// True while the user drags.
  public boolean isValueChanging() {
    return valueChanging.get();
  }

  /// True while the user drags.
  public ReadOnlyBooleanProperty valueChangingProperty() {
    return valueChanging.getReadOnlyProperty();
  }

  /// Takes every value that the user sets by a gesture, and no other.
  public void setOnUserChange(DoubleConsumer handler) {
    onUserChange = Objects.requireNonNull(handler, "handler");
  }

  /// Adds to the knob's menu.
  ///
  /// @param items are asked for each time that the menu opens
  public void setMoreItems(Supplier<List<MenuItem>> items) {
    moreItems = Objects.requireNonNull(items, "items");
  }

  /// What is added to the menu now.
  List<MenuItem> moreItems() {
    return moreItems.get();
  }

  /// Shows a value; nobody is told. While the user drags, the knob stays under the hand, and the
  /// value is shown when it is let go.
  ///
  /// @param newValue beyond the range it is the stop's
  public void render(double newValue) {
    rendered = range.clamp(newValue);
    if (!isValueChanging()) {
      value.set(rendered);
    }
  }

  /// A gesture that sets the value.
  void userSets(double newValue) {
    double inside = range.clamp(KnobRange.rounded(newValue));
    if (inside != value.get()) {
      // Before the handler: what it renders meanwhile is newer.
      rendered = inside;
      value.set(inside);
      onUserChange.accept(inside);
    }
  }

  /// A gesture that turns the knob.
  ///
  /// @param byTurn part of the full range, -1..1
  void userTurns(double byTurn) {
    userSets(range.value(range.turn(value()) + byTurn));
  }

  /// A gesture that goes back to the default.
  void userResets() {
    userSets(range.defaultValue());
  }

  void beginDrag() {
    valueChanging.set(true);
  }

  void endDrag() {
    valueChanging.set(false);
    value.set(rendered);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new KnobSkin(this);
  }

  @Override
  public String getUserAgentStylesheet() {
    return stylesheet();
  }

  /// The looks of knobs and of what belongs to them.
  static String stylesheet() {
    return Objects.requireNonNull(Knob.class.getResource("knob.css")).toExternalForm();
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, @Nullable Object... parameters) {
    return switch (attribute) {
      case VALUE -> value();
      case MIN_VALUE -> range.min();
      case MAX_VALUE -> range.max();
      case VALUE_STRING -> format.spoken(value());
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, @Nullable Object... parameters) {
    switch (action) {
      case INCREMENT -> userTurns(STEP);
      case DECREMENT -> userTurns(-STEP);
      case BLOCK_INCREMENT -> userTurns(PAGE);
      case BLOCK_DECREMENT -> userTurns(-PAGE);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number number) {
          userSets(number.doubleValue());
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }
}
