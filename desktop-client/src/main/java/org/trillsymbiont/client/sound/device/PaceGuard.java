package org.trillsymbiont.client.sound.device;

/// Notices a device that takes sound much faster than it could play it, such as ALSA's null device:
/// with such a one, time would race. Pure.
///
/// Thread: audio.
final class PaceGuard {
  private static final long WINDOW_NANOS = 1_000_000_000;
  private static final long TOLERANCE_NANOS = 500_000_000;

  private final long bufferNanos;
  private long windowStart;
  private long windowNanos;

  /// A guard that begins now.
  ///
  /// @param bufferNanos what the device may take at once
  PaceGuard(long bufferNanos, long nowNanos) {
    this.bufferNanos = bufferNanos;
    this.windowStart = nowNanos;
  }

  /// Counts what the device took. True when it has taken, within a second, half a second more than
  /// that time and its buffer explain.
  ///
  /// @param tookNanos how long it lasts
  boolean isRacing(long tookNanos, long nowNanos) {
    windowNanos += tookNanos;
    long passed = nowNanos - windowStart;
    boolean races = windowNanos > passed + bufferNanos + TOLERANCE_NANOS;
    if (passed >= WINDOW_NANOS) {
      windowStart = nowNanos;
      windowNanos = 0;
    }
    return races;
  }
}
