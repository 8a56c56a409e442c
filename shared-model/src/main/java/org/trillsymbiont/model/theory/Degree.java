package org.trillsymbiont.model.theory;

/// A degree of the scale as the root of a chord, named on the wire as the original did: by the
/// numerals of the major mode. What is shown is [Chord#numeral], which is right for the mode.
public enum Degree {
  I(1, "I"),
  II(2, "ii"),
  III(3, "iii"),
  IV(4, "IV"),
  V(5, "V"),
  VI(6, "vi"),
  VII(7, "vii°");

  private final int number;
  private final String wireName;

  Degree(int number, String wireName) {
    this.number = number;
    this.wireName = wireName;
  }

  /// The name on the wire: `I`, `ii`, `iii`, `IV`, `V`, `vi`, `vii°`.
  public String wireName() {
    return wireName;
  }

  /// 1..7.
  public int number() {
    return number;
  }
}
