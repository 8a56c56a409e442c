package org.trillsymbiont.client.sound;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trillsymbiont.model.state.Voice;

/// The original's voice in the units of a SoundFont, as the JDK's synthesizer renders them. Where a
/// number has no other source, it was fitted to the measured sound (`docs/sound.md`).
final class VoiceParameters {
  /// The synthesizer's own output is this much lower than the original's, so that the sum of many
  /// voices fits; the master bus brings it back.
  static final double HEADROOM = 8;

  /// The synthesizer's idea of the format's 0.1 dB, as the format's first chip had it.
  static final double DB_PER_ATTENUATION = 0.0376287;

  static final int ATTENUATION = 48;

  private static final int FILTER_FC = 8;
  private static final int FILTER_Q = 9;
  private static final int SUSTAIN = 37;

  private static final int Q_1_2_DB = 34;

  /// The synthesizer's lowpass is softer by its resonance.
  private static final double PASSBAND_LOSS_DB = 3.4;

  private static final double CENTRE_PAN = Math.sqrt(0.5);

  /// Channel volume, expression and velocity at 127 each scale by (127/128)^2.
  private static final double CONTROLLERS = Math.pow(127 / 128.0, 6);

  /// The loudest note's amplitude; all others are softer by their [Loudness].
  private static final double PEAK = Preset.VOICE_GAIN * Voice.PRIMARY_GAIN.max();

  private VoiceParameters() {}

  /// Generator numbers with their amounts. The format's own envelope is no line; so it does nothing
  /// but last as long as its key is down.
  static Map<Integer, Integer> generators(Preset preset) {
    Map<Integer, Integer> all = new LinkedHashMap<>();
    all.put(FILTER_FC, cutoff(preset.cutoffHertz()));
    all.put(FILTER_Q, Q_1_2_DB);
    all.put(SUSTAIN, 0);
    all.put(ATTENUATION, attenuation());
    return all;
  }

  private static int cutoff(double hertz) {
    double fitted = 4.377 + 0.86713 * hertz - 3.4554e-5 * hertz * hertz;
    return (int) Math.round(6900 + 1200 * Math.log(fitted / 440) / Math.log(2));
  }

  private static int attenuation() {
    double unattenuated =
        WaveTables.SCALE
            * Math.pow(10, -PASSBAND_LOSS_DB / 20)
            * CENTRE_PAN
            * CONTROLLERS
            * HEADROOM;
    return (int) Math.round(20 * Math.log10(unattenuated / PEAK) / DB_PER_ATTENUATION);
  }
}
