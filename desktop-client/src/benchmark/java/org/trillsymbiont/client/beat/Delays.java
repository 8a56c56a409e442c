package org.trillsymbiont.client.beat;

import java.util.SplittableRandom;

/// How long a line takes to carry what it is given, each way.
///
/// @param leastMicros at least
/// @param mostMicros at most; everything in between is as likely
/// @param loss the chance that something is lost, 0..1; TCP sends it again after 200..300 ms, and
///   everything behind it has to wait
record Delays(int leastMicros, int mostMicros, double loss) {
  private static final int LEAST_AGAIN_MICROS = 200_000;
  private static final int MOST_AGAIN_MICROS = 300_000;
  private static final long NANOS_IN_MICRO = 1000;

  /// How long the next chunk of bytes takes.
  long nextNanos(SplittableRandom random) {
    long micros = random.nextInt(leastMicros, mostMicros + 1);
    while (random.nextDouble() < loss) {
      micros += random.nextInt(LEAST_AGAIN_MICROS, MOST_AGAIN_MICROS);
    }
    return micros * NANOS_IN_MICRO;
  }
}
