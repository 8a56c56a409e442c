package org.trillsymbiont.client.settings;

/// Which looks the user wants.
public enum ThemeChoice {
  /// The instrument's own.
  DARK,
  /// For bright rooms and projectors.
  LIGHT,
  /// As the computer's other programs look.
  SYSTEM
}
