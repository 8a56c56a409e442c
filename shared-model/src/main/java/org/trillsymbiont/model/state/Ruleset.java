package org.trillsymbiont.model.state;

import java.util.Locale;

/// The rules by which the pattern evolves. What they do stands in docs/evolution.md.
public enum Ruleset {
  /// Grows from square to square, dies back now and then.
  SYMBIONT,
  /// Conway's Life: crowds and loners die, three give birth.
  LIFE,
  /// Notes fall from octave to root; columns hold at times.
  RAIN,
  /// Notes wander by a row or a column; none is lost.
  DRIFT;

  /// The name on the wire, in lower case.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
