package org.trillsymbiont.client.sound.device;

/// Notices that a device's buffer has run empty, so that there was a gap in the sound: either the
/// device says that all of its buffer is free, or more time has passed since the last write than
/// sound was waiting. Pure.
///
/// Thread: audio.
final class Underruns {
  /// How much longer than it should what waits may last: clocks and answers are a little late.
  private static final long SLACK_NANOS = 10_000_000;

  /// Longer than that the computer slept, and nobody has heard a gap.
  private static final long ASLEEP_NANOS = 2_000_000_000;

  private static final double NANOS_IN_SECOND = 1e9;

  private final int bufferFrames;
  private final int rate;
  private int framesSinceEmpty;
  private boolean answers;
  private long writtenNanos;
  private long waitingNanos;

  /// @param bufferFrames what the device can hold
  /// @param rate its frames a second
  Underruns(int bufferFrames, int rate) {
    this.bufferFrames = bufferFrames;
    this.rate = rate;
  }

  /// Whether it has run empty since the last write. It cannot while it is filled for the first
  /// time, nor again before it could have been filled again.
  ///
  /// @param nowNanos just before the next write
  /// @param room how many frames the device says it has room for
  boolean ranEmpty(long nowNanos, int room) {
    if (!answers || framesSinceEmpty < bufferFrames) {
      return false;
    }
    long passed = nowNanos - writtenNanos;
    boolean isEmpty = room >= bufferFrames || passed > waitingNanos + SLACK_NANOS;
    if (isEmpty) {
      framesSinceEmpty = 0;
    }
    return isEmpty && passed < ASLEEP_NANOS;
  }

  /// Whether the device says how much waits in it.
  boolean knowsWaiting() {
    return answers;
  }

  /// Hears of a write.
  ///
  /// @param nowNanos just after it
  /// @param frames how many were written
  /// @param room how many the device now has room for
  void wrote(long nowNanos, int frames, int room) {
    framesSinceEmpty = Math.min(bufferFrames, framesSinceEmpty + frames);
    // Some devices never say that anything waits: of those nothing can be known.
    answers |= room < bufferFrames;
    writtenNanos = nowNanos;
    waitingNanos = Math.round((bufferFrames - room) * NANOS_IN_SECOND / rate);
  }
}
