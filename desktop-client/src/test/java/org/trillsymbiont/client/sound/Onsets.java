package org.trillsymbiont.client.sound;

import java.util.Arrays;
import java.util.List;

/// How late the onsets in a studio's sound are against their schedule.
///
/// @param count how many stand out from the note before
/// @param meanMillis the mean
/// @param deviationMillis the standard deviation, their jitter
record Onsets(int count, double meanMillis, double deviationMillis) {
  private static final double QUIET_SECONDS = 0.02;

  static Onsets of(Studio studio) {
    List<Double> due =
        studio.notes().stream().map(note -> note.atNanos() / 1e9 * Block.RATE).toList();
    double[] late =
        studio.sound().onsets(0, QUIET_SECONDS).stream()
            .mapToDouble(onset -> onset - lastBefore(due, onset + 4))
            .map(frames -> frames / Block.RATE * 1000)
            .toArray();
    double mean = Arrays.stream(late).average().orElseThrow();
    double variance = Arrays.stream(late).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return new Onsets(late.length, mean, Math.sqrt(variance));
  }

  private static double lastBefore(List<Double> due, double frame) {
    return due.stream().mapToDouble(d -> d).filter(d -> d <= frame).max().orElseThrow();
  }
}
