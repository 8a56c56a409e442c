package org.trillsymbiont.model.state;

import java.util.Locale;

/// The rules by which the pattern evolves, with what a musician is told about them. What they do
/// stands in docs/evolution.md.
public enum Ruleset {
  SYMBIONT("Symbiont", "Grows from square to square and dies back now and then: the original."),
  LIFE("Life", "Conway's Life: few or many neighbours kill, three give birth, sparks stir."),
  RAIN("Rain", "Notes fall from the octave to the root; some columns hold their breath."),
  DRIFT("Drift", "Each note wanders by a scale step or a column; as many sound as before.");

  private final String displayName;
  private final String help;

  Ruleset(String displayName, String help) {
    this.displayName = displayName;
    this.help = help;
  }

  /// The name on the wire, in lower case.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name on screen: `Rain`.
  public String displayName() {
    return displayName;
  }

  /// What it does, in a sentence of at most 80 characters.
  public String help() {
    return help;
  }
}
