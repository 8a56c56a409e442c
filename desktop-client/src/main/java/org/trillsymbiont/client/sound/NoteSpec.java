package org.trillsymbiont.client.sound;

import java.util.List;
import java.util.OptionalInt;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;
import org.trillsymbiont.model.theory.Voicing;

/// Everything that is needed to begin one note, fixed when it is asked for. What its voice's knobs
/// do while it sounds is a [Course]'s business.
///
/// @param source what makes it sound
/// @param preset its timbre
/// @param squareHertz the frequency of its square or tone, without the voice's factor
/// @param voice how it sounds
/// @param envelope how loud it is as time passes
record NoteSpec(
    SoundedNote.Source source, Preset preset, double squareHertz, Voice voice, Envelope envelope) {

  /// The voice of auditioned chords: soft, and long enough to hear the harmony.
  static final Voice CHORD_VOICE =
      Voice.DEFAULT.withPrimaryWave(Waveform.TRIANGLE).withPrimaryGain(0.8).withPrimaryDecay(1.8);

  /// The square whose lowpass chords have: 1600 Hz.
  private static final int CHORD_SQUARE = 20;

  /// A square when its step comes.
  static NoteSpec inStep(AppState content, int square, Transport.Step step) {
    var source = new SoundedNote.Source.Step(square, step.number(), step.beginMicros());
    return of(content, square, source, decay(content, square));
  }

  /// A square that is struck for once.
  static NoteSpec struck(AppState state, int square) {
    return of(state, square, new SoundedNote.Source.Square(square), decay(state, square));
  }

  /// A square while it is held.
  static NoteSpec held(AppState state, int square) {
    return of(state, square, new SoundedNote.Source.Square(square), Double.POSITIVE_INFINITY);
  }

  private static double decay(AppState state, int square) {
    return state.musicGrid().square(square).voice().primaryDecay();
  }

  private static NoteSpec of(
      AppState state, int square, SoundedNote.Source source, double decaySeconds) {
    Voice voice = state.musicGrid().square(square).voice();
    return new NoteSpec(
        source,
        new Preset(voice.primaryWave(), square),
        GridPitch.hertz(state, square),
        voice,
        new Envelope(decaySeconds));
  }

  /// The chosen chord, in the inversion that is near its key's tonic chord, with a soft voice of
  /// its own.
  static List<NoteSpec> chord(AppState state) {
    double tuning = Pitch.tuning(state.tonality().a4Hertz());
    return Voicing.inKey(state.chord()).stream().map(midi -> chordTone(midi + tuning)).toList();
  }

  private static NoteSpec chordTone(double midi) {
    return new NoteSpec(
        new SoundedNote.Source.ChordTone(),
        new Preset(CHORD_VOICE.primaryWave(), CHORD_SQUARE),
        Pitch.hertz(midi),
        CHORD_VOICE,
        new Envelope(CHORD_VOICE.primaryDecay()));
  }

  /// The square whose knobs it follows; none for a chord's tone.
  OptionalInt square() {
    return switch (source) {
      case SoundedNote.Source.Square(int square) -> OptionalInt.of(square);
      case SoundedNote.Source.Step step -> OptionalInt.of(step.square());
      case SoundedNote.Source.ChordTone() -> OptionalInt.empty();
    };
  }

  /// Its frequency at its begin, without the LFO.
  double hertz() {
    return squareHertz * voice.primaryFreq();
  }

  /// The note that it becomes, as long as nobody holds it or turns a knob.
  ///
  /// @param atNanos when it is asked for
  /// @param frame at which it begins
  SoundedNote sounded(long atNanos, long frame) {
    return new SoundedNote(atNanos, frame, source, Pitch.midi(hertz()), gain(), seconds());
  }

  /// As set in the voice at its begin, 0.1..1.5.
  double gain() {
    return voice.primaryGain();
  }

  /// From begin to silence; infinite while it is held.
  double seconds() {
    return envelope.seconds();
  }

  boolean isHeld() {
    return envelope.isHeld();
  }

  /// Its MIDI number `seconds` after its begin, as long as no knob is moved.
  ///
  /// @param decaying seconds since its LFO's depth began to fall
  double midi(double seconds, double decaying) {
    return Course.of(this).midi(seconds, decaying);
  }
}
