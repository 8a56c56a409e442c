package org.trillsymbiont.client.sound;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.clock.RoomTime;

/// A click on each beat of the room's clock, 120 a minute from its microsecond 0 on, whatever the
/// sequencer does: computers in one room click together, so that one can hear whether they do. Not
/// a note of the synthesizer, whose attacks are soft, and not subject to the master volume.
///
/// Thread: audio; switched on and off from any.
final class Clicks {
  /// A beat that the clock has just jumped over is still clicked.
  private static final long GRACE_MICROS = 20_000;

  private static final long NONE = Long.MIN_VALUE;

  private static final double LENGTH_SECONDS = 0.05;
  private static final double HERTZ = 1800;
  private static final double FADE_SECONDS = 0.008;
  private static final double PEAK = 0.5;
  private static final float[] CLICK = click();

  private final FrameClock clock;
  private final Supplier<Latency> latency;
  private volatile boolean on;
  private volatile @Nullable RoomTime time;
  private long lastBeat = NONE;
  private int next = CLICK.length;

  Clicks(FrameClock clock, Supplier<Latency> latency) {
    this.clock = clock;
    this.latency = latency;
  }

  private static float[] click() {
    float[] samples = new float[(int) (LENGTH_SECONDS * Block.RATE)];
    for (int i = 0; i < samples.length; i++) {
      double seconds = (double) i / Block.RATE;
      double fade = Math.exp(-seconds / FADE_SECONDS) * (1 - seconds / LENGTH_SECONDS);
      samples[i] = (float) (PEAK * fade * Math.sin(2 * Math.PI * HERTZ * seconds));
    }
    return samples;
  }

  /// Begins or ends. Thread: any.
  void on(boolean value) {
    on = value;
  }

  /// Follows a room's clock from now on; null for none. Thread: any.
  void follow(@Nullable RoomTime value) {
    time = value;
  }

  /// Whether nothing is to be heard of them until somebody asks for them.
  boolean isQuiet() {
    return next >= CLICK.length && !(on && time != null);
  }

  /// Adds what is to be heard of them to a block that the limiter has not delayed yet.
  ///
  /// @param firstFrame the number of the block's first frame
  void mix(long firstFrame, float[] stereo, int frames) {
    RoomTime now = time;
    int begin = frames;
    if (on && now != null) {
      begin = beginOfNext(now, firstFrame, frames);
    } else {
      lastBeat = NONE;
    }
    for (int frame = 0; frame < frames; frame++) {
      if (frame == begin) {
        next = 0;
      }
      if (next < CLICK.length) {
        stereo[2 * frame] += CLICK[next];
        stereo[2 * frame + 1] += CLICK[next];
        next++;
      }
    }
  }

  /// Where in the block the next click begins; its length when it does not.
  private int beginOfNext(RoomTime now, long firstFrame, int frames) {
    long way = latency.get().nanos();
    long leaves = firstFrame + Limiter.DELAY;
    long from = now.micros(clock.nanosAt(leaves) + way);
    long to = now.micros(clock.nanosAt(leaves + frames) + way);
    long due =
        Math.ceilDiv(lastBeat == NONE ? from : from - GRACE_MICROS, SoundEngine.CLICK_MICROS);
    // A beat that was clicked is not clicked again, unless the clock has gone back by more.
    long beat = lastBeat == due ? due + 1 : due;
    if (beat * SoundEngine.CLICK_MICROS >= to) {
      return frames;
    }
    lastBeat = beat;
    long at = clock.frameAt(now.nanos(beat * SoundEngine.CLICK_MICROS) - way) - leaves;
    return Math.clamp(at, 0, frames - 1);
  }
}
