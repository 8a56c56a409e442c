package org.trillsymbiont.model.state;

import java.util.Locale;

/// What the chosen chord does to the grid.
public enum ChordFollowing {
  /// The grid does not care for the chord.
  OFF,
  /// Rows that play a note of the chord are marked.
  HIGHLIGHT,
  /// Each row plays the chord's note that is nearest to its own.
  SNAP;

  /// The name on the wire, in lower case.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
