package org.trillsymbiont.client.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt to connect: exponential with full jitter, so that many
/// clients do not all come back to a restarted server at the same moment. Source: AWS Architecture
/// Blog, "Exponential Backoff And Jitter".
///
/// Thread: confined to one.
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(250);
  static final Duration MOST = Duration.ofSeconds(10);

  private final RandomGenerator random;
  private Duration ceiling = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// The next wait: within 0..ceiling, the ceiling being 250 ms at first and twice as long each
  /// time up to 10 s.
  Duration next() {
    Duration wait = Duration.ofNanos(random.nextLong(ceiling.toNanos() + 1));
    Duration doubled = ceiling.multipliedBy(2);
    ceiling = doubled.compareTo(MOST) < 0 ? doubled : MOST;
    return wait;
  }

  /// Starts again from the first wait: a connection has succeeded.
  void reset() {
    ceiling = FIRST;
  }
}
