package org.trillsymbiont.model.theory;

/// The interval from a key's tonic up to one of its degrees, with its proper name.
///
/// @param degree 1 (unison) .. 8 (octave)
/// @param semitones the size
public record Interval(int degree, int semitones) {
  private static final String[] NUMBERS = {
    "Unison", "2nd", "3rd", "4th", "5th", "6th", "7th", "Octave"
  };
  private static final int[] MAJOR_OR_PERFECT = {0, 2, 4, 5, 7, 9, 11, 12};

  public Interval {
    if (degree < 1 || degree > 8) {
      throw new IllegalArgumentException("degree must be within 1..8, not " + degree);
    }
  }

  /// The interval of a key's degree.
  ///
  /// @param degree 1..8
  public static Interval of(Key key, int degree) {
    return new Interval(degree, key.semitones(degree));
  }

  /// The name in full: `Root`, `Minor 3rd`, `Augmented 4th`, `Octave`.
  public String displayName() {
    return switch (degree) {
      case 1 -> "Root";
      case 8 -> "Octave";
      default -> quality() + " " + NUMBERS[degree - 1];
    };
  }

  private String quality() {
    int deviation = semitones - MAJOR_OR_PERFECT[degree - 1];
    if (degree == 4 || degree == 5) {
      return deviation == 0 ? "Perfect" : deviation > 0 ? "Augmented" : "Diminished";
    }
    return deviation == 0 ? "Major" : "Minor";
  }
}
