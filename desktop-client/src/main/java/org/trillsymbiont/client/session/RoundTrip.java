package org.trillsymbiont.client.session;

import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.model.sync.ServerMessage;

/// Asks the server for the time every two seconds, and tells how long that takes. R27
///
/// Thread: FX.
final class RoundTrip {
  private static final long INTERVAL_NANOS = 2_000_000_000;
  private static final long MOST_MICROS = (1L << 52) - 1;

  private final Timer timer;
  private final LongConsumer ping;
  private final IntConsumer measured;
  private Timer.@Nullable Alarm next;

  /// @param ping sends a ping with this time on it, in microseconds
  /// @param measured takes the round trip in milliseconds, 0 or more
  RoundTrip(Timer timer, LongConsumer ping, IntConsumer measured) {
    this.timer = timer;
    this.ping = ping;
    this.measured = measured;
  }

  /// Asks now and from now on.
  void start() {
    stop();
    long now = timer.nowNanos();
    ping.accept(micros(now));
    next = timer.at(now + INTERVAL_NANOS, this::start);
  }

  /// Asks no more.
  void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /// The server has answered.
  void answered(ServerMessage.Pong pong, long arrivedNanos) {
    long roundTrip = micros(arrivedNanos) - pong.t0() - (pong.t2() - pong.t1());
    measured.accept(Math.clamp(Math.round(roundTrip / 1000.0), 0, Integer.MAX_VALUE));
  }

  /// A positive number of microseconds, whatever the origin of the clock.
  private static long micros(long nanos) {
    return (nanos / 1000) & MOST_MICROS;
  }
}
