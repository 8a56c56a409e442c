package org.trillsymbiont.client.sound;

import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// One sound of the SoundFont: an oscillator's shape, a lowpass, an envelope.
///
/// @param bank 121 for squares that are touched, 2 for squares in steps, 1 for chords
/// @param program 0..127
/// @param wave the oscillator's shape
/// @param cutoffHertz of the lowpass, 800..3320
/// @param peak amplitude at the envelope's top, 1 being full scale before the headroom
/// @param envelope what follows the attack
record Preset(
    int bank, int program, Waveform wave, double cutoffHertz, double peak, Envelope envelope) {
  static final int TOUCH_BANK = 121;
  static final int CHORD_BANK = 1;

  /// Steps sound what the room's state was some time ago, touched squares what it is.
  static final int STEPS_BANK = 2;

  /// Programs of held squares begin here; those of others at 0.
  static final int HELD = 64;

  /// The original's gain of one voice whose own gain is 1.
  static final double VOICE_GAIN = 0.3;

  /// The attack of every voice.
  static final double ATTACK_SECONDS = 0.05;

  /// In which a released square falls by 96 dB, so that 20 dB take 73 ms.
  static final double RELEASE_SECONDS = 0.35;

  /// The voice of auditioned chords: soft, and long enough to hear the harmony.
  static final Voice CHORD_VOICE =
      Voice.DEFAULT.withPrimaryWave(Waveform.TRIANGLE).withPrimaryGain(0.8).withPrimaryDecay(1.8);

  private static final double CHORD_CUTOFF = 1600;

  /// What follows the attack.
  sealed interface Envelope {

    /// A linear fall to silence.
    record Struck(double decaySeconds) implements Envelope {}

    /// The peak as long as it is held.
    record Held() implements Envelope {}
  }

  /// What a square sounds when its step comes.
  static Preset inStep(int square, Voice voice) {
    return of(STEPS_BANK, square, voice, square, new Envelope.Struck(voice.primaryDecay()));
  }

  /// What a square sounds when it is struck for once.
  static Preset struck(int square, Voice voice) {
    return of(TOUCH_BANK, square, voice, square, new Envelope.Struck(voice.primaryDecay()));
  }

  /// What a square sounds while it is held.
  static Preset held(int square, Voice voice) {
    return of(TOUCH_BANK, square, voice, HELD + square, new Envelope.Held());
  }

  /// What a chord's tones sound like.
  static Preset chord() {
    return new Preset(
        CHORD_BANK,
        0,
        CHORD_VOICE.primaryWave(),
        CHORD_CUTOFF,
        VOICE_GAIN * CHORD_VOICE.primaryGain(),
        new Envelope.Struck(CHORD_VOICE.primaryDecay()));
  }

  private static Preset of(int bank, int square, Voice voice, int program, Envelope envelope) {
    return new Preset(
        bank,
        program,
        voice.primaryWave(),
        cutoffHertz(square),
        VOICE_GAIN * voice.primaryGain(),
        envelope);
  }

  /// The original's cutoff, which rises with the square.
  static double cutoffHertz(int square) {
    return 800 + 40.0 * square;
  }
}
