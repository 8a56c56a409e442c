package org.trillsymbiont.client.sound;

import java.util.Arrays;

/// Keeps peaks below a ceiling without distortion: it sees 5 ms ahead, has lowered the gain by the
/// time a peak arrives, and raises it again slowly. Both channels get the same gain.
///
/// Thread: audio.
final class Limiter {
  /// -1 dBFS.
  static final double CEILING = Math.pow(10, -1 / 20.0);

  /// Frames by which the sound is late.
  static final int DELAY = 220;

  private static final int WINDOW = DELAY + 1;
  private static final double RELEASE = 1 - Math.exp(-1 / (0.15 * Block.RATE));

  private static final double CLOSE_ENOUGH = 1e-9;

  private final float[] delayed = new float[WINDOW * Block.CHANNELS];

  /// The gains that the last frames ask for, as a queue that ascends from its least: its front is
  /// the least gain within the window.
  private final double[] queueGain = new double[WINDOW];

  private final long[] queueFrame = new long[WINDOW];
  private int queueHead;
  private int queueSize;

  /// The last frames' gains, whose mean is what is applied: a ramp instead of a step.
  private final double[] gains = new double[WINDOW];

  private double gainSum = WINDOW;
  private double gain = 1;
  private long frame;
  private int slot;
  private double lowest = 1;

  /// How many frames of silence came in last, as far as they matter.
  private int silent;

  Limiter() {
    Arrays.fill(gains, 1);
  }

  /// Whether a block is silent and nothing is left of what came before it. Then it would come out
  /// as it went in, and need not be processed: an engine that has nothing to play is cheap.
  boolean isIdle(float[] stereo, int frames) {
    for (int i = 0; i < Block.CHANNELS * frames; i++) {
      if (stereo[i] != 0) {
        silent = 0;
        return false;
      }
    }
    boolean isIdle = isIdle();
    silent = Math.min(silent + frames, WINDOW);
    return isIdle;
  }

  /// Whether nothing is left in it and its gain is back.
  boolean isIdle() {
    return silent >= WINDOW && 1 - gain < CLOSE_ENOUGH;
  }

  /// Limits in place; what comes out is what went in [#DELAY] frames ago.
  void process(float[] stereo, int frames) {
    lowest = 1;
    for (int i = 0; i < frames; i++) {
      float left = stereo[2 * i];
      float right = stereo[2 * i + 1];
      double peak = Math.max(Math.abs(left), Math.abs(right));
      double least = leastWith(peak > CEILING ? CEILING / peak : 1);
      gain = Math.min(least, gain + (1 - gain) * RELEASE);
      gainSum += gain - gains[slot];
      gains[slot] = gain;
      delayed[2 * slot] = left;
      delayed[2 * slot + 1] = right;
      slot = (slot + 1) % WINDOW;
      if (slot == 0) {
        gainSum = Arrays.stream(gains).sum();
      }
      double mean = Math.min(1, gainSum / WINDOW);
      lowest = Math.min(lowest, mean);
      stereo[2 * i] = limited(delayed[2 * slot] * mean);
      stereo[2 * i + 1] = limited(delayed[2 * slot + 1] * mean);
      frame++;
    }
  }

  /// The lowest gain in the last block, above 0 and at most 1.
  double lowestGain() {
    return lowest;
  }

  private double leastWith(double wanted) {
    while (queueSize > 0 && queueGain[(queueHead + queueSize - 1) % WINDOW] >= wanted) {
      queueSize--;
    }
    int tail = (queueHead + queueSize) % WINDOW;
    queueGain[tail] = wanted;
    queueFrame[tail] = frame;
    queueSize++;
    if (queueFrame[queueHead] <= frame - WINDOW) {
      queueHead = (queueHead + 1) % WINDOW;
      queueSize--;
    }
    return queueGain[queueHead];
  }

  private static float limited(double value) {
    return (float) Math.clamp(value, -CEILING, CEILING);
  }
}
