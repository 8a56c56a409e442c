package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Blocks of sound on their way from the audio thread to a slower one. It holds so many and no
/// more, and neither side ever waits for the other.
///
/// Thread: one offers, one takes.
final class FrameQueue {
  /// Takes a block; what it is given is used again.
  interface Taker {
    void take(long firstFrame, float[] stereo, int frames) throws IOException;
  }

  private static final class Slot {
    private long first;
    private int frames;
    private float[] stereo = new float[Block.CHANNELS * Block.FRAMES];
  }

  private final Slot[] slots;
  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  /// @param blocks how many it holds
  FrameQueue(int blocks) {
    slots = new Slot[blocks];
    for (int i = 0; i < blocks; i++) {
      slots[i] = new Slot();
    }
  }

  /// Copies a block, unless there is no room for it.
  ///
  /// @return whether there was
  boolean offer(long firstFrame, float[] stereo, int frames) {
    long next = offered.get();
    if (next - taken.get() >= slots.length) {
      return false;
    }
    Slot slot = slots[(int) (next % slots.length)];
    int samples = Block.CHANNELS * frames;
    if (slot.stereo.length < samples) {
      slot.stereo = new float[samples];
    }
    System.arraycopy(stereo, 0, slot.stereo, 0, samples);
    slot.first = firstFrame;
    slot.frames = frames;
    offered.set(next + 1);
    return true;
  }

  /// Gives the oldest block away.
  ///
  /// @return whether there was one
  boolean take(Taker taker) throws IOException {
    long next = taken.get();
    if (next == offered.get()) {
      return false;
    }
    Slot slot = slots[(int) (next % slots.length)];
    taker.take(slot.first, slot.stereo, slot.frames);
    taken.set(next + 1);
    return true;
  }
}
