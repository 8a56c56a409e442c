package org.trillsymbiont.model.theory;

import java.util.List;
import java.util.Locale;

/// The diatonic triad on a degree of a key.
///
/// @param key the key whose notes it is made of
/// @param degree its root
public record Chord(Key key, Degree degree) {

  /// The kinds of triad that diatonic modes have.
  public enum Quality {
    MAJOR(4, 7, ""),
    MINOR(3, 7, "m"),
    DIMINISHED(3, 6, "°");

    private final int third;
    private final int fifth;
    private final String suffix;

    Quality(int third, int fifth, String suffix) {
      this.third = third;
      this.fifth = fifth;
      this.suffix = suffix;
    }
  }

  /// The notes: root, third, fifth, spelled in the key.
  public List<PitchClass> notes() {
    int root = degree.number();
    return List.of(key.note(root), key.note(root + 2), key.note(root + 4));
  }

  /// The MIDI numbers in close position above the key's row 1.
  public List<Integer> midi() {
    int root = degree.number();
    return List.of(key.midi(root), key.midi(root + 2), key.midi(root + 4));
  }

  /// Major, minor or diminished.
  public Quality quality() {
    List<Integer> midi = midi();
    int third = midi.get(1) - midi.get(0);
    int fifth = midi.get(2) - midi.get(0);
    for (Quality quality : Quality.values()) {
      if (quality.third == third && quality.fifth == fifth) {
        return quality;
      }
    }
    throw new IllegalStateException("no diatonic triad has intervals " + third + " and " + fifth);
  }

  /// The numeral that is right for the mode, with real accidentals: `♭VII`, `ii°`, `iv`. The
  /// accidental compares the root with the major scale on the same tonic.
  public String numeral() {
    int inMajor = new Key(key.tonic(), Mode.MAJOR).semitones(degree.number());
    int here = key.semitones(degree.number());
    String accidental = here < inMajor ? "♭" : here > inMajor ? "♯" : "";
    String roman = degree.name();
    return accidental
        + switch (quality()) {
          case MAJOR -> roman;
          case MINOR -> roman.toLowerCase(Locale.ROOT);
          case DIMINISHED -> roman.toLowerCase(Locale.ROOT) + "°";
        };
  }

  /// The chord's own name: `C`, `Am`, `B°`.
  public String displayName() {
    return key.note(degree.number()).displayName() + quality().suffix;
  }
}
