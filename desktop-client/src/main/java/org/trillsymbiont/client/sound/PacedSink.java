package org.trillsymbiont.client.sound;

import java.util.concurrent.locks.LockSupport;

/// Keeps time as a device would, and drops the sound.
///
/// Thread: audio writes; any thread closes.
final class PacedSink implements Sink {
  private final SoundStatus.Silent status;
  private final long startNanos = System.nanoTime();
  private long frames;
  private volatile boolean closed;

  /// @param sentence why nothing is heard, for the window
  PacedSink(String sentence) {
    status = new SoundStatus.Silent(sentence);
  }

  @Override
  public void write(byte[] pcm, int bytes) {
    frames += bytes / (2 * Block.CHANNELS);
    long due = startNanos + Block.nanos(frames);
    for (long left = due - System.nanoTime(); left > 0 && !closed; ) {
      LockSupport.parkNanos(this, left);
      left = due - System.nanoTime();
    }
  }

  @Override
  public long nanos() {
    return System.nanoTime();
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
