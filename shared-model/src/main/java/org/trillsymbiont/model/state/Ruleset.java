package org.trillsymbiont.model.state;

import java.util.Locale;

/// The rules by which the pattern evolves, with what a musician is told about them. What they do
/// stands in docs/evolution.md.
public enum Ruleset {
  SYMBIONT("Symbiont", "Grows from square to square, dies back now and then."),
  LIFE("Life", "Conway's Life: crowds and loners die, three give birth."),
  RAIN("Rain", "Notes fall from octave to root; columns hold at times."),
  DRIFT("Drift", "Notes wander by a row or a column; none is lost.");

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

  /// What it does, in a sentence of at most 60 characters.
  public String help() {
    return help;
  }
}
