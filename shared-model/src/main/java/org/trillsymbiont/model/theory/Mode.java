package org.trillsymbiont.model.theory;

import java.util.Collections;
import java.util.List;

/// A scale without its tonic: for each degree, how many fifths it lies above the tonic. Negative
/// ones lie below.
///
/// The seven diatonic modes are seven neighbours on the line of fifths, told apart by how many lie
/// below the tonic; written in letter order they are the scale. The others say their fifths
/// themselves: harmonic minor is `0 2 -3 -1 1 -4 5`, minor with its seventh raised by a sharp,
/// which is seven fifths up.
@SuppressWarnings("ImmutableEnumChecker") // Lists that cannot be changed.
public enum Mode {
  MAJOR("major", "Major", diatonic(1)),
  MINOR("minor", "Minor", diatonic(4)),
  DORIAN("dorian", "Dorian", diatonic(3)),
  PHRYGIAN("phrygian", "Phrygian", diatonic(5)),
  LYDIAN("lydian", "Lydian", diatonic(0)),
  MIXOLYDIAN("mixolydian", "Mixolydian", diatonic(2)),
  LOCRIAN("locrian", "Locrian", diatonic(6)),
  HARMONIC_MINOR("harmonicMinor", "Harmonic minor", 0, 2, -3, -1, 1, -4, 5),
  MELODIC_MINOR("melodicMinor", "Melodic minor", 0, 2, -3, -1, 1, 3, 5),
  MAJOR_PENTATONIC("majorPentatonic", "Major pentatonic", 0, 2, 4, 1, 3),
  MINOR_PENTATONIC("minorPentatonic", "Minor pentatonic", 0, -3, -1, 1, -2),
  BLUES("blues", "Blues", 0, -3, -1, -6, 1, -2),
  WHOLE_TONE("wholeTone", "Whole tone", 0, 2, 4, 6, 8, -2),
  CHROMATIC("chromatic", "Chromatic", 0, -5, 2, -3, 4, -1, -6, 1, -4, 3, -2, 5);

  private final String wireName;
  private final String displayName;
  private final List<Integer> fifths;

  Mode(String wireName, String displayName, Integer... fifths) {
    this.wireName = wireName;
    this.displayName = displayName;
    this.fifths = List.of(fifths);
  }

  /// Letter order is two fifths up each time, wrapped so that it stays within the seven.
  private static Integer[] diatonic(int below) {
    Integer[] fifths = new Integer[7];
    for (int step = 0; step < fifths.length; step++) {
      fifths[step] = Math.floorMod(2 * step + below, 7) - below;
    }
    return fifths;
  }

  /// How many notes the scale has within an octave: 5..12.
  public int size() {
    return fifths.size();
  }

  /// How many fifths a degree lies above the tonic, -6..8.
  ///
  /// @param degree 1 or more; past the octave it begins again
  public int fifths(int degree) {
    return fifths.get(Math.floorMod(degree - 1, fifths.size()));
  }

  /// The diatonic mode whose key signature is written: harmonic and melodic minor, minor pentatonic
  /// and blues have the minor's, major pentatonic has the major's. The scales that divide the
  /// octave evenly have none of their own ([#isEven]); it is the major's here.
  public Mode written() {
    return switch (this) {
      case HARMONIC_MINOR, MELODIC_MINOR, MINOR_PENTATONIC, BLUES -> MINOR;
      case MAJOR_PENTATONIC, WHOLE_TONE, CHROMATIC -> MAJOR;
      default -> this;
    };
  }

  /// The mode that chords are built from: scales with fewer than six notes, the blues and the
  /// chromatic scale borrow those of the mode that they are written in.
  public Mode harmony() {
    return size() == 7 || this == WHOLE_TONE ? this : written();
  }

  /// Whether all its steps are alike, so that it has neither a centre nor a key signature.
  public boolean isEven() {
    return this == WHOLE_TONE || this == CHROMATIC;
  }

  /// The one of the original's seven modes that shares most of its notes; for clients that know no
  /// others.
  public Mode nearestDiatonic() {
    return this == WHOLE_TONE ? LYDIAN : written();
  }

  /// How many of the notes lie below the tonic on the line of fifths in the mode as it is
  /// [#written]: 0 (lydian) .. 6 (locrian).
  public int fifthsBelowTonic() {
    return -Collections.min(written().fifths);
  }

  /// The name on the wire: `major`, `dorian`, `harmonicMinor` ...
  public String wireName() {
    return wireName;
  }

  /// The name on screen: `Major`, `Dorian`, `Harmonic minor` ...
  public String displayName() {
    return displayName;
  }
}
