package org.trillsymbiont.client.sound;

import org.trillsymbiont.client.text.Texts;

/// A time that passes only when it is advanced, and then as fast as the sound can be rendered. It
/// begins at 0 ns with frame 0.
///
/// Thread: any; one engine only.
public final class VirtualTime implements Sink, FrameClock {
  private long allowed;
  private long written;
  private boolean parked;
  private boolean closed;

  /// Nanoseconds since the start, as far as frames were written.
  @Override
  public synchronized long nanos() {
    return Block.nanos(written);
  }

  /// Lets time pass, and returns when everything up to then has been rendered. Time passes in
  /// blocks of 300 frames; what does not fill a block is kept for the next call.
  ///
  /// @param seconds 0 or more
  /// @throws InterruptedException when the waiting thread is interrupted
  public synchronized void advance(double seconds) throws InterruptedException {
    allowed += Math.round(seconds * Block.RATE);
    notifyAll();
    while (!closed && !(parked && written + Block.FRAMES > allowed)) {
      wait();
    }
  }

  @Override
  public synchronized void write(float[] stereo, int frames) {
    awaitLeave(frames);
    written += frames;
    notifyAll();
  }

  private synchronized void awaitLeave(int frames) {
    parked = true;
    notifyAll();
    try {
      while (!closed && written + frames > allowed) {
        wait();
      }
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
    parked = false;
  }

  /// What rings the bell while time stands still is heard when it passes again.
  @Override
  public synchronized int rest(int mostBlocks, Bell bell) {
    awaitLeave(Block.FRAMES);
    if (closed || bell.hasRung()) {
      return 0;
    }
    int blocks = Math.clamp((allowed - written) / Block.FRAMES, 0, mostBlocks);
    written += (long) blocks * Block.FRAMES;
    notifyAll();
    return blocks;
  }

  @Override
  public long tookNanos() {
    return nanos();
  }

  @Override
  public long bufferNanos() {
    return 0;
  }

  @Override
  public SoundStatus status() {
    return new SoundStatus.Silent(Texts.of(VirtualTime.class).get("virtual"));
  }

  @Override
  public FrameClock clock() {
    return this;
  }

  @Override
  public void wrote(long frames, long nanos) {
    // The time is what was written; there is nothing to learn.
  }

  @Override
  public long frameAt(long nanos) {
    return Block.frames(nanos);
  }

  @Override
  public long nanosAt(long frame) {
    return Block.nanos(frame);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
