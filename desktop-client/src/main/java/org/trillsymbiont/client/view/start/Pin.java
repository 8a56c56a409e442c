package org.trillsymbiont.client.view.start;

import org.jspecify.annotations.Nullable;

/// A room's PIN as a user types it: six digits, or nothing.
final class Pin {
  private Pin() {}

  static boolean isValid(String typed) {
    return typed.matches("[0-9]{6}");
  }

  /// Null for nothing.
  static @Nullable String orNone(String typed) {
    return typed.isEmpty() ? null : typed;
  }
}
