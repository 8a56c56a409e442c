package org.trillsymbiont.model.theory;

import java.util.Objects;

/// A spelled pitch class, as its place on the line of fifths: ... Bb = -2, F = -1, C = 0, G = 1, D
/// = 2 ... F# = 6 ... Letter and accidentals follow from that one number, so F# (6) and Gb (-6) are
/// two values with one [#chroma].
///
/// @param fifths the place on the line, -35..35 (up to five accidentals)
public record PitchClass(int fifths) {
  private static final int LIMIT = 35;
  private static final String LETTERS_BY_FIFTHS = "FCGDAEB";
  private static final String LETTERS_BY_STEP = "CDEFGAB";

  public static final PitchClass C = new PitchClass(0);

  public PitchClass {
    if (fifths < -LIMIT || fifths > LIMIT) {
      throw new IllegalArgumentException("fifths must be within -35..35, not " + fifths);
    }
  }

  /// Reads a name as written in English: a letter A..G and any number of `#` or `b`.
  ///
  /// @throws IllegalArgumentException when the name is none
  public static PitchClass parse(String name) {
    Objects.requireNonNull(name, "name");
    int place = name.isEmpty() ? -1 : LETTERS_BY_FIFTHS.indexOf(name.charAt(0));
    String accidentals = name.isEmpty() ? "" : name.substring(1);
    boolean sharps = accidentals.chars().allMatch(c -> c == '#');
    boolean flats = accidentals.chars().allMatch(c -> c == 'b');
    if (place < 0 || accidentals.length() > 4 || !(sharps || flats)) {
      throw new IllegalArgumentException("not a note name: \"" + name + "\"");
    }
    return new PitchClass(place - 1 + 7 * (sharps ? 1 : -1) * accidentals.length());
  }

  /// The letter, `A`..`G`.
  public char letter() {
    return LETTERS_BY_FIFTHS.charAt(Math.floorMod(fifths + 1, 7));
  }

  /// The letter's step above C: C = 0, D = 1 ... B = 6.
  public int letterStep() {
    return LETTERS_BY_STEP.indexOf(letter());
  }

  /// The number of sharps (positive) or flats (negative) behind the letter.
  public int accidentals() {
    return Math.floorDiv(fifths + 1, 7);
  }

  /// The chromatic pitch class, semitones above C, 0..11.
  public int chroma() {
    return Math.floorMod(7 * fifths, 12);
  }

  /// The pitch class so many fifths higher (or lower, when negative).
  public PitchClass transpose(int byFifths) {
    return new PitchClass(fifths + byFifths);
  }

  /// The name in ASCII, as it travels on the wire: `F#`, `Bb`, `C##`.
  public String asciiName() {
    return letter() + (accidentals() < 0 ? "b" : "#").repeat(Math.abs(accidentals()));
  }

  /// The name as it is printed, with real accidentals: `F♯`, `B♭`, `C♯♯`.
  public String displayName() {
    return letter() + (accidentals() < 0 ? "♭" : "♯").repeat(Math.abs(accidentals()));
  }

  @Override
  public String toString() {
    return asciiName();
  }
}
