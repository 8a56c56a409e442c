package org.trillsymbiont.client.clock;

/// What the exchanges of the last 90 s leave possible for the offset of the room's clock from this
/// machine's. A message is never there before it was sent: so each ping is an upper bound and each
/// pong a lower one, however long they took, and slow ones bound little. The estimate is the line
/// that is to be expected between them ([LikelyLine]). How far the truth may be from it is told by
/// the bounds alone: old ones are carried along with the skew and loosen with its uncertainty, and
/// together they leave an interval that holds the truth.
///
/// Source: Marzullo and Owicki, "Maintaining the time in a distributed system" (1983), for the
/// intersection; Zhang, Liu and Xia, "Clock synchronization algorithms for network measurements"
/// (2002), for the convex hulls.
///
/// Thread: confined to one.
final class OffsetBounds {
  private static final long WINDOW_NANOS = 90_000_000_000L;

  private static final long SKEW_AFTER_NANOS = 4_000_000_000L;

  /// How far off the skew may be at first, and after a long time, for it changes.
  private static final double UNKNOWN_SKEW = 60e-6;

  private static final double SURE_SKEW = 2e-6;

  /// So many standard deviations the skew may be off in between.
  private static final double DEVIATIONS = 2;

  private final Ceiling above = new Ceiling();

  /// Lower bounds, upside down.
  private final Ceiling below = new Ceiling();

  private boolean isEmpty = true;
  private long originNanos;
  private long originOffsetNanos;
  private long lastNanos;
  private double exchanges;
  private double roundTripNanos;
  private LikelyLine line = new LikelyLine(0, 0, LikelyLine.EXPECTED_SLOPE);
  private double slack = UNKNOWN_SKEW;

  /// The offset at one time.
  ///
  /// @param atNanos this machine's clock
  /// @param offsetNanos the room's clock minus this machine's
  /// @param plusMinusNanos how far the truth may be from that, 0 or more
  /// @param skew how much faster the room's clock runs: 1e-6 is a microsecond in a second
  /// @param slack how far the truth may be from that, 0 or more
  record Estimate(
      long atNanos, long offsetNanos, double plusMinusNanos, double skew, double slack) {

    /// The room's clock in nanoseconds, as it is expected at another time.
    long serverNanos(long nanos) {
      return nanos + offsetNanos + Math.round(skew * (nanos - atNanos));
    }

    /// How far the truth may be from that.
    double plusMinusNanos(long nanos) {
      return plusMinusNanos + slack * Math.abs(nanos - atNanos);
    }
  }

  /// Forgets everything.
  void clear() {
    above.clear();
    below.clear();
    isEmpty = true;
    forgetRoundTrips();
  }

  private void forgetRoundTrips() {
    exchanges = 0;
    roundTripNanos = 0;
  }

  /// Takes an exchange. If what was known contradicts it, a clock has jumped: then the older half
  /// is forgotten, and again, until the rest agrees.
  ///
  /// @return false when it contradicts itself and was left out
  boolean add(Exchange exchange) {
    // The room's times are rounded down, so the upper bound is a microsecond higher.
    long t1Nanos = (exchange.t1Micros() + 1) * ServerClock.NANOS_IN_MICRO;
    if (exchange.roundTripNanos() + ServerClock.NANOS_IN_MICRO < 0) {
      return false;
    }
    if (isEmpty) {
      isEmpty = false;
      originNanos = exchange.t0Nanos();
      originOffsetNanos = t1Nanos - exchange.t0Nanos();
    }
    addUpper(t1Nanos, exchange.t0Nanos());
    addLower(exchange.t2Micros(), exchange.t3Nanos());
    long now = exchange.t3Nanos();
    forgetBefore(now - WINDOW_NANOS);
    count(exchange);
    for (long kept = WINDOW_NANOS / 2; kept > 0 && !agrees(); kept /= 2) {
      forgetBefore(now - kept);
      forgetRoundTrips();
      count(exchange);
    }
    return true;
  }

  /// How many exchanges there were lately, and how long they took; older ones count less and less.
  private void count(Exchange exchange) {
    double kept =
        Math.exp(-Math.max(0.0, (double) (exchange.t3Nanos() - lastNanos)) / WINDOW_NANOS);
    lastNanos = exchange.t3Nanos();
    exchanges = exchanges * kept + 1;
    roundTripNanos += (exchange.roundTripNanos() - roundTripNanos) / exchanges;
  }

  /// A pong that was taken last has left the server later than it said.
  ///
  /// @param t2Micros the room's clock then
  /// @param t3Nanos when the pong came
  void refine(long t2Micros, long t3Nanos) {
    if (!isEmpty) {
      addLower(t2Micros, t3Nanos);
    }
  }

  private void addUpper(long t1Nanos, long t0Nanos) {
    long offset = t1Nanos - t0Nanos;
    above.add(x(t0Nanos), (double) (offset - originOffsetNanos));
  }

  private void addLower(long t2Micros, long t3Nanos) {
    long offset = t2Micros * ServerClock.NANOS_IN_MICRO - t3Nanos;
    below.add(x(t3Nanos), (double) (originOffsetNanos - offset));
  }

  /// Doubles hold nanoseconds exactly only near their origin.
  private double x(long nanos) {
    return (double) (nanos - originNanos);
  }

  /// The newest bounds stay in any case.
  private void forgetBefore(long nanos) {
    above.forgetBefore(x(nanos));
    below.forgetBefore(x(nanos));
  }

  /// Learns anew, if the bounds leave anything possible.
  private boolean agrees() {
    Ceiling.Corners upper = above.corners();
    Ceiling.Corners lower = below.corners();
    if (LikelyLine.mostRoom(upper, lower) < 0) {
      return false;
    }
    line = LikelyLine.between(upper, lower, exchanges, roundTripNanos);
    double span = x(lastNanos) - Math.min(above.firstX(), below.firstX());
    slack =
        span < SKEW_AFTER_NANOS
            ? UNKNOWN_SKEW
            : Math.clamp(DEVIATIONS * line.deviation(), SURE_SKEW, UNKNOWN_SKEW);
    return true;
  }

  private double high(long nanos) {
    return above.heightAt(x(nanos), line.slope(), slack);
  }

  private double low(long nanos) {
    return -below.heightAt(x(nanos), -line.slope(), slack);
  }

  /// The offset at a time that is not before any exchange.
  ///
  /// @throws IllegalStateException when there was no exchange yet
  Estimate estimate(long nanos) {
    if (isEmpty) {
      throw new IllegalStateException("nothing is known of the other clock");
    }
    double likely = line.atZero() + line.slope() * x(nanos);
    double plusMinus = Math.max(0, Math.max(high(nanos) - likely, likely - low(nanos)));
    long offset = originOffsetNanos + Math.round(likely);
    return new Estimate(nanos, offset, plusMinus, line.slope(), slack);
  }
}
