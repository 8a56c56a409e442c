package org.trillsymbiont.client.sound;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Keeps time as a device would, and drops the sound. A thread that is held up makes up for it
/// afterwards, so no frame is ever late; but what a computer has slept through is skipped.
///
/// Thread: audio writes; any thread closes.
final class PacedSink implements Sink, FrameClock {
  private static final long ASLEEP_NANOS = 2_000_000_000;

  private final SoundStatus.Silent status;
  private final LongSupplier nanoTime;
  private long startNanos;
  private long frames;
  private volatile boolean closed;

  /// @param sentence why nothing is heard, for the window
  /// @param nanoTime the clock that time is kept by
  PacedSink(String sentence, LongSupplier nanoTime) {
    status = new SoundStatus.Silent(sentence);
    this.nanoTime = nanoTime;
    startNanos = nanoTime.getAsLong();
  }

  @Override
  public void write(byte[] pcm, int bytes) {
    frames += bytes / (2 * Block.CHANNELS);
    long due = nanosAt(frames);
    long behind = nanoTime.getAsLong() - due;
    if (behind > ASLEEP_NANOS) {
      startNanos += behind;
    }
    for (long left = due - nanoTime.getAsLong(); left > 0 && !closed; ) {
      LockSupport.parkNanos(this, left);
      left = due - nanoTime.getAsLong();
    }
  }

  @Override
  public long nanos() {
    return nanoTime.getAsLong();
  }

  @Override
  public long bufferNanos() {
    return 0;
  }

  @Override
  public SoundStatus status() {
    return status;
  }

  @Override
  public FrameClock clock() {
    return this;
  }

  @Override
  public void wrote(long written, long nanos) {
    // There is nothing to learn: a frame's time is known before.
  }

  @Override
  public long frameAt(long nanos) {
    return Block.frames(nanos - startNanos);
  }

  @Override
  public long nanosAt(long frame) {
    return startNanos + Block.nanos(frame);
  }

  @Override
  public void close() {
    closed = true;
  }
}
