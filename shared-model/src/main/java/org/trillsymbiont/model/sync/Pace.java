package org.trillsymbiont.model.sync;

/// How many edits a client sends: no more than a server takes (R56), with some to spare for what
/// arrives at once after the network has stood still.
///
/// Thread: confined to one.
final class Pace {
  /// On average, a second.
  static final int RATE = 40;

  /// At once.
  static final int BURST = 60;

  private static final long NANOS_EACH = 1_000_000_000L / RATE;

  /// When all that may be sent at once may be again; a burst before that, nothing may.
  private long fullNanos;

  private boolean hasBegun;

  /// How long until the next edit may be sent, 0 or more.
  long nanosToWait(long nowNanos) {
    return hasBegun ? Math.max(0, fullNanos - nowNanos - (BURST - 1) * NANOS_EACH) : 0;
  }

  /// An edit is sent, whether it may be or not.
  void sent(long nowNanos) {
    fullNanos = NANOS_EACH + (hasBegun ? Math.max(fullNanos, nowNanos) : nowNanos);
    hasBegun = true;
  }

  /// Nothing may be sent for the time of one: the server has said that it was too much.
  void exhaust(long nowNanos) {
    long empty = nowNanos + BURST * NANOS_EACH;
    fullNanos = hasBegun ? Math.max(fullNanos, empty) : empty;
    hasBegun = true;
  }
}
