package org.trillsymbiont.client.store;

import java.util.Set;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;

/// Tells which edits belong to one gesture, and so to one step of undo: all that are made while a
/// mouse button is down, and without one those that set the same fields in quick succession (a
/// wheel, a held key).
///
/// Thread: confined to one.
final class GestureNumbers {
  private static final long QUICK_NANOS = 1_000_000_000;

  private Set<Field<?>> lastFields = Set.of();
  private String lastLabel = "";
  private long lastNanos;
  private long number;
  private boolean isPressed;

  /// A mouse button goes down.
  void pressed() {
    number++;
    isPressed = true;
  }

  /// It goes up.
  void released() {
    isPressed = false;
    lastFields = Set.of();
  }

  /// The number of the gesture that an edit belongs to, 1 or more.
  long of(Edit edit, long nowNanos) {
    boolean goesOn =
        isPressed
            || (edit.fields().equals(lastFields)
                && edit.label().equals(lastLabel)
                && nowNanos - lastNanos < QUICK_NANOS);
    if (!goesOn) {
      number++;
    }
    lastFields = edit.fields();
    lastLabel = edit.label();
    lastNanos = nowNanos;
    return number;
  }
}
