package org.trillsymbiont.client.sound;

import org.trillsymbiont.client.clock.Ceiling;

/// Maps time to frames by the lower envelope: a thread can only ever be late with a block, never
/// early, so the least delayed blocks tell the device's true time. Its pace is not quite that of
/// the computer's clock, so the envelope is a line with a slope, learned from the last minute.
///
/// Thread: audio.
final class EnvelopeClock implements FrameClock {
  /// Of so many blocks in a row, a fifth of a second, the least delayed counts.
  private static final int GROUP = 32;

  private static final double WINDOW_NANOS = 60e9;
  private static final double GAP_NANOS = 10e6;

  /// What may be expected of a device, and how much its pace may change within the window.
  private static final double EXPECTED_SLOPE = 40e-6;

  private static final double SURE_SLOPE = 2e-6;

  /// How late the least delayed blocks are, by experience.
  private static final double TYPICAL_NANOS = 30_000;

  private long beginFrame;
  private long beginNanos;

  /// Blocks that end before are written faster than time passes, and tell nothing.
  private long heedFromFrame;

  /// Whether it was told how it begins, and need not guess from its first blocks.
  private boolean isToldBegin;

  private final Ceiling envelope = new Ceiling();
  private boolean isEmpty = true;
  private int blocks;
  private double leastX;
  private double least;

  // Frames since the begin that last x nanoseconds are written x + height + slope * (x - lineX)
  // after the begin.
  private double lineX;
  private double height;
  private double slope;

  /// A clock that is right until the first block was written, if frame 0 is written now.
  EnvelopeClock(long nowNanos) {
    beginNanos = nowNanos;
  }

  /// Begins anew with another device, or when this one had stopped.
  ///
  /// @param frame the first that it is going to be given
  /// @param nanos when it would take that frame if it were as full as it is going to be
  /// @param settlingFrames how many frames it takes at once, until it is full
  void restart(long frame, long nanos, long settlingFrames) {
    beginFrame = frame;
    beginNanos = nanos;
    heedFromFrame = frame + settlingFrames;
    isToldBegin = true;
    envelope.clear();
    isEmpty = true;
    blocks = 0;
    lineX = 0;
    height = 0;
    slope = 0;
  }

  @Override
  public void wrote(long frames, long nanos) {
    if (frames <= heedFromFrame) {
      return;
    }
    double x = Block.nanos(frames - beginFrame);
    double late = nanos - beginNanos - x;
    if (blocks == 0 || late - slope * (x - leastX) <= least) {
      leastX = x;
      least = late;
    }
    blocks++;
    double highest = least + slope * (x - leastX);
    if (isEmpty) {
      height = isToldBegin && blocks < GROUP ? height : highest;
    } else {
      double before = envelope.heightAt(x, slope, SURE_SLOPE);
      if (blocks == GROUP && highest - before > GAP_NANOS) {
        // The device stopped for a while; what was before says nothing any more.
        envelope.clear();
        before = highest;
      }
      height = Math.min(before, highest);
    }
    lineX = x;
    if (blocks == GROUP) {
      learn(x);
    }
  }

  /// A group is complete.
  private void learn(double x) {
    blocks = 0;
    isEmpty = false;
    envelope.add(leastX, least);
    envelope.forgetBefore(x - WINDOW_NANOS);
    double span = x - envelope.firstX();
    if (span > 0) {
      double best = envelope.corners().slopeOver(x - span / 2);
      double error = TYPICAL_NANOS / span;
      double trust =
          EXPECTED_SLOPE * EXPECTED_SLOPE / (EXPECTED_SLOPE * EXPECTED_SLOPE + error * error);
      slope = Math.clamp(trust * best, -Ceiling.STEEPEST, Ceiling.STEEPEST);
    }
  }

  @Override
  public long frameAt(long nanos) {
    double x = lineX + (nanos - beginNanos - lineX - height) / (1 + slope);
    return beginFrame + Block.frames(Math.round(x));
  }

  @Override
  public long nanosAt(long frame) {
    double x = Block.nanos(frame - beginFrame);
    return beginNanos + Math.round(x + height + slope * (x - lineX));
  }
}
