package org.trillsymbiont.client.sound;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Keeps time as a device would, and drops the sound.
///
/// Thread: audio writes; any thread closes.
final class PacedSink implements Sink {
  private final SoundStatus.Silent status;
  private final LongSupplier nanoTime;
  private final LongSupplier cardTime;
  private final long startNanos;
  private final long startCardNanos;
  private long frames;
  private volatile boolean closed;

  /// @param sentence why nothing is heard, for the window
  /// @param nanoTime the computer's clock
  /// @param cardTime the clock that gives the pace
  PacedSink(String sentence, LongSupplier nanoTime, LongSupplier cardTime) {
    status = new SoundStatus.Silent(sentence);
    this.nanoTime = nanoTime;
    this.cardTime = cardTime;
    startNanos = nanoTime.getAsLong();
    startCardNanos = cardTime.getAsLong();
  }

  @Override
  public void write(byte[] pcm, int bytes) {
    frames += bytes / (2 * Block.CHANNELS);
    long due = startCardNanos + Block.nanos(frames);
    for (long left = due - cardTime.getAsLong(); left > 0 && !closed; ) {
      LockSupport.parkNanos(this, left);
      left = due - cardTime.getAsLong();
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
