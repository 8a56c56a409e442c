package org.trillsymbiont.client.sound;

/// Measures the finished sound. What falls, falls here: so whoever looks now and then misses no
/// peak.
///
/// Thread: audio measures; any reads.
final class Meter {
  private static final double FALL_DECIBELS_PER_SECOND = 12;
  private static final double HOLD_SECONDS = 1.5;
  private static final double RMS_SECONDS = 0.3;
  private static final double REDUCTION_SECONDS = 0.3;

  /// -90 dBFS: what is softer is nothing.
  private static final double NOTHING = 3e-5;

  private final Channel left = new Channel();
  private final Channel right = new Channel();
  private double reduction;
  private volatile Levels levels = Levels.SILENT;

  private static final class Channel {
    private double peak;
    private double held;
    private double heldSeconds;
    private double meanSquare;

    void measure(float[] stereo, int offset, int frames) {
      double highest = 0;
      double sum = 0;
      for (int i = offset; i < 2 * frames; i += 2) {
        double sample = Math.abs(stereo[i]);
        highest = Math.max(highest, sample);
        sum += sample * sample;
      }
      double seconds = (double) frames / Block.RATE;
      peak = Math.max(highest, peak * Math.pow(10, -FALL_DECIBELS_PER_SECOND * seconds / 20));
      heldSeconds += seconds;
      if (highest >= held || heldSeconds > HOLD_SECONDS) {
        held = peak;
        heldSeconds = 0;
      }
      meanSquare += (sum / frames - meanSquare) * (1 - Math.exp(-seconds / RMS_SECONDS));
    }

    boolean isSilent() {
      return held < NOTHING && peak < NOTHING && meanSquare < NOTHING * NOTHING;
    }

    Levels.Channel level() {
      return new Levels.Channel(peak, held, Math.sqrt(meanSquare));
    }
  }

  /// Measures a block.
  ///
  /// @param limiterGain the lowest gain that the limiter has given to it, above 0 and at most 1
  void measure(float[] stereo, int frames, double limiterGain) {
    left.measure(stereo, 0, frames);
    right.measure(stereo, 1, frames);
    double seconds = (double) frames / Block.RATE;
    reduction =
        Math.max(-20 * Math.log10(limiterGain), reduction * Math.exp(-seconds / REDUCTION_SECONDS));
    levels =
        left.isSilent() && right.isSilent()
            ? Levels.SILENT
            : new Levels(left.level(), right.level(), reduction);
  }

  /// Whether all has fallen to nothing.
  boolean isSilent() {
    return levels.equals(Levels.SILENT);
  }

  /// What was measured last.
  Levels levels() {
    return levels;
  }
}
