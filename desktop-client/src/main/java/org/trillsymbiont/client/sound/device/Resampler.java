package org.trillsymbiont.client.sound.device;

import java.util.Arrays;

/// Brings stereo sound from one sample rate to another, whatever they are: each new sample is a sum
/// of the old ones around it, weighted by a sinc under Kaiser's window. Flat to nine tenths of what
/// the lower rate can hold, and what would be mirrored is 90 dB down. The delay is constant.
///
/// The weights are tabulated for 512 places between two old samples, with straight lines between.
///
/// Thread: audio.
final class Resampler {
  private static final int PLACES = 512;

  /// How many old samples each new one is made of, when the new rate is not the lower one.
  private static final int TAPS = 80;

  private static final double ATTENUATION_DECIBELS = 90;
  private static final double BETA = 0.1102 * (ATTENUATION_DECIBELS - 8.7);
  private static final int BESSEL_TERMS = 40;
  private static final double NANOS_IN_SECOND = 1e9;

  private final int from;
  private final int to;
  private final int taps;
  private final float[] weights;
  private float[] left;
  private float[] right;
  private int filled;

  /// From here on all that is held is 0, and need not be summed up.
  private int silentFrom;

  /// Where the next new sample lies beyond the first one that is kept, in old samples divided by
  /// `to`.
  private long position;

  /// @param from the old rate in hertz
  /// @param to the new one
  Resampler(int from, int to) {
    this.from = from;
    this.to = to;
    double scale = Math.max(1, (double) from / to);
    taps = 2 * (int) Math.ceil(TAPS / 2.0 * scale);
    weights = weights(taps, Math.min(from, to) / (double) from);
    left = new float[4 * taps];
    right = new float[4 * taps];
    filled = taps / 2 - 1;
  }

  /// @param limit where the mirror is, as part of the old rate's own
  private static float[] weights(int taps, double limit) {
    double transition = (ATTENUATION_DECIBELS - 8) / (2.285 * Math.PI * taps);
    double cutoff = limit - transition / 2;
    float[] weights = new float[(PLACES + 1) * taps];
    double[] row = new double[taps];
    for (int place = 0; place <= PLACES; place++) {
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        double distance = tap - (taps / 2 - 1) - (double) place / PLACES;
        row[tap] = sinc(cutoff * distance) * kaiser(2 * distance / taps);
        sum += row[tap];
      }
      for (int tap = 0; tap < taps; tap++) {
        weights[place * taps + tap] = (float) (row[tap] / sum);
      }
    }
    return weights;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /// The modified Bessel function of order 0.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k <= BESSEL_TERMS; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /// How many frames at most come of so many.
  int most(int frames) {
    return (int) ((long) frames * to / from) + 1;
  }

  /// By how much the sound is later afterwards.
  long delayNanos() {
    return Math.round(taps * NANOS_IN_SECOND / 2 / from);
  }

  /// Takes frames, and gives those that can be made of all that were taken.
  ///
  /// @param stereo the old ones, left and right in turn
  /// @param result receives the new ones; room for [#most] of them
  /// @return how many
  int process(float[] stereo, int frames, float[] result) {
    take(stereo, frames);
    int made = 0;
    while (position / to + taps <= filled) {
      sum((int) (position / to), (double) (position % to) / to, result, 2 * made);
      position += from;
      made++;
    }
    int done = (int) Math.min(position / to, filled);
    filled -= done;
    silentFrom = Math.max(0, silentFrom - done);
    System.arraycopy(left, done, left, 0, filled);
    System.arraycopy(right, done, right, 0, filled);
    position -= (long) done * to;
    return made;
  }

  private void take(float[] stereo, int frames) {
    if (left.length < filled + frames) {
      left = Arrays.copyOf(left, filled + frames);
      right = Arrays.copyOf(right, filled + frames);
    }
    for (int frame = 0; frame < frames; frame++) {
      left[filled + frame] = stereo[2 * frame];
      right[filled + frame] = stereo[2 * frame + 1];
      if (stereo[2 * frame] != 0 || stereo[2 * frame + 1] != 0) {
        silentFrom = filled + frame + 1;
      }
    }
    filled += frames;
  }

  private void sum(int first, double fraction, float[] result, int at) {
    if (first >= silentFrom) {
      result[at] = 0;
      result[at + 1] = 0;
      return;
    }
    int place = (int) (fraction * PLACES);
    float between = (float) (fraction * PLACES - place);
    int row = place * taps;
    int next = row + taps;
    float leftSum = 0;
    float rightSum = 0;
    for (int tap = 0; tap < taps; tap++) {
      float weight = weights[row + tap];
      weight += between * (weights[next + tap] - weight);
      leftSum += weight * left[first + tap];
      rightSum += weight * right[first + tap];
    }
    result[at] = leftSum;
    result[at + 1] = rightSum;
  }
}
