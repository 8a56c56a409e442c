package org.trillsymbiont.client.demo;

import org.trillsymbiont.client.sound.Tap;

/// Measures how loud a sound was.
///
/// Thread: the audio thread writes, any reads.
final class Level implements Tap {
  private double peak;
  private double squares;
  private long samples;

  @Override
  public synchronized void frames(long firstFrame, float[] stereo, int frames) {
    for (int i = 0; i < 2 * frames; i++) {
      peak = Math.max(peak, Math.abs(stereo[i]));
      squares += stereo[i] * stereo[i];
    }
    samples += 2L * frames;
  }

  /// The loudest sample, in decibels below full scale.
  synchronized double peakDbfs() {
    return decibels(peak);
  }

  /// The root mean square, in decibels below full scale.
  synchronized double averageDbfs() {
    return decibels(Math.sqrt(squares / Math.max(1, samples)));
  }

  private static double decibels(double amplitude) {
    return 20 * Math.log10(Math.max(amplitude, 1e-9));
  }
}
