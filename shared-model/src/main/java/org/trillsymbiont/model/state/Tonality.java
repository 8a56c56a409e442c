package org.trillsymbiont.model.state;

import java.util.Objects;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// What belongs to key and chord but is not in the original.
///
/// @param hasSevenths whether chords have four notes instead of three
/// @param chordFollowing what the chosen chord does to the grid
/// @param a4Hertz the frequency of A4, 415..466
/// @param keyChange when a key that somebody chooses is heard
/// @param nextKey the tonic from the next bar on; the present one when no change is due
/// @param nextScale the mode from the next bar on, likewise
public record Tonality(
    boolean hasSevenths,
    ChordFollowing chordFollowing,
    double a4Hertz,
    KeyChange keyChange,
    PitchClass nextKey,
    Mode nextScale) {
  public static final Range A4_HERTZ = new Range(415, 466, 440);

  /// Triads, shown on the grid, at 440 Hz, in C major at once.
  public static final Tonality INITIAL =
      new Tonality(
          false,
          ChordFollowing.HIGHLIGHT,
          A4_HERTZ.defaultValue(),
          KeyChange.NOW,
          PitchClass.C,
          Mode.MAJOR);

  public Tonality {
    Objects.requireNonNull(chordFollowing, "chordFollowing");
    A4_HERTZ.require(a4Hertz, "a4Hertz");
    Objects.requireNonNull(keyChange, "keyChange");
    Objects.requireNonNull(nextKey, "nextKey");
    Objects.requireNonNull(nextScale, "nextScale");
  }

  /// The key that was chosen last, heard already or not.
  public Key chosenKey() {
    return new Key(nextKey, nextScale).respelled();
  }

  public Tonality withSevenths(boolean value) {
    return new Tonality(value, chordFollowing, a4Hertz, keyChange, nextKey, nextScale);
  }

  public Tonality withChordFollowing(ChordFollowing value) {
    return new Tonality(hasSevenths, value, a4Hertz, keyChange, nextKey, nextScale);
  }

  public Tonality withA4Hertz(double value) {
    return new Tonality(hasSevenths, chordFollowing, value, keyChange, nextKey, nextScale);
  }

  public Tonality withKeyChange(KeyChange value) {
    return new Tonality(hasSevenths, chordFollowing, a4Hertz, value, nextKey, nextScale);
  }

  public Tonality withNextKey(PitchClass value) {
    return new Tonality(hasSevenths, chordFollowing, a4Hertz, keyChange, value, nextScale);
  }

  public Tonality withNextScale(Mode value) {
    return new Tonality(hasSevenths, chordFollowing, a4Hertz, keyChange, nextKey, value);
  }
}
