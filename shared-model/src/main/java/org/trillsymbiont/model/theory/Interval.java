package org.trillsymbiont.model.theory;

/// An upward interval with its proper name, as a distance on the line of fifths: a fifth is 1, a
/// major third 4, a minor third -3, an augmented fourth 6 and a diminished fifth -6.
///
/// @param fifths the distance, -12..12
/// @param octaves whole octaves on top, 0 or more
public record Interval(int fifths, int octaves) {
  private static final int MOST_FIFTHS = 12;
  private static final int LETTERS = 7;

  public Interval {
    if (Math.abs(fifths) > MOST_FIFTHS || octaves < 0) {
      throw new IllegalArgumentException(
          "no interval that has a name: " + fifths + " fifths, " + octaves + " octaves");
    }
  }

  /// The interval from one note up to the nearest other, less than an octave.
  public static Interval between(PitchClass low, PitchClass high) {
    return new Interval(high.fifths() - low.fifths(), 0);
  }

  /// The same interval with so many octaves more.
  public Interval plusOctaves(int more) {
    return new Interval(fifths, octaves + more);
  }

  /// What is missing to the next octave: a third's is a sixth, major becomes minor.
  public Interval inverted() {
    return fifths == 0 ? this : new Interval(-fifths, 0);
  }

  /// The number that the name has: 1 for a unison, 3 for a third, 8 for an octave.
  public int number() {
    return 1 + Math.floorMod(4 * fifths, LETTERS) + LETTERS * octaves;
  }

  /// The size in semitones.
  public int semitones() {
    return Math.floorMod(7 * fifths, 12) + 12 * octaves;
  }

  /// Perfect, major, minor, augmented or diminished.
  public Quality quality() {
    if (fifths > 5) {
      return Quality.AUGMENTED;
    }
    if (fifths < -5) {
      return Quality.DIMINISHED;
    }
    return Math.abs(fifths) <= 1 ? Quality.PERFECT : fifths > 0 ? Quality.MAJOR : Quality.MINOR;
  }

  /// What kind of second, third ... an interval is.
  public enum Quality {
    PERFECT("Perfect", "P"),
    MAJOR("Major", "M"),
    MINOR("Minor", "m"),
    AUGMENTED("Augmented", "A"),
    DIMINISHED("Diminished", "d");

    private final String displayName;
    private final String letter;

    Quality(String displayName, String letter) {
      this.displayName = displayName;
      this.letter = letter;
    }
  }

  /// The name in full: `Root`, `Minor 3rd`, `Augmented 4th`, `Octave`, `Major 9th`.
  public String displayName() {
    if (fifths == 0) {
      return switch (octaves) {
        case 0 -> "Root";
        case 1 -> "Octave";
        default -> octaves + " octaves";
      };
    }
    return quality().displayName + " " + ordinal(number());
  }

  /// The name for little room: `P1`, `m3`, `A4`, `P8`, `M9`.
  public String shortName() {
    return quality().letter + number();
  }

  private static String ordinal(int number) {
    boolean isTeen = number / 10 % 10 == 1;
    String end =
        switch (isTeen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    return number + end;
  }
}
