package org.trillsymbiont.client.sound;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sound.device.BufferMemory;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.client.sound.device.DeviceLine;
import org.trillsymbiont.client.sound.device.DeviceLine.Outcome;
import org.trillsymbiont.client.sound.device.DeviceWatch;

/// A sound device, or whatever takes its place: while there is none, time is kept without it, and
/// devices may come and go at any time. Frames are numbered on; the clock begins anew.
///
/// Thread: audio writes; any other asks, chooses and closes.
final class DeviceSink implements Sink {
  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final float[] SILENCE = new float[Block.CHANNELS * Block.FRAMES];

  private final DeviceWatch watch;
  private final EnvelopeClock clock = new EnvelopeClock(System.nanoTime());
  private volatile long latencyNanos;
  private volatile PacedSink pace;

  // The audio thread's.
  private long frames;
  private boolean isPaced;
  private long tookNanos;

  /// A gap in silence is heard by nobody, and says nothing of the buffer that music needs.
  private boolean isResting;

  private @Nullable DeviceLine playing;
  private @Nullable DeviceLine broken;

  /// Opens a device; when that fails, it is tried again and again.
  DeviceSink(DeviceChoice choice, BufferMemory memory) {
    watch = DeviceWatch.start(choice, Block.RATE, memory);
    pace = paced();
  }

  private static PacedSink paced() {
    return new PacedSink("", System::nanoTime);
  }

  @Override
  public void write(float[] stereo, int count) {
    DeviceLine line = watch.line();
    if (line != null && line.equals(broken)) {
      line = null;
    }
    if (line == null) {
      playWithout(stereo, count);
    } else {
      play(line, stereo, count);
    }
    frames += count;
  }

  @Override
  public int rest(int mostBlocks, Bell bell) {
    DeviceLine line = watch.line();
    int passed;
    if (isPaced && (line == null || line.equals(broken))) {
      passed = pace.rest(mostBlocks, bell);
      frames += (long) passed * Block.FRAMES;
      tookNanos = pace.tookNanos();
    } else if (line != null && line.equals(playing)) {
      isResting = true;
      passed = rest(line, mostBlocks, bell);
      isResting = false;
      tookNanos = System.nanoTime() - line.roomNanos();
    } else {
      passed = 0;
    }
    return passed;
  }

  /// Lets the device live on what it holds, and fills it up again.
  private int rest(DeviceLine line, int mostBlocks, Bell bell) {
    bell.await(Math.min(line.spareNanos(), Block.nanos((long) mostBlocks * Block.FRAMES)));
    int passed = 0;
    while (passed < mostBlocks && line.hasRoom(Block.FRAMES)) {
      write(SILENCE, Block.FRAMES);
      passed++;
    }
    return passed;
  }

  @Override
  public long tookNanos() {
    return tookNanos;
  }

  private void playWithout(float[] stereo, int count) {
    if (!isPaced) {
      isPaced = true;
      playing = null;
      latencyNanos = 0;
      pace = paced();
      clock.restart(frames, pace.nanos(), 0);
    }
    pace.write(stereo, count);
  }

  private void play(DeviceLine line, float[] stereo, int count) {
    if (!line.equals(playing)) {
      isPaced = false;
      playing = line;
      latencyNanos = line.latencyNanos();
      heardFrom(System.nanoTime(), line);
    }
    long beganNanos = System.nanoTime();
    Outcome outcome = line.write(stereo, count);
    if (outcome == Outcome.PLAYED) {
      return;
    }
    if (outcome != Outcome.AFTER_GAP || !isResting) {
      watch.wrote(line, outcome);
    }
    if (outcome == Outcome.AFTER_GAP) {
      heardFrom(beganNanos, line);
    } else {
      broken = line;
    }
  }

  /// The device holds nothing, so what it is given next is heard at once; when it is full again, it
  /// takes a frame so much earlier than it is heard.
  private void heardFrom(long nanos, DeviceLine line) {
    long buffer = line.bufferNanos();
    clock.restart(frames, nanos - buffer, Block.frames(buffer));
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long bufferNanos() {
    return latencyNanos;
  }

  @Override
  public SoundStatus status() {
    DeviceLine line = watch.shown();
    return line == null
        ? new SoundStatus.Silent(watch.sentence())
        : new SoundStatus.Playing(
            line.name(),
            line.sampleRate(),
            Math.round((double) line.latencyNanos() / NANOS_IN_MILLI),
            watch.dropOuts(),
            line.remark());
  }

  /// Goes over to another device.
  void use(DeviceChoice choice) {
    watch.use(choice);
  }

  /// Counts drop-outs from 0 again.
  void resetDropOuts() {
    watch.resetDropOuts();
  }

  @Override
  public FrameClock clock() {
    return clock;
  }

  @Override
  public void close() {
    pace.close();
    watch.close();
  }
}
