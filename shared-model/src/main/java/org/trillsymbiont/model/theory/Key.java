package org.trillsymbiont.model.theory;

import java.util.List;
import java.util.stream.IntStream;

/// A key: a tonic and a mode. Every note is so many fifths above the tonic ([Mode#fifths]), and
/// that spells it: D major's third is 2 + 4 = 6 on the line of fifths, F#, not Gb.
///
/// @param tonic as chosen; see [#respelled] for the spelling that can be written
/// @param mode the scale
public record Key(PitchClass tonic, Mode mode) {
  private static final int MOST_ACCIDENTALS = 7;
  private static final int OCTAVE_FIFTHS = 12;

  /// Even scales use the notes from Cb to A# only: further out they would need double accidentals.
  private static final int LOWEST_EVEN = -7;

  private static final int HIGHEST_EVEN = 10;

  /// The signature: sharps when positive, flats when negative; 0 for even scales, which have none.
  /// Only -7..7 can be written; see [#respelled].
  public int signature() {
    return mode.isEven() ? 0 : tonic.fifths() + 1 - mode.fifthsBelowTonic();
  }

  /// This key, or, when its signature would need more than seven accidentals, the enharmonic one
  /// that does not: G# major becomes Ab major, Eb locrian (-8) becomes D# locrian.
  public Key respelled() {
    int signature = tonic.fifths() + 1 - mode.fifthsBelowTonic();
    if (signature > MOST_ACCIDENTALS) {
      return new Key(tonic.transpose(-OCTAVE_FIFTHS), mode).respelled();
    }
    if (signature < -MOST_ACCIDENTALS) {
      return new Key(tonic.transpose(OCTAVE_FIFTHS), mode).respelled();
    }
    return this;
  }

  /// The same key under its other name, when that can be written too: F# and Gb major, D# and Eb
  /// minor. Else this one.
  public Key enharmonic() {
    for (int by : new int[] {-OCTAVE_FIFTHS, OCTAVE_FIFTHS}) {
      Key other = new Key(tonic.transpose(by), mode);
      if (other.equals(other.respelled())) {
        return other;
      }
    }
    return this;
  }

  /// The key of another mode with the same signature: C major's relative minor is A minor, its
  /// relative dorian D dorian.
  public Key relative(Mode other) {
    return new Key(tonic.transpose(other.fifthsBelowTonic() - mode.fifthsBelowTonic()), other)
        .respelled();
  }

  /// The key of another mode on the same tonic: C major's parallel minor is C minor.
  public Key parallel(Mode other) {
    return new Key(tonic, other).respelled();
  }

  /// The key a fifth higher, its neighbour clockwise on the circle of fifths: one sharp more.
  public Key dominant() {
    return new Key(tonic.transpose(1), mode).respelled();
  }

  /// The key a fifth lower, its neighbour anticlockwise: one flat more.
  public Key subdominant() {
    return new Key(tonic.transpose(-1), mode).respelled();
  }

  /// The key that chords are built from ([Mode#harmony]).
  public Key harmony() {
    return mode.harmony() == mode ? this : new Key(tonic, mode.harmony()).respelled();
  }

  /// How many degrees there are within an octave: 5..12.
  public int size() {
    return mode.size();
  }

  /// The note of a degree.
  ///
  /// @param degree 1 or more; past the octave it begins again
  public PitchClass note(int degree) {
    int place = tonic.fifths() + mode.fifths(degree);
    if (mode.isEven()) {
      if (place > HIGHEST_EVEN) {
        place -= OCTAVE_FIFTHS;
      } else if (place < LOWEST_EVEN) {
        place += OCTAVE_FIFTHS;
      }
    }
    return new PitchClass(place);
  }

  /// The scale from the tonic, within one octave. In modes of seven notes: seven different letters.
  public List<PitchClass> scale() {
    return IntStream.rangeClosed(1, size()).mapToObj(this::note).toList();
  }

  /// Semitones from the tonic up to a degree, strictly ascending: in a mode of seven notes degree 8
  /// is 12.
  ///
  /// @param degree 1 or more
  public int semitones(int degree) {
    int octaves = Math.floorDiv(degree - 1, size());
    return 12 * octaves + Math.floorMod(note(degree).chroma() - tonic.chroma(), 12);
  }

  /// The tonic's MIDI number, from G3 (55) to F#4 (66), so that C is C4 (60).
  public int tonicMidi() {
    return 60 + Math.floorMod(tonic.chroma() + 5, 12) - 5;
  }

  /// The MIDI number of a degree, counted from [#tonicMidi].
  ///
  /// @param degree 1 or more
  public int midi(int degree) {
    return tonicMidi() + semitones(degree);
  }

  /// The interval from the tonic up to a degree.
  ///
  /// @param degree 1 or more
  public Interval interval(int degree) {
    return Interval.between(tonic, note(degree)).plusOctaves(Math.floorDiv(degree - 1, size()));
  }

  /// The name on screen: `E♭ Dorian`.
  public String displayName() {
    return tonic.displayName() + " " + mode.displayName();
  }
}
