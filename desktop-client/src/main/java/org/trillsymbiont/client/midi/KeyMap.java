package org.trillsymbiont.client.midi;

import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;

/// Which square a key stands for. Pure.
final class KeyMap {
  private static final int OCTAVE = 12;

  private KeyMap() {}

  /// The square of a column whose row is nearest in pitch, whatever the octave; of two that are
  /// equally near the one in the nearer octave, and then the lower one.
  ///
  /// @param key 0..127
  /// @param column 0..7
  static int square(AppState state, int key, int column) {
    int best = MusicGrid.index(0, column);
    for (int row = 1; row < MusicGrid.ROWS; row++) {
      int square = MusicGrid.index(row, column);
      if (distance(state, key, square) < distance(state, key, best)) {
        best = square;
      }
    }
    return best;
  }

  private static int distance(AppState state, int key, int square) {
    int away = Math.abs(key - GridPitch.midi(state, square));
    int folded = away % OCTAVE;
    int apart = Math.min(folded, OCTAVE - folded);
    // By pitch class first; the octave decides only between equals.
    return apart * 1_000 + away;
  }
}
