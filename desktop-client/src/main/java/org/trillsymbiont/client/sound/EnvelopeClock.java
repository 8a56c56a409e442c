package org.trillsymbiont.client.sound;

import java.util.Arrays;

/// Maps time to frames by the lower envelope: a thread can only ever be late with a block, never
/// early, so the least delayed block of the last 3.5 s tells the device's true pace.
///
/// Thread: audio.
final class EnvelopeClock implements FrameClock {
  private static final int WINDOW = 512;
  private static final int RECENT = 32;
  private static final long GAP_NANOS = 10_000_000;

  private final long[] offsets = new long[WINDOW];
  private int blocks;
  private long offset;

  /// A clock that is right until the first block was written, if frame 0 is written now.
  EnvelopeClock(long nowNanos) {
    offset = nowNanos;
  }

  @Override
  public void wrote(long frames, long nanos) {
    offsets[blocks % WINDOW] = nanos - Block.nanos(frames);
    blocks++;
    long least = least(Math.min(blocks, WINDOW));
    long recent = least(Math.min(blocks, RECENT));
    if (recent - least > GAP_NANOS) {
      // The device stopped for a while; what was before says nothing any more.
      Arrays.fill(offsets, recent);
      least = recent;
    }
    offset = least;
  }

  @Override
  public long frameAt(long nanos) {
    return Block.frames(nanos - offset);
  }

  @Override
  public long nanosAt(long frame) {
    return offset + Block.nanos(frame);
  }

  private long least(int count) {
    long least = Long.MAX_VALUE;
    for (int back = 1; back <= count; back++) {
      least = Math.min(least, offsets[(blocks - back) % WINDOW]);
    }
    return least;
  }
}
