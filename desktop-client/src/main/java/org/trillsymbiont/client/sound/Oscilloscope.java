package org.trillsymbiont.client.sound;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Keeps the last fraction of a second of the finished sound, so that it can be drawn when it is
/// heard, some time after it was made. While nobody looks it listens to nothing.
///
/// Thread: the audio thread writes; any one other looks.
public final class Oscilloscope implements Tap {
  /// How many frames a picture has: 23 ms.
  public static final int FRAMES = 1024;

  /// A power of two; 0.74 s, more than the longest device buffer and a picture.
  private static final int CAPACITY = 32_768;

  private static final int SEARCHED_FRAMES = 2_048;
  private static final double NANOS_IN_SECOND = 1e9;

  private final Consumer<Tap> listen;
  private final Consumer<Tap> rest;
  private final LongSupplier latencyNanos;
  private final float[] ring = new float[CAPACITY];
  private boolean isListening;

  /// Frames written so far. Volatile: whoever has read it sees all frames before it.
  private volatile long written;

  /// @param listen lets a tap hear the sound
  /// @param rest lets it hear no more
  /// @param latencyNanos how long after it was tapped the sound is heard
  public Oscilloscope(Consumer<Tap> listen, Consumer<Tap> rest, LongSupplier latencyNanos) {
    this.listen = Objects.requireNonNull(listen, "listen");
    this.rest = Objects.requireNonNull(rest, "rest");
    this.latencyNanos = Objects.requireNonNull(latencyNanos, "latencyNanos");
  }

  /// An engine's.
  public static Oscilloscope of(SoundEngine engine) {
    return new Oscilloscope(engine::addTap, engine::removeTap, engine::latencyNanos);
  }

  /// Somebody looks, or nobody does any more. Thread: who looks.
  public void listen(boolean wanted) {
    if (wanted != isListening) {
      isListening = wanted;
      (wanted ? listen : rest).accept(this);
    }
  }

  @Override
  public void frames(long firstFrame, float[] stereo, int frames) {
    long at = written;
    for (int i = 0; i < frames; i++) {
      ring[(int) ((at + i) & (CAPACITY - 1))] = (stereo[2 * i] + stereo[2 * i + 1]) / 2;
    }
    written = at + frames;
  }

  /// What is heard now: [#FRAMES] frames of both channels' mean, -1..1, which begin where the wave
  /// rises through zero, so that a steady note stands still. Silence before there is enough.
  ///
  /// @param into takes the frames
  /// @return the highest of their absolute values
  public double look(float[] into) {
    long heard = written - heardFramesAgo();
    long earliest = heard - FRAMES - SEARCHED_FRAMES;
    if (earliest < 0) {
      Arrays.fill(into, 0, FRAMES, 0);
      return 0;
    }
    long first = heard - FRAMES;
    for (long frame = first; frame > earliest; frame--) {
      if (at(frame) >= 0 && at(frame - 1) < 0) {
        first = frame;
        break;
      }
    }
    double peak = 0;
    for (int i = 0; i < FRAMES; i++) {
      into[i] = at(first + i);
      peak = Math.max(peak, Math.abs(into[i]));
    }
    return peak;
  }

  private float at(long frame) {
    return ring[(int) (frame & (CAPACITY - 1))];
  }

  private long heardFramesAgo() {
    long frames = Math.round(latencyNanos.getAsLong() / NANOS_IN_SECOND * Block.RATE);
    return Math.clamp(frames, 0, CAPACITY - FRAMES - SEARCHED_FRAMES - Block.RATE / 10);
  }
}
