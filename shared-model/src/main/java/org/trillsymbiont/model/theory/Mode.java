package org.trillsymbiont.model.theory;

import java.util.Locale;

/// The seven diatonic modes. A mode is seven neighbours on the line of fifths; it is told from the
/// others by how many of them lie below its tonic.
public enum Mode {
  MAJOR(1),
  MINOR(4),
  DORIAN(3),
  PHRYGIAN(5),
  LYDIAN(0),
  MIXOLYDIAN(2),
  LOCRIAN(6);

  private final int fifthsBelowTonic;

  Mode(int fifthsBelowTonic) {
    this.fifthsBelowTonic = fifthsBelowTonic;
  }

  /// How many of the mode's notes lie below the tonic on the line of fifths: 0 (lydian) .. 6
  /// (locrian).
  public int fifthsBelowTonic() {
    return fifthsBelowTonic;
  }

  /// The name on the wire, in lower case: `major`, `minor`, `dorian` ...
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name on screen: `Major`, `Minor`, `Dorian` ...
  public String displayName() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
