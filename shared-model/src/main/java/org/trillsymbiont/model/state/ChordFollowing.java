package org.trillsymbiont.model.state;

import java.util.Locale;

/// What the chosen chord does to the grid.
public enum ChordFollowing {
  OFF("Off", "The grid does not care for the chord."),
  HIGHLIGHT("Show", "Rows that play a note of the chord are marked."),
  SNAP("Snap", "Each row plays the chord's note that is nearest to its own.");

  private final String displayName;
  private final String help;

  ChordFollowing(String displayName, String help) {
    this.displayName = displayName;
    this.help = help;
  }

  /// The name on the wire, in lower case.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name on screen.
  public String displayName() {
    return displayName;
  }

  /// What it does, in a sentence of at most 60 characters.
  public String help() {
    return help;
  }
}
