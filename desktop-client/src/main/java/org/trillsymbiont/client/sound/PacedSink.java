package org.trillsymbiont.client.sound;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Keeps time as a device would, and drops the sound.
///
/// Thread: audio writes; any thread closes.
final class PacedSink implements Sink {
  private final SoundStatus.Silent status;
  private final LongSupplier nanoTime;
  private final long startNanos;
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
    long due = startNanos + Block.nanos(frames);
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
    return new EnvelopeClock(startNanos);
  }

  @Override
  public void close() {
    closed = true;
  }
}
