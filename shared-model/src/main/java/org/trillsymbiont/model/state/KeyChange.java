package org.trillsymbiont.model.state;

/// When a key that somebody chooses is heard.
public enum KeyChange {
  NOW("now", "At once", "A new key is heard with the next step."),
  NEXT_BAR("nextBar", "Next bar", "A new key waits for the first step of the next bar.");

  private final String wireName;
  private final String displayName;
  private final String help;

  KeyChange(String wireName, String displayName, String help) {
    this.wireName = wireName;
    this.displayName = displayName;
    this.help = help;
  }

  /// The name on the wire.
  public String wireName() {
    return wireName;
  }

  /// The name on screen.
  public String displayName() {
    return displayName;
  }

  /// What it means, in a sentence of at most 60 characters.
  public String help() {
    return help;
  }
}
