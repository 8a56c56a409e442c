package org.trillsymbiont.model.theory;

import java.util.ArrayList;
import java.util.List;

/// A key: a tonic and a mode. Everything follows from seven consecutive places on the line of
/// fifths that begin at `tonic - mode.fifthsBelowTonic()`.
///
/// @param tonic as chosen; see [#respelled] for the spelling that has a key signature
/// @param mode one of the seven
public record Key(PitchClass tonic, Mode mode) {
  private static final int MOST_ACCIDENTALS = 7;

  /// The signature: sharps when positive, flats when negative. Only -7..7 can be written; see
  /// [#respelled].
  public int signature() {
    return tonic.fifths() + 1 - mode.fifthsBelowTonic();
  }

  /// This key, or, when its signature would need more than seven accidentals, the enharmonic one
  /// that does not: G# major becomes Ab major, Eb locrian (-8) becomes D# locrian.
  public Key respelled() {
    int signature = signature();
    if (signature > MOST_ACCIDENTALS) {
      return new Key(tonic.transpose(-12), mode).respelled();
    }
    if (signature < -MOST_ACCIDENTALS) {
      return new Key(tonic.transpose(12), mode).respelled();
    }
    return this;
  }

  /// The note of a degree.
  ///
  /// @param degree 1..7, and 8.. for the octaves above
  public PitchClass note(int degree) {
    int letterStep = Math.floorMod(degree - 1, 7);
    // Each letter step up is two fifths up the line; wrapped so that it stays in the mode's seven.
    int place = Math.floorMod(2 * letterStep + mode.fifthsBelowTonic(), 7);
    return tonic.transpose(place - mode.fifthsBelowTonic());
  }

  /// The scale from the tonic: seven notes with seven different letters.
  public List<PitchClass> scale() {
    List<PitchClass> notes = new ArrayList<>(7);
    for (int degree = 1; degree <= 7; degree++) {
      notes.add(note(degree));
    }
    return List.copyOf(notes);
  }

  /// Semitones from the tonic up to a degree, strictly ascending: degree 8 is 12.
  ///
  /// @param degree 1 or higher
  public int semitones(int degree) {
    int octaves = Math.floorDiv(degree - 1, 7);
    return 12 * octaves + Math.floorMod(note(degree).chroma() - tonic.chroma(), 12);
  }

  /// The tonic's MIDI number, from G3 (55) to F#4 (66), so that C is C4 (60).
  public int tonicMidi() {
    return 60 + Math.floorMod(tonic.chroma() + 5, 12) - 5;
  }

  /// The MIDI number of a degree, counted from [#tonicMidi].
  ///
  /// @param degree 1 or higher; 8 is the octave
  public int midi(int degree) {
    return tonicMidi() + semitones(degree);
  }

  /// The name on screen: `E♭ Dorian`.
  public String displayName() {
    return tonic.displayName() + " " + mode.displayName();
  }
}
