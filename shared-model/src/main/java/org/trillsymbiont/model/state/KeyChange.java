package org.trillsymbiont.model.state;

/// When a key that somebody chooses is heard.
public enum KeyChange {
  /// A new key is heard with the next step.
  NOW("now"),
  /// A new key waits for the first step of the next bar.
  NEXT_BAR("nextBar");

  private final String wireName;

  KeyChange(String wireName) {
    this.wireName = wireName;
  }

  /// The name on the wire.
  public String wireName() {
    return wireName;
  }
}
