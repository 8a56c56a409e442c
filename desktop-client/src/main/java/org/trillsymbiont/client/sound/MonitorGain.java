package org.trillsymbiont.client.sound;

/// Gives the finished sound the level at which this computer's user wants to hear it, without
/// clicks.
///
/// Thread: audio; the gain is set from any.
final class MonitorGain {
  private static final double SMOOTHING = 1 - Math.exp(-1 / (0.012 * Block.RATE));
  private static final double CLOSE_ENOUGH = 1e-5;

  private volatile double wanted = 1;
  private double smoothed = 1;
  private float[] heard = new float[Block.CHANNELS * Block.FRAMES];

  /// Sets the gain; it is reached smoothly within some 60 ms.
  ///
  /// @param gain 0..1
  void set(double gain) {
    wanted = gain;
  }

  /// Whether the gain is what it was set to.
  boolean isSettled() {
    return smoothed == wanted;
  }

  /// What is to be heard of a block.
  ///
  /// @param stereo stays as it is
  /// @return used again with the next block
  float[] apply(float[] stereo, int frames) {
    double target = wanted;
    if (smoothed == 1 && target == 1) {
      return stereo;
    }
    if (heard.length < Block.CHANNELS * frames) {
      heard = new float[Block.CHANNELS * frames];
    }
    for (int i = 0; i < frames; i++) {
      smoothed += (target - smoothed) * SMOOTHING;
      if (Math.abs(target - smoothed) < CLOSE_ENOUGH) {
        smoothed = target;
      }
      heard[2 * i] = (float) (stereo[2 * i] * smoothed);
      heard[2 * i + 1] = (float) (stereo[2 * i + 1] * smoothed);
    }
    return heard;
  }
}
