package org.trillsymbiont.server.net;

/// A token bucket: allows a rate on average, and a burst above it.
///
/// Thread: confined to one.
final class Bucket {
  private static final double NANOS_IN_SECOND = 1e9;

  private final double perNano;
  private final double capacity;
  private double level;
  private long atNanos;

  /// A full one.
  ///
  /// @param perSecond how much comes back, more than 0
  /// @param capacity how much may go at once
  Bucket(double perSecond, double capacity, long nowNanos) {
    perNano = perSecond / NANOS_IN_SECOND;
    this.capacity = capacity;
    level = capacity;
    atNanos = nowNanos;
  }

  /// Takes some out.
  ///
  /// @return false when there is not so much in it; then nothing is taken
  boolean take(double amount, long nowNanos) {
    level = Math.min(capacity, level + Math.max(0, nowNanos - atNanos) * perNano);
    atNanos = nowNanos;
    if (level < amount) {
      return false;
    }
    level -= amount;
    return true;
  }
}
