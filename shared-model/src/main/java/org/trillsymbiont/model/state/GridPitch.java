package org.trillsymbiont.model.state;

import java.util.Comparator;
import org.trillsymbiont.model.theory.Interval;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.Pitch;
import org.trillsymbiont.model.theory.PitchClass;

/// Which note a square plays.
public final class GridPitch {
  private static final Key C_MAJOR = new Key(PitchClass.C, Mode.MAJOR);
  private static final int C3 = 48;
  private static final int OCTAVE = 12;

  private GridPitch() {}

  /// The MIDI number of a square, before its voice's frequency factor and the room's tuning.
  ///
  /// Synchronized to the key, row r is scale degree r + 1 in every column, or, when the grid snaps
  /// to the chord, the chord's note nearest to it; of two as near, the lower. Free, square (row,
  /// column) is degree row + column of C major above C3, as in the original.
  ///
  /// @param squareIndex 0..63
  public static int midi(AppState state, int squareIndex) {
    int row = MusicGrid.row(squareIndex);
    if (!state.isSynchronized()) {
      return C3 + C_MAJOR.semitones(row + MusicGrid.column(squareIndex) + 1);
    }
    int midi = state.key().midi(row + 1);
    return isSnapped(state) ? midi + toChord(midi, snapped(state, midi)) : midi;
  }

  /// The frequency of a square in the room's tuning, before its voice's factor, in hertz.
  ///
  /// @param squareIndex 0..63
  public static double hertz(AppState state, int squareIndex) {
    return Pitch.hertz(midi(state, squareIndex) + Pitch.tuning(state.tonality().a4Hertz()));
  }

  /// The interval from the key's tonic up to a row's note in a grid that follows the key; of notes
  /// below the tonic that of the octave above.
  ///
  /// @param row 0..7
  public static Interval interval(AppState state, int row) {
    Key key = state.key();
    if (!isSnapped(state)) {
      return key.interval(row + 1);
    }
    int square = MusicGrid.index(row, 0);
    int octaves = Math.floorDiv(midi(state, square) - key.tonicMidi(), OCTAVE);
    return Interval.between(key.tonic(), note(state, square)).plusOctaves(Math.max(0, octaves));
  }

  /// The square's note as spelled in the key, without its octave.
  ///
  /// @param squareIndex 0..63
  public static PitchClass note(AppState state, int squareIndex) {
    int row = MusicGrid.row(squareIndex);
    if (!state.isSynchronized()) {
      return C_MAJOR.note(row + MusicGrid.column(squareIndex) + 1);
    }
    Key key = state.key();
    return isSnapped(state) ? snapped(state, key.midi(row + 1)) : key.note(row + 1);
  }

  /// Whether rows play the chord's notes instead of the scale's.
  public static boolean isSnapped(AppState state) {
    return state.isSynchronized() && state.tonality().chordFollowing() == ChordFollowing.SNAP;
  }

  /// Whether a square plays a note of the chosen chord, in whatever octave.
  ///
  /// @param squareIndex 0..63
  public static boolean isInChord(AppState state, int squareIndex) {
    int chroma = note(state, squareIndex).chroma();
    return state.chord().notes().stream().anyMatch(tone -> tone.chroma() == chroma);
  }

  private static PitchClass snapped(AppState state, int midi) {
    return state.chord().notes().stream()
        .min(
            Comparator.<PitchClass>comparingInt(tone -> Math.abs(toChord(midi, tone)))
                .thenComparingInt(tone -> toChord(midi, tone)))
        .orElseThrow();
  }

  /// Semitones to the nearest pitch of a note, -6..5.
  private static int toChord(int midi, PitchClass tone) {
    return Math.floorMod(tone.chroma() - midi + OCTAVE / 2, OCTAVE) - OCTAVE / 2;
  }
}
