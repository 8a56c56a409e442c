package org.trillsymbiont.client.control;

import java.util.Objects;
import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Tooltips. A [Tooltip] is a window with a scene of its own from the beginning, and a screen has
/// dozens that nobody ever looks at: so one is made when the pointer comes over its control for the
/// first time. Screen readers are told what it says as the control's help, unless that says
/// something else.
///
/// Thread: FX.
public final class Tip {
  private static final Object TEXT = new Object();

  private Tip() {}

  /// Sets or changes what the tooltip of a control says.
  public static void set(Control control, String text) {
    String before = text(control);
    control.getProperties().put(TEXT, text);
    String help = control.getAccessibleHelp();
    if (help == null || help.equals(before)) {
      control.setAccessibleHelp(text);
    }
    Tooltip shown = control.getTooltip();
    if (shown != null) {
      shown.setText(text);
    } else if (before == null) {
      control.addEventFilter(MouseEvent.MOUSE_ENTERED, new Making(control));
    }
  }

  /// What the tooltip of a control says; null when it has none.
  public static @Nullable String text(Control control) {
    return control.getProperties().get(TEXT) instanceof String text ? text : null;
  }

  private record Making(Control control) implements EventHandler<MouseEvent> {

    /// The movements that follow make it appear.
    @Override
    public void handle(MouseEvent entered) {
      control.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
      control.setTooltip(new Tooltip(Objects.requireNonNull(text(control), "text")));
    }
  }
}
