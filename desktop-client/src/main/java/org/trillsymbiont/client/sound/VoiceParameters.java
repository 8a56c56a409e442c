package org.trillsymbiont.client.sound;

import java.util.LinkedHashMap;
import java.util.Map;

/// The original's voice in the units of a SoundFont, as the JDK's synthesizer renders them. Where a
/// number has no other source, it was fitted to the measured sound (`docs/sound.md`).
final class VoiceParameters {
  /// The synthesizer's own output is this much lower than the original's, so that the sum of many
  /// voices fits; the master bus brings it back.
  static final double HEADROOM = 8;

  private static final int FILTER_FC = 8;
  private static final int FILTER_Q = 9;
  private static final int LFO_TO_VOLUME = 13;
  private static final int LFO_DELAY = 21;
  private static final int LFO_FREQUENCY = 22;
  private static final int ATTACK = 34;
  private static final int DECAY = 36;
  private static final int SUSTAIN = 37;
  private static final int RELEASE = 38;
  private static final int ATTENUATION = 48;

  private static final int Q_1_2_DB = 34;
  private static final int LFO_DEPTH = 855;
  private static final int TO_SILENCE = 1000;
  private static final double ATTACK_SECONDS = 0.0502;
  private static final double PASSBAND_LOSS_DB = 3.49;
  private static final double CENTRE_PAN = Math.sqrt(0.5);

  /// Channel volume, expression and velocity at 127 each scale by (127/128)^2.
  private static final double CONTROLLERS = Math.pow(127 / 128.0, 6);

  private static final double DB_PER_ATTENUATION = 0.0376287;
  private static final double LFO_ZERO_HERTZ = 440 * Math.pow(2, -69 / 12.0);

  private VoiceParameters() {}

  /// Generator numbers with their amounts.
  static Map<Integer, Integer> generators(Preset preset) {
    Map<Integer, Integer> all = new LinkedHashMap<>();
    all.put(FILTER_FC, cutoff(preset.cutoffHertz()));
    all.put(FILTER_Q, Q_1_2_DB);
    all.put(ATTACK, timecents(ATTACK_SECONDS));
    all.put(ATTENUATION, attenuation(preset.peak()));
    switch (preset.envelope()) {
      case Preset.Envelope.Struck(double decay) -> {
        double rest = decay - Block.SECONDS;
        all.put(DECAY, timecents(rest));
        all.put(SUSTAIN, TO_SILENCE);
        all.put(RELEASE, timecents(rest));
        // The envelope falls by equal dB; half a swing of this slow LFO bends it to a line.
        all.put(LFO_TO_VOLUME, LFO_DEPTH);
        all.put(LFO_DELAY, timecents(Preset.ATTACK_SECONDS + 2 * Block.SECONDS));
        all.put(LFO_FREQUENCY, cents(0.16288 / rest, LFO_ZERO_HERTZ));
      }
      case Preset.Envelope.Held() -> {
        all.put(SUSTAIN, 0);
        all.put(RELEASE, timecents(Preset.RELEASE_SECONDS));
      }
    }
    return all;
  }

  private static int cutoff(double hertz) {
    double fitted = 4.377 + 0.86713 * hertz - 3.4554e-5 * hertz * hertz;
    return 6900 + cents(fitted, 440);
  }

  private static int attenuation(double peak) {
    double unattenuated =
        WaveTables.SCALE
            * Math.pow(10, -PASSBAND_LOSS_DB / 20)
            * CENTRE_PAN
            * CONTROLLERS
            * HEADROOM;
    return (int) Math.round(20 * Math.log10(unattenuated / peak) / DB_PER_ATTENUATION);
  }

  private static int timecents(double seconds) {
    return cents(seconds, 1);
  }

  private static int cents(double value, double of) {
    return (int) Math.round(1200 * Math.log(value / of) / Math.log(2));
  }
}
