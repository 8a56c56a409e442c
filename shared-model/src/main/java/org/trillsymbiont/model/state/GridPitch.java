package org.trillsymbiont.model.state;

import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Which note a square plays.
public final class GridPitch {
  private static final Key C_MAJOR = new Key(PitchClass.C, Mode.MAJOR);
  private static final int C3 = 48;

  private GridPitch() {}

  /// The MIDI number of a square, before its voice's frequency factor.
  ///
  /// Synchronized to the key, row r is scale degree r + 1 in every column. Free, square (row,
  /// column) is degree row + column of C major above C3, as in the original.
  ///
  /// @param squareIndex 0..63
  public static int midi(AppState state, int squareIndex) {
    int row = MusicGrid.row(squareIndex);
    if (state.isSynchronized()) {
      return state.key().midi(row + 1);
    }
    return C3 + C_MAJOR.semitones(row + MusicGrid.column(squareIndex) + 1);
  }

  /// The square's note as spelled in the key, without its octave.
  ///
  /// @param squareIndex 0..63
  public static PitchClass note(AppState state, int squareIndex) {
    int row = MusicGrid.row(squareIndex);
    return state.isSynchronized()
        ? state.key().note(row + 1)
        : C_MAJOR.note(row + MusicGrid.column(squareIndex) + 1);
  }
}
