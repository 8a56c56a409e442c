package org.trillsymbiont.client.clock;

/// A room's clock for tests, which can be set: it is ahead of this computer's, which counts
/// nanoseconds from 0.
///
/// Thread: any.
public final class ShiftedTime implements RoomTime {
  private static final long NANOS_IN_MICRO = 1000;

  private volatile long aheadMicros;

  public ShiftedTime(long aheadMicros) {
    this.aheadMicros = aheadMicros;
  }

  /// Sets it, so that it jumps.
  public void set(long micros) {
    aheadMicros = micros;
  }

  @Override
  public long micros(long nanos) {
    return Math.floorDiv(nanos, NANOS_IN_MICRO) + aheadMicros;
  }

  @Override
  public long nanos(long micros) {
    return (micros - aheadMicros) * NANOS_IN_MICRO;
  }
}
