package org.trillsymbiont.client.view.grid;

import java.util.List;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.theory.Interval;
import org.trillsymbiont.model.theory.PitchClass;

/// What stands beside a row. Pure.
///
/// @param interval in full: `Minor 3rd`; `Octave from` where a free row climbs an octave
/// @param shortInterval for little room: `m3`
/// @param note of the row's first column, as spelled in the key: `E♭`
/// @param chordTone what the row is to the chosen chord: `R`, `3`, `5`, `7`, or empty for nothing
public record RowLabel(String interval, String shortInterval, String note, String chordTone) {
  private static final List<String> CHORD_TONES = List.of("R", "3", "5", "7");

  /// The label of a row.
  ///
  /// @param row 0..7
  public static RowLabel of(AppState state, int row) {
    String note = GridPitch.note(state, MusicGrid.index(row, 0)).displayName();
    if (!state.isSynchronized()) {
      return new RowLabel("Octave from", "from", note, "");
    }
    Interval interval = GridPitch.interval(state, row);
    return new RowLabel(interval.displayName(), interval.shortName(), note, chordTone(state, row));
  }

  private static String chordTone(AppState state, int row) {
    if (state.tonality().chordFollowing() == ChordFollowing.OFF) {
      return "";
    }
    int chroma = GridPitch.note(state, MusicGrid.index(row, 0)).chroma();
    List<PitchClass> notes = state.chord().notes();
    for (int tone = 0; tone < notes.size(); tone++) {
      if (notes.get(tone).chroma() == chroma) {
        return CHORD_TONES.get(tone);
      }
    }
    return "";
  }

  /// The chord tone in words, behind a comma; empty for none.
  String spokenChordTone() {
    return switch (chordTone) {
      case "" -> "";
      case "R" -> ", root of the chord";
      default -> ", " + (chordTone.equals("3") ? "3rd" : chordTone + "th") + " of the chord";
    };
  }

  /// What a screen reader says of a square: `G, Perfect 5th, step 3, on`.
  ///
  /// @param squareIndex 0..63
  public static String spoken(AppState state, int squareIndex) {
    String note = GridPitch.note(state, squareIndex).displayName();
    String interval =
        state.isSynchronized()
            ? ", " + GridPitch.interval(state, MusicGrid.row(squareIndex)).displayName()
            : "";
    boolean isActive = state.musicGrid().square(squareIndex).isActive();
    int step = MusicGrid.column(squareIndex) + 1;
    return note + interval + ", step " + step + (isActive ? ", on" : ", off");
  }
}
