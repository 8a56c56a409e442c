package org.trillsymbiont.client.settings;

import java.util.Locale;

/// The language of all texts.
public enum Language {
  /// The system's, where we have it, else English.
  SYSTEM,
  ENGLISH,
  GERMAN;

  /// What texts are looked up for.
  public Locale locale() {
    return switch (this) {
      case SYSTEM -> Locale.getDefault(Locale.Category.DISPLAY);
      case ENGLISH -> Locale.ENGLISH;
      case GERMAN -> Locale.GERMAN;
    };
  }
}
