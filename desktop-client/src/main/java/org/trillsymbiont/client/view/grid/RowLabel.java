package org.trillsymbiont.client.view.grid;

import java.util.List;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.theory.Interval;
import org.trillsymbiont.model.theory.PitchClass;

/// What stands beside a row. Pure.
///
/// @param interval in full: `Minor 3rd`; `Octave from` where a free row climbs an octave
/// @param mediumInterval where a badge needs room too: `Aug. 4th`
/// @param shortInterval for little room: `m3`
/// @param note of the row's first column, as spelled in the key: `E♭`
/// @param chordTone what the row is to the chosen chord: `R`, `3`, `5`, `7`, or empty for nothing
public record RowLabel(
    String interval, String mediumInterval, String shortInterval, String note, String chordTone) {
  private static final Texts TEXTS = Texts.of(RowLabel.class);
  private static final List<String> CHORD_TONES = List.of("R", "3", "5", "7");

  /// The label of a row.
  ///
  /// @param row 0..7
  public static RowLabel of(AppState state, int row) {
    String note = MusicWords.note(GridPitch.note(state, MusicGrid.index(row, 0)));
    if (!state.isSynchronized()) {
      String from = TEXTS.get("row.free");
      return new RowLabel(from, from, TEXTS.get("row.free.short"), note, "");
    }
    Interval interval = GridPitch.interval(state, row);
    return new RowLabel(
        MusicWords.interval(interval),
        MusicWords.mediumInterval(interval),
        MusicWords.shortInterval(interval),
        note,
        chordTone(state, row));
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

  /// The chord tone as the badge shows it: the root's letter is the language's.
  String badge() {
    return chordTone.equals("R") ? TEXTS.get("badge.root") : chordTone;
  }

  /// The whole for a screen reader: `Perfect 5th, G, 3rd of the chord`.
  String spoken() {
    String words = TEXTS.get("row.spoken", interval, note);
    return chordTone.isEmpty() ? words : TEXTS.get("row.spoken.tone", words, tone());
  }

  private String tone() {
    return switch (chordTone) {
      case "R" -> TEXTS.get("tone.root");
      case "3" -> TEXTS.get("tone.3");
      case "5" -> TEXTS.get("tone.5");
      default -> TEXTS.get("tone.7");
    };
  }

  /// What a screen reader says of a square: `G, Perfect 5th, step 3, on`.
  ///
  /// @param squareIndex 0..63
  public static String spoken(AppState state, int squareIndex) {
    String note = MusicWords.note(GridPitch.note(state, squareIndex));
    int step = MusicGrid.column(squareIndex) + 1;
    String isOn =
        TEXTS.get(state.musicGrid().square(squareIndex).isActive() ? "square.on" : "square.off");
    if (!state.isSynchronized()) {
      return TEXTS.get("square.spoken.free", note, step, isOn);
    }
    Interval interval = GridPitch.interval(state, MusicGrid.row(squareIndex));
    return TEXTS.get("square.spoken", note, MusicWords.interval(interval), step, isOn);
  }
}
