package org.trillsymbiont.client.view.grid;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.session.LastTouch;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.theory.PitchClass;

/// What there is to say of a square, in short. Pure.
///
/// @param note with its octave: `E♭4`
/// @param interval in full; empty in a grid that is free of the key
/// @param mediumInterval `Aug. 4th`; empty likewise
/// @param shortInterval `m3`; empty likewise
/// @param step `Step 5`
/// @param frequency what it sounds, with its voice's factor: `311.1 Hz`
/// @param voice `Saw 78 %`, or `off`
/// @param lfo `LFO` when one moves it, or empty
/// @param touch `by Ada, 2 min ago`, or empty when it is not known
record SquareWords(
    String note,
    String interval,
    String mediumInterval,
    String shortInterval,
    String step,
    String frequency,
    String voice,
    String lfo,
    String touch) {
  private static final Texts TEXTS = Texts.of(SquareWords.class);
  private static final int OCTAVE = 12;
  private static final int HUNDRED = 100;

  /// Below this, "just now".
  private static final long RECENT_SECONDS = 20;

  /// @param index 0..63
  /// @param touch null when nobody knows
  /// @param nowNanos on the touch's clock
  static SquareWords of(AppState state, int index, LastTouch.@Nullable Touch touch, long nowNanos) {
    MusicGridSquare square = state.musicGrid().square(index);
    double hertz = GridPitch.hertz(state, index) * square.voice().primaryFreq();
    RowLabel row = RowLabel.of(state, MusicGrid.row(index));
    boolean hasInterval = state.isSynchronized();
    return new SquareWords(
        note(state, index),
        hasInterval ? row.interval() : "",
        hasInterval ? row.mediumInterval() : "",
        hasInterval ? row.shortInterval() : "",
        TEXTS.get("readout.step", MusicGrid.column(index) + 1),
        TEXTS.get("readout.hertz", hertz),
        square.isActive() ? voice(square.voice()) : TEXTS.get("square.off"),
        square.isActive() && square.voice().lfoGain() > 0 ? TEXTS.get("readout.lfo") : "",
        touch == null ? "" : touch(touch, nowNanos));
  }

  /// `B♯3` is the key of C4, and `C♭4` that of B3: the octave is the letter's.
  private static String note(AppState state, int index) {
    PitchClass note = GridPitch.note(state, index);
    int natural = GridPitch.midi(state, index) - note.accidentals();
    return MusicWords.note(note) + (Math.floorDiv(natural, OCTAVE) - 1);
  }

  private static String voice(Voice voice) {
    long percent = Math.round(HUNDRED * voice.primaryGain() / Voice.PRIMARY_GAIN.max());
    return TEXTS.get("readout.voice", TEXTS.word("wave", voice.primaryWave()), percent);
  }

  private static String touch(LastTouch.Touch touch, long nowNanos) {
    String ago = ago(Duration.ofNanos(nowNanos - touch.nanos()));
    return switch (touch.who()) {
      case LastTouch.Who.You() -> TEXTS.get("touch.you", ago);
      case LastTouch.Who.Evolution() -> TEXTS.get("touch.evolution", ago);
      case LastTouch.Who.Other(var identity) -> TEXTS.get("touch.other", identity.name(), ago);
    };
  }

  private static String ago(Duration time) {
    if (time.toSeconds() < RECENT_SECONDS) {
      return TEXTS.get("ago.now");
    }
    if (time.toMinutes() < 1) {
      return TEXTS.get("ago.seconds", time.toSeconds() / 10 * 10);
    }
    return time.toHours() < 1
        ? TEXTS.get("ago.minutes", time.toMinutes())
        : TEXTS.get("ago.hours", time.toHours());
  }

  /// All of it, for a screen reader.
  String spoken() {
    return Stream.of(note, interval, step, frequency, voice, lfo, touch)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
