package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds clicks. A step in a sound has all frequencies, a lowpassed tone hardly any of the highest;
/// so what is left of the sound after six differences is looked at, and compared with what is left
/// some milliseconds around.
final class Clicking {
  /// Six differences of a step are at most ten times as high: a step of -52 dBFS or more.
  private static final double LEAST = 0.025;

  /// So many times what is usual around.
  private static final double STANDS_OUT = 6;

  private static final int AROUND = 400;
  private static final int APART = 200;

  private Clicking() {}

  /// The frames at which there is a click.
  static List<Integer> clicks(float[] samples) {
    double[] rest = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rest[i] = samples[i];
    }
    for (int order = 0; order < 6; order++) {
      for (int i = rest.length - 1; i > 0; i--) {
        rest[i] -= rest[i - 1];
      }
      rest[order] = 0;
    }
    List<Integer> clicks = new ArrayList<>();
    for (int i = 6; i < rest.length; i++) {
      double height = Math.abs(rest[i]);
      if (height > LEAST
          && (clicks.isEmpty() || i - clicks.getLast() > APART)
          && height > STANDS_OUT * usual(rest, i)) {
        clicks.add(i);
      }
    }
    return List.copyOf(clicks);
  }

  /// Nine tenths around are below it.
  private static double usual(double[] rest, int at) {
    double[] around =
        Arrays.stream(rest, Math.max(6, at - AROUND), Math.min(rest.length, at + AROUND))
            .map(Math::abs)
            .sorted()
            .toArray();
    return around[around.length * 9 / 10];
  }
}
