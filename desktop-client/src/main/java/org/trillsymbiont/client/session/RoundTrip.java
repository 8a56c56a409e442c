package org.trillsymbiont.client.session;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.model.sync.Presence;

/// Asks the server every two seconds how far it is, so that whatever has gone missing is noticed
/// (R14); and tells as often how long the way there takes, as the clock has measured it. R27
///
/// Thread: FX.
final class RoundTrip {
  private static final long INTERVAL_NANOS = 2_000_000_000;
  private static final long MOST_MICROS = (1L << 52) - 1;

  private final Timer timer;
  private final LongConsumer ping;
  private final Consumer<UnaryOperator<Presence>> presence;
  private Timer.@Nullable Alarm next;

  /// @param ping sends a ping with this time on it, in microseconds
  /// @param presence changes what others see
  RoundTrip(Timer timer, LongConsumer ping, Consumer<UnaryOperator<Presence>> presence) {
    this.timer = timer;
    this.ping = ping;
    this.presence = presence;
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
  void answered(ServerClock.Quality quality) {
    if (quality.rttMicros() >= 0) {
      presence.accept(before ->
          before
              .withLatencyMillis(Math.toIntExact(Math.round(quality.rttMicros() / 1000.0)))
              .withWorstMillis(Math.toIntExact(Math.ceilDiv(quality.worstRttMicros(), 1000))));
    }
  }

  /// A positive number of microseconds, whatever the origin of the clock.
  private static long micros(long nanos) {
    return (nanos / 1000) & MOST_MICROS;
  }
}
