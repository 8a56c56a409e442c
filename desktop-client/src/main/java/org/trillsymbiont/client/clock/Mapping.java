package org.trillsymbiont.client.clock;

/// From this machine's clock to the room's and back: a line, of which a stretch at the beginning is
/// a little steeper or flatter to make an error good. Both directions are exact to a nanosecond,
/// and later is always later.
///
/// @param fromNanos where the stretch begins, on this machine's clock
/// @param serverNanos the room's clock there, in nanoseconds
/// @param skew how much faster the room's clock runs
/// @param slew by how much more it seems to run on the stretch, within ±0.01
/// @param slewNanos how long the stretch is on this machine's clock, 0 or more
record Mapping(long fromNanos, long serverNanos, double skew, double slew, double slewNanos) {

  /// A line without such a stretch.
  static Mapping straight(long fromNanos, long serverNanos, double skew) {
    return new Mapping(fromNanos, serverNanos, skew, 0, 0);
  }

  /// The room's clock.
  long server(long nanos) {
    long since = nanos - fromNanos;
    double extra = since * skew + Math.clamp((double) since, 0, slewNanos) * slew;
    return serverNanos + since + Math.round(extra);
  }

  /// This machine's clock when the room's shows a time.
  long client(long atServerNanos) {
    double since = atServerNanos - serverNanos;
    double stretch = slewNanos * (1 + skew + slew);
    double passed;
    if (since <= 0) {
      passed = since / (1 + skew);
    } else if (since <= stretch) {
      passed = since / (1 + skew + slew);
    } else {
      passed = slewNanos + (since - stretch) / (1 + skew);
    }
    return fromNanos + Math.round(passed);
  }
}
