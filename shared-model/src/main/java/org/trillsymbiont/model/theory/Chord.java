package org.trillsymbiont.model.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The chord on a degree of a key: every other note of the key's harmony ([Key#harmony]).
///
/// @param key the key whose notes it is made of
/// @param degree its root
/// @param hasSeventh whether it has four notes
public record Chord(Key key, Degree degree, boolean hasSeventh) {
  private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI", "VII");

  /// The major scale's notes lie from one fifth below the tonic to five above.
  private static final int LOWEST_IN_MAJOR = -1;

  private static final int HIGHEST_IN_MAJOR = 5;

  /// A triad.
  public Chord(Key key, Degree degree) {
    this(key, degree, false);
  }

  /// The chords on all degrees of a key's harmony: seven, or six of the whole-tone scale.
  public static List<Chord> all(Key key, boolean haveSevenths) {
    return Arrays.stream(Degree.values())
        .limit(key.harmony().size())
        .map(degree -> new Chord(key, degree, haveSevenths))
        .toList();
  }

  /// The kinds of triad.
  public enum Quality {
    MAJOR(4, 7, "", ""),
    MINOR(3, 7, "m", ""),
    DIMINISHED(3, 6, "°", "°"),
    AUGMENTED(4, 8, "+", "+");

    private final int third;
    private final int fifth;
    private final String suffix;
    private final String numeralSuffix;

    Quality(int third, int fifth, String suffix, String numeralSuffix) {
      this.third = third;
      this.fifth = fifth;
      this.suffix = suffix;
      this.numeralSuffix = numeralSuffix;
    }

    private boolean isLower() {
      return third == MINOR.third;
    }
  }

  /// The notes: root, third, fifth and, if it has one, seventh; spelled in the key.
  public List<PitchClass> notes() {
    Key harmony = key.harmony();
    return degrees().mapToObj(harmony::note).toList();
  }

  /// The MIDI numbers in close position above the key's row 1, the root lowest.
  public List<Integer> midi() {
    Key harmony = key.harmony();
    return degrees().mapToObj(harmony::midi).toList();
  }

  private IntStream degrees() {
    int root = degree.number();
    int seventh = root + key.harmony().size() - 1;
    return hasSeventh
        ? IntStream.of(root, root + 2, root + 4, seventh)
        : IntStream.of(root, root + 2, root + 4);
  }

  /// The kind of its triad.
  public Quality quality() {
    List<Integer> midi = midi();
    int third = midi.get(1) - midi.get(0);
    int fifth = midi.get(2) - midi.get(0);
    for (Quality quality : Quality.values()) {
      if (quality.third == third && quality.fifth == fifth) {
        return quality;
      }
    }
    throw new IllegalStateException("no triad has intervals " + third + " and " + fifth);
  }

  /// The numeral that is right for the mode, with real accidentals: `♭VII`, `ii°`, `iv`, `V7`,
  /// `viiø7`. The accidental compares the root with the major scale on the same tonic.
  public String numeral() {
    Interval root = Interval.between(key.harmony().tonic(), notes().getFirst());
    String accidental =
        root.fifths() < LOWEST_IN_MAJOR ? "♭" : root.fifths() > HIGHEST_IN_MAJOR ? "♯" : "";
    String roman = ROMAN.get(root.number() - 1);
    Quality quality = quality();
    return accidental
        + (quality.isLower() ? roman.toLowerCase(Locale.ROOT) : roman)
        + (hasSeventh ? seventh("") : quality.numeralSuffix);
  }

  /// The chord's own name: `C`, `Am`, `B°`, `G7`, `Cmaj7`, `Bø7`.
  public String displayName() {
    return notes().getFirst().displayName() + suffix();
  }

  /// What stands behind the root in the chord's name: nothing for a major triad, else `m`, `°`,
  /// `+`, `7`, `maj7` ...
  public String suffix() {
    return hasSeventh ? seventh("m") : quality().suffix;
  }

  /// The suffix of a chord with a seventh.
  ///
  /// @param minor how a minor third is told, where the letters' case does not
  private String seventh(String minor) {
    List<Integer> midi = midi();
    int seventh = midi.getLast() - midi.getFirst();
    boolean isMajor = seventh == 11;
    return switch (quality()) {
      case MAJOR -> isMajor ? "maj7" : "7";
      case MINOR -> minor + (isMajor ? "(maj7)" : "7");
      case DIMINISHED -> seventh == 9 ? "°7" : "ø7";
      case AUGMENTED -> isMajor ? "+maj7" : "+7";
    };
  }
}
