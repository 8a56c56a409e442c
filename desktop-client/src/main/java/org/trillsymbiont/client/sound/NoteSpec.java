package org.trillsymbiont.client.sound;

import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.theory.Pitch;

/// Everything that is needed to sound one note, fixed when it is asked for.
///
/// @param source what makes it sound
/// @param bank its preset's
/// @param program its preset's
/// @param hertz its frequency without the LFO
/// @param gain as set in the voice
/// @param seconds from begin to silence; infinite while it is held
/// @param lfo what moves its frequency
record NoteSpec(
    SoundedNote.Source source,
    int bank,
    int program,
    double hertz,
    double gain,
    double seconds,
    Lfo lfo) {

  /// A square when its step comes.
  static NoteSpec inStep(AppState content, int square, Transport.Step step) {
    var source = new SoundedNote.Source.Step(square, step.number(), step.beginMicros());
    return of(content, square, source, Preset.STEPS_BANK, square, strikeSeconds(content, square));
  }

  /// A square that is struck for once.
  static NoteSpec struck(AppState state, int square) {
    var source = new SoundedNote.Source.Square(square);
    return of(state, square, source, Preset.TOUCH_BANK, square, strikeSeconds(state, square));
  }

  /// A square while it is held.
  static NoteSpec held(AppState state, int square) {
    var source = new SoundedNote.Source.Square(square);
    int program = Preset.HELD + square;
    return of(state, square, source, Preset.TOUCH_BANK, program, Double.POSITIVE_INFINITY);
  }

  private static double strikeSeconds(AppState state, int square) {
    return Preset.ATTACK_SECONDS + state.musicGrid().square(square).voice().primaryDecay();
  }

  private static NoteSpec of(
      AppState state,
      int square,
      SoundedNote.Source source,
      int bank,
      int program,
      double seconds) {
    Voice voice = state.musicGrid().square(square).voice();
    double hertz = GridPitch.hertz(state, square) * voice.primaryFreq();
    return new NoteSpec(source, bank, program, hertz, voice.primaryGain(), seconds, Lfo.of(voice));
  }

  /// A tone of a chord.
  static NoteSpec chordTone(double midi) {
    Voice voice = Preset.CHORD_VOICE;
    return new NoteSpec(
        new SoundedNote.Source.ChordTone(),
        Preset.CHORD_BANK,
        0,
        Pitch.hertz(midi),
        voice.primaryGain(),
        Preset.ATTACK_SECONDS + voice.primaryDecay(),
        Lfo.NONE);
  }

  boolean isHeld() {
    return Double.isInfinite(seconds);
  }

  /// Its MIDI number `seconds` after its begin.
  ///
  /// @param decaying seconds since its LFO's depth began to fall
  double midi(double seconds, double decaying) {
    double lowest = 20;
    return Pitch.midi(Math.max(lowest, hertz + lfo.offset(seconds, decaying)));
  }
}
