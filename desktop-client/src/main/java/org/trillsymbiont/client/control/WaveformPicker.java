package org.trillsymbiont.client.control;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.Waveform;

/// Four small drawings of waves, one of them chosen: by click, or with the arrow keys. One tab
/// stop.
///
/// [#render] shows a choice and tells nobody; the user's own goes to the handler of
/// [#setOnUserChange].
///
/// Thread: FX.
public final class WaveformPicker extends GridPane {
  private static final Texts TEXTS = Texts.of(WaveformPicker.class);
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final List<Waveform> ORDER = List.of(Waveform.values());
  private static final int COLUMNS = 2;

  private final Map<Waveform, Shape> shapes = new EnumMap<>(Waveform.class);
  private Waveform chosen = Waveform.SINE;
  private Consumer<Waveform> onUserChange = changed -> {};

  /// A picker that shows a sine.
  ///
  /// @param label whose shape it is, for screen readers: `Oscillator waveform`
  public WaveformPicker(String label) {
    getStyleClass().add("waveform-picker");
    getStylesheets().add(Knob.stylesheet());
    setAccessibleRole(AccessibleRole.PARENT);
    for (int place = 0; place < ORDER.size(); place++) {
      Waveform waveform = ORDER.get(place);
      Shape shape = new Shape(waveform);
      shapes.put(waveform, shape);
      add(shape, place % COLUMNS, place / COLUMNS);
    }
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    name(label);
    show();
  }

  /// Says whose shape it is, to screen readers.
  public void name(String label) {
    setAccessibleText(label);
    shapes.forEach((waveform, shape) ->
        shape.setAccessibleText(TEXTS.get("waveform.spoken", label, name(waveform))));
  }

  /// What a shape is called in the user's language: `Sawtooth`.
  public static String name(Waveform waveform) {
    return TEXTS.word("waveform", waveform);
  }

  /// The shape that is shown as chosen.
  public Waveform chosen() {
    return chosen;
  }

  /// Takes every shape that the user chooses, and no other.
  public void setOnUserChange(Consumer<Waveform> handler) {
    onUserChange = Objects.requireNonNull(handler, "handler");
  }

  /// Shows a choice; nobody is told.
  public void render(Waveform waveform) {
    if (waveform != chosen) {
      boolean hadFocus = shape(chosen).isFocused();
      chosen = waveform;
      show();
      if (hadFocus) {
        shape(chosen).requestFocus();
      }
    }
  }

  private void userChooses(Waveform waveform) {
    shape(waveform).requestFocus();
    if (waveform != chosen) {
      render(waveform);
      onUserChange.accept(waveform);
    }
  }

  private void key(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case RIGHT, KP_RIGHT, DOWN, KP_DOWN -> 1;
          case LEFT, KP_LEFT, UP, KP_UP -> -1;
          default -> 0;
        };
    if (by != 0) {
      userChooses(ORDER.get(Math.floorMod(ORDER.indexOf(chosen) + by, ORDER.size())));
      event.consume();
    }
  }

  private void show() {
    shapes.forEach((waveform, shape) -> shape.setChosen(waveform == chosen));
  }

  private Shape shape(Waveform waveform) {
    return Objects.requireNonNull(shapes.get(waveform));
  }

  private static String drawing(Waveform waveform) {
    return switch (waveform) {
      case SINE -> "M0 5 C2.5 -1.6 6.5 -1.6 9 5 S15.5 11.6 18 5";
      case TRIANGLE -> "M0 5 L4.5 0 L13.5 10 L18 5";
      case SQUARE -> "M0 10 V0 H9 V10 H18 V0";
      case SAWTOOTH -> "M0 10 L9 0 V10 L18 0 V10";
    };
  }

  private final class Shape extends StackPane {
    private static final double BASE_WIDTH = 34;

    private final SVGPath path = new SVGPath();
    private boolean isChosen;

    Shape(Waveform waveform) {
      getStyleClass().add("waveform-shape");
      setId(waveform.wireName());
      setAccessibleRole(AccessibleRole.RADIO_BUTTON);
      path.setContent(drawing(waveform));
      path.getStyleClass().add("waveform-line");
      getChildren().add(path);
      addEventHandler(
          MouseEvent.MOUSE_PRESSED,
          event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
              userChooses(waveform);
              event.consume();
            }
          });
    }

    @Override
    protected void layoutChildren() {
      path.setScaleX(getWidth() / BASE_WIDTH);
      path.setScaleY(getWidth() / BASE_WIDTH);
      super.layoutChildren();
    }

    void setChosen(boolean value) {
      isChosen = value;
      setFocusTraversable(value);
      pseudoClassStateChanged(CHOSEN, value);
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
        AccessibleAttribute attribute, @Nullable Object... parameters) {
      return attribute == AccessibleAttribute.SELECTED
          ? (Object) isChosen
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }
}
