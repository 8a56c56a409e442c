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
  private final LongSupplier cardTime;
  private final long startNanos;
  private long startCardNanos;
  private long frames;
  private long tookNanos;
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

  /// One that has no other pace than the computer's clock.
  PacedSink(String sentence, LongSupplier nanoTime) {
    this(sentence, nanoTime, nanoTime);
  }

  @Override
  public void write(float[] stereo, int count) {
    frames += count;
    long due = nanosAt(frames);
    long behind = cardTime.getAsLong() - due;
    if (behind > ASLEEP_NANOS) {
      startCardNanos += behind;
    }
    for (long left = due - cardTime.getAsLong(); left > 0 && !closed; ) {
      LockSupport.parkNanos(this, left);
      left = due - cardTime.getAsLong();
    }
  }

  @Override
  public int rest(int mostBlocks, Bell bell) {
    long end = nanosAt(frames + (long) mostBlocks * Block.FRAMES);
    long now = cardTime.getAsLong();
    while (now < end && !closed && !bell.hasRung()) {
      bell.await(end - now);
      now = cardTime.getAsLong();
    }
    long passed = Math.floorDiv(frameAt(now) - frames, Block.FRAMES);
    int blocks = Math.clamp(passed, 0, mostBlocks);
    frames += (long) blocks * Block.FRAMES;
    tookNanos = nanoTime.getAsLong() - Math.max(0, cardTime.getAsLong() - nanosAt(frames));
    return blocks;
  }

  @Override
  public long tookNanos() {
    return tookNanos;
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

  /// The pace of another clock has to be learned, as a device's has.
  @Override
  public FrameClock clock() {
    return cardTime.equals(nanoTime) ? this : new EnvelopeClock(startNanos);
  }

  @Override
  public void wrote(long written, long nanos) {
    // There is nothing to learn: a frame's time is known before.
  }

  @Override
  public long frameAt(long nanos) {
    return Block.frames(nanos - startCardNanos);
  }

  @Override
  public long nanosAt(long frame) {
    return startCardNanos + Block.nanos(frame);
  }

  @Override
  public void close() {
    closed = true;
  }
}
