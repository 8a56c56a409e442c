package org.trillsymbiont.client.clock;

/// What the exchanges of the last 90 s leave possible for the offset of the room's clock from this
/// machine's. A message is never there before it was sent: so each ping is an upper bound and each
/// pong a lower one, however long they took, and slow ones bound little. All bounds together leave
/// an interval that holds the truth; its middle is the estimate. While one clock runs faster than
/// the other, old bounds are carried along with the skew and loosen with its uncertainty.
///
/// Source: Marzullo and Owicki, "Maintaining the time in a distributed system" (1983), for the
/// intersection; Zhang, Liu and Xia, "Clock synchronization algorithms for network measurements"
/// (2002), for the skew out of convex hulls.
///
/// Thread: confined to one.
final class OffsetBounds {
  private static final long WINDOW_NANOS = 90_000_000_000L;
  private static final long SKEW_AFTER_NANOS = 4_000_000_000L;

  /// What may be expected of two clocks of which nothing is known; and what is certain.
  private static final double EXPECTED_SKEW = 40e-6;

  private static final double UNKNOWN_SKEW = 60e-6;
  private static final double SURE_SKEW = 2e-6;

  /// How far from the best slope the truth is found in practice, in parts of what would be
  /// possible.
  private static final double TYPICAL = 0.05;

  private static final int HALVINGS = 40;

  private final Ceiling above = new Ceiling();

  /// Lower bounds, upside down.
  private final Ceiling below = new Ceiling();

  private boolean isEmpty = true;
  private long originNanos;
  private long originOffsetNanos;
  private double skew;
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

  /// The slope that leaves most room between the bounds.
  private record Slope(double skew, double gap) {}

  /// Forgets everything.
  void clear() {
    above.clear();
    below.clear();
    isEmpty = true;
    skew = 0;
    slack = UNKNOWN_SKEW;
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
    for (long kept = WINDOW_NANOS / 2; kept > 0 && !agrees(now); kept /= 2) {
      forgetBefore(now - kept);
      skew = 0;
      slack = UNKNOWN_SKEW;
    }
    return true;
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

  /// Learns the skew anew, if the bounds leave anything possible. On a slow network it takes a
  /// minute until the best slope says more than what is expected of clocks anyway; so the two are
  /// weighed against each other.
  private boolean agrees(long nowNanos) {
    Slope best = bestSlope();
    if (best.gap() < 0) {
      return false;
    }
    double span = x(nowNanos) - Math.min(above.firstX(), below.firstX());
    double error = TYPICAL * best.gap() / span;
    if (span >= SKEW_AFTER_NANOS) {
      double trust =
          EXPECTED_SKEW * EXPECTED_SKEW / (EXPECTED_SKEW * EXPECTED_SKEW + error * error);
      skew = trust * best.skew();
      slack = Math.max(SURE_SKEW, UNKNOWN_SKEW * Math.sqrt(1 - trust));
    }
    if (low(nowNanos) > high(nowNanos)) {
      // The clocks are further apart than clocks usually are; so much is sure already.
      skew = best.skew();
      slack = UNKNOWN_SKEW;
    }
    return true;
  }

  /// The gap is a concave function of the slope; its maximum is where the corners that the two
  /// lines touch change sides.
  private Slope bestSlope() {
    Ceiling.Corners upper = above.corners();
    Ceiling.Corners lower = below.corners();
    double from = -Ceiling.STEEPEST;
    double to = Ceiling.STEEPEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (from + to) / 2;
      if (lower.x(lower.touchedBy(-middle)) > upper.x(upper.touchedBy(middle))) {
        from = middle;
      } else {
        to = middle;
      }
    }
    double slope = (from + to) / 2;
    double gap =
        upper.below(slope, upper.touchedBy(slope)) + lower.below(-slope, lower.touchedBy(-slope));
    return new Slope(slope, gap);
  }

  private double high(long nanos) {
    return above.heightAt(x(nanos), skew, slack);
  }

  private double low(long nanos) {
    return -below.heightAt(x(nanos), -skew, slack);
  }

  /// The offset at a time that is not before any exchange.
  ///
  /// @throws IllegalStateException when there was no exchange yet
  Estimate estimate(long nanos) {
    if (isEmpty) {
      throw new IllegalStateException("nothing is known of the other clock");
    }
    double high = high(nanos);
    double low = low(nanos);
    long offset = originOffsetNanos + Math.round((high + low) / 2);
    return new Estimate(nanos, offset, Math.max(0, (high - low) / 2), skew, slack);
  }
}
