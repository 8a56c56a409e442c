package org.trillsymbiont.client.sound;

/// Notices a device that takes sound much faster than it could play it, such as ALSA's null device:
/// with such a one, time would race.
///
/// Thread: audio.
final class PaceGuard {
  private static final long WINDOW_NANOS = 1_000_000_000;
  private static final long TOLERANCE_NANOS = 500_000_000;

  private final long bufferNanos;
  private long windowStart;
  private long windowFrames;

  /// A guard that begins now.
  ///
  /// @param bufferNanos what the device may take at once
  PaceGuard(long bufferNanos, long nowNanos) {
    this.bufferNanos = bufferNanos;
    this.windowStart = nowNanos;
  }

  /// Counts what the device took. True when it has taken, within a second, half a second more than
  /// that time and its buffer explain.
  boolean isRacing(long frames, long nowNanos) {
    windowFrames += frames;
    long passed = nowNanos - windowStart;
    boolean races = Block.nanos(windowFrames) > passed + bufferNanos + TOLERANCE_NANOS;
    if (passed >= WINDOW_NANOS) {
      windowStart = nowNanos;
      windowFrames = 0;
    }
    return races;
  }
}
