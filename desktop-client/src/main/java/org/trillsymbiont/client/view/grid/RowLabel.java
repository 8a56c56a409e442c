package org.trillsymbiont.client.view.grid;

import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.theory.Interval;

/// What stands beside a row. Pure.
///
/// @param interval in full: `Minor 3rd`; `Octave from` where a free row climbs an octave
/// @param shortInterval for little room: `m3`
/// @param note of the row's first column, as spelled in the key: `E♭`
/// @param isChordTone whether the row belongs to the chosen chord
public record RowLabel(String interval, String shortInterval, String note, boolean isChordTone) {

  /// The label of a row.
  ///
  /// @param row 0..7
  public static RowLabel of(AppState state, int row) {
    String note = GridPitch.note(state, MusicGrid.index(row, 0)).displayName();
    if (!state.isSynchronized()) {
      return new RowLabel("Octave from", "from", note, false);
    }
    String interval = Interval.of(state.key(), row + 1).displayName();
    boolean inChord = state.chord().notes().contains(state.key().note(row + 1));
    return new RowLabel(interval, abbreviated(interval, row + 1), note, inChord);
  }

  /// `Minor 3rd` is `m3`, `Major 3rd` is `M3`, `Augmented 4th` is `A4`, `Diminished 5th` is `d5`.
  private static String abbreviated(String interval, int degree) {
    String quality =
        switch (interval.charAt(0)) {
          case 'M' -> interval.startsWith("Minor") ? "m" : "M";
          case 'D' -> "d";
          case 'R', 'O' -> "P";
          default -> interval.substring(0, 1);
        };
    return quality + degree;
  }

  /// What a screen reader says of a square: `G, Perfect 5th, step 3, on`.
  ///
  /// @param squareIndex 0..63
  public static String spoken(AppState state, int squareIndex) {
    String note = GridPitch.note(state, squareIndex).displayName();
    String interval =
        state.isSynchronized()
            ? ", " + Interval.of(state.key(), MusicGrid.row(squareIndex) + 1).displayName()
            : "";
    boolean isActive = state.musicGrid().square(squareIndex).isActive();
    int step = MusicGrid.column(squareIndex) + 1;
    return note + interval + ", step " + step + (isActive ? ", on" : ", off");
  }
}
