package org.trillsymbiont.client.clock;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The room's clock as this machine knows it: microseconds since the epoch of the room began.
/// Before a server has been heard it is a clock of its own, which counts from its making; without a
/// connection it runs on as it ran.
///
/// Until it is settled it jumps to whatever is known best. Afterwards it runs up to 1 % faster or
/// slower while it makes an error good, with a time constant of half a second, and jumps only when
/// it is wrong by more than 50 ms, as after the machine has slept. So of two answers for the same
/// moment the later one is better, and differs, while it is not a jump, by up to 1 % of how far the
/// moment lay ahead.
///
/// Thread: [#micros], [#nanos] and [#quality] from any, without locks; the rest belongs to one.
public final class ServerClock implements RoomTime {
  static final long NANOS_IN_MICRO = 1000;

  private static final int SETTLED_AFTER_EXCHANGES = 16;
  private static final long SETTLED_AFTER_NANOS = 400_000_000;
  private static final double TIME_CONSTANT_NANOS = 500e6;
  private static final double MOST_SLEW = 0.01;
  private static final long LARGEST_SLEWED_NANOS = 50_000_000;
  private static final double PARTS_IN_PPM = 1e6;

  private final LongSupplier nanoTime;
  private final OffsetBounds bounds = new OffsetBounds();
  private final RoundTrips roundTrips = new RoundTrips();
  private int exchanges;
  private long firstNanos;
  private volatile Reading reading;

  /// How good the clock is.
  ///
  /// @param isSettled whether it has heard enough to run evenly
  /// @param plusMinusMicros how far it may be off, 0 or more; grows when nothing is heard; -1 when
  ///   nothing is known
  /// @param rttMicros the shortest round trip of the last 10 s in which pongs came; -1 when none
  ///   did
  /// @param worstRttMicros the longest of the last 30 s; -1 when there was none
  /// @param driftPpm how much faster the room's clock runs than this machine's, microseconds in a
  ///   second, within ±250; 0 when it is not known yet
  public record Quality(
      boolean isSettled,
      long plusMinusMicros,
      long rttMicros,
      long worstRttMicros,
      double driftPpm) {

    /// Of a clock that has not heard a server.
    public static final Quality UNKNOWN = new Quality(false, -1, -1, -1, 0);
  }

  /// All that readers need.
  ///
  /// @param quality at the time of the estimate
  private record Reading(
      Mapping mapping, OffsetBounds.@Nullable Estimate estimate, Quality quality) {}

  /// A clock that begins at 0 now.
  ///
  /// @param nanoTime this machine's clock, which only goes forward: `System::nanoTime`
  public ServerClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    reading = new Reading(Mapping.straight(nanoTime.getAsLong(), 0, 0), null, Quality.UNKNOWN);
  }

  /// This machine's clock at this moment, in nanoseconds.
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /// The room's clock at this moment.
  public long micros() {
    return micros(nanoTime());
  }

  /// The room's clock at a time.
  ///
  /// @param nanos this machine's clock, past or future
  /// @return microseconds, rounded down
  @Override
  public long micros(long nanos) {
    return Math.floorDiv(reading.mapping().server(nanos), NANOS_IN_MICRO);
  }

  /// This machine's clock when the room's shows a time: the inverse of [#micros].
  @Override
  public long nanos(long micros) {
    return reading.mapping().client(micros * NANOS_IN_MICRO);
  }

  /// How good the clock is at this moment.
  public Quality quality() {
    Reading now = reading;
    OffsetBounds.Estimate estimate = now.estimate();
    return estimate == null ? now.quality() : qualityAt(nanoTime(), now, estimate);
  }

  private static Quality qualityAt(long nanos, Reading reading, OffsetBounds.Estimate estimate) {
    Quality then = reading.quality();
    long error = Math.abs(reading.mapping().server(nanos) - estimate.serverNanos(nanos));
    double plusMinus = error + estimate.plusMinusNanos(nanos);
    return new Quality(
        then.isSettled(),
        (long) Math.ceil(plusMinus / NANOS_IN_MICRO),
        then.rttMicros(),
        then.worstRttMicros(),
        then.driftPpm());
  }

  /// Another epoch of the room has begun, or a first one was heard of: what was known is void.
  ///
  /// @param atMicros the room's clock not long ago, for the time until the first pong
  /// @param arrivedNanos when that was heard
  public void reset(long atMicros, long arrivedNanos) {
    bounds.clear();
    exchanges = 0;
    reading =
        new Reading(
            Mapping.straight(arrivedNanos, atMicros * NANOS_IN_MICRO, 0), null, Quality.UNKNOWN);
  }

  /// Learns from a ping and its pong.
  public void take(Exchange exchange) {
    if (!bounds.add(exchange)) {
      return;
    }
    if (exchanges == 0) {
      firstNanos = exchange.t3Nanos();
    }
    exchanges++;
    roundTrips.add(exchange.t3Nanos(), exchange.roundTripNanos());
    long now = Math.max(nanoTime(), exchange.t3Nanos());
    OffsetBounds.Estimate estimate = bounds.estimate(now);
    Reading before = reading;
    boolean wasSettled = before.quality().isSettled();
    reading =
        new Reading(
            wasSettled
                ? corrected(before.mapping(), estimate)
                : Mapping.straight(now, estimate.serverNanos(now), estimate.skew()),
            estimate,
            quality(wasSettled || isSettled(exchange.t3Nanos()), estimate));
  }

  private boolean isSettled(long nanos) {
    return exchanges >= SETTLED_AFTER_EXCHANGES && nanos - firstNanos >= SETTLED_AFTER_NANOS;
  }

  private static Mapping corrected(Mapping before, OffsetBounds.Estimate estimate) {
    long now = estimate.atNanos();
    long shown = before.server(now);
    long error = estimate.serverNanos(now) - shown;
    // An estimate from a single slow pong, after a contradiction, may be far off and be no reason.
    if (Math.abs(error) > Math.max(LARGEST_SLEWED_NANOS, estimate.plusMinusNanos())) {
      return Mapping.straight(now, estimate.serverNanos(now), estimate.skew());
    }
    double slew = Math.clamp(error / TIME_CONSTANT_NANOS, -MOST_SLEW, MOST_SLEW);
    double slewNanos = slew == 0 ? 0 : error / slew;
    return new Mapping(now, shown, estimate.skew(), slew, slewNanos);
  }

  private Quality quality(boolean isSettled, OffsetBounds.Estimate estimate) {
    return new Quality(
        isSettled,
        (long) Math.ceil(estimate.plusMinusNanos() / NANOS_IN_MICRO),
        Math.ceilDiv(roundTrips.shortestNanos(), NANOS_IN_MICRO),
        Math.ceilDiv(roundTrips.longestNanos(), NANOS_IN_MICRO),
        estimate.skew() * PARTS_IN_PPM);
  }

  /// Learns when the pong that was taken last had really left the server.
  ///
  /// @param t2Micros the room's clock then
  /// @param t3Nanos when the pong came
  public void refine(long t2Micros, long t3Nanos) {
    bounds.refine(t2Micros, t3Nanos);
  }
}
