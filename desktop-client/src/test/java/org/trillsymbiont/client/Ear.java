package org.trillsymbiont.client;

import java.util.Arrays;
import org.trillsymbiont.client.sound.Analysis;
import org.trillsymbiont.client.sound.Tap;

/// Listens to what an engine gives out, and remembers the last second of it.
///
/// Thread: any.
final class Ear implements Tap {
  private static final int KEPT = 44_100;
  private static final double RATE = 44_100;

  private final float[] left = new float[KEPT];
  private int next;

  @Override
  public synchronized void frames(long first, float[] stereo, int count) {
    for (int frame = 0; frame < count; frame++) {
      left[next] = stereo[2 * frame];
      next = (next + 1) % KEPT;
    }
  }

  /// The last of what was heard.
  ///
  /// @param seconds up to 1
  synchronized Analysis last(double seconds) {
    float[] ordered = new float[KEPT];
    System.arraycopy(left, next, ordered, 0, KEPT - next);
    System.arraycopy(left, 0, ordered, KEPT - next, next);
    return new Analysis(Arrays.copyOfRange(ordered, KEPT - (int) (seconds * RATE), KEPT), RATE);
  }
}
