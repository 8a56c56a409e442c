package org.trillsymbiont.client.sound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens with each block that the synthesizer has rendered, and what it is told before the
/// next one.
///
/// Thread: audio, which is the synthesizer's own; taps come and go on any.
final class Renderer implements SynthLine.Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);

  private final MasterBus bus;
  private final Sink sink;
  private final FrameClock clock;
  private final Clicks clicks;
  private final Meter meter = new Meter();
  private final MonitorGain monitor = new MonitorGain();
  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private volatile LongConsumer beforeBlock = framesIn -> {};
  private float[] stereo = new float[Block.CHANNELS * Block.FRAMES];
  private long frames;
  private boolean failed;

  Renderer(MasterBus bus, Sink sink, FrameClock clock, Clicks clicks) {
    this.bus = bus;
    this.sink = sink;
    this.clock = clock;
    this.clicks = clicks;
  }

  /// Says what is to be done before each block from now on.
  ///
  /// @param action takes how many frames have been written so far
  void beforeBlock(LongConsumer action) {
    beforeBlock = action;
  }

  void addTap(Tap tap) {
    taps.add(tap);
  }

  void removeTap(Tap tap) {
    taps.remove(tap);
  }

  /// How loud the finished sound is. Thread: any.
  Levels levels() {
    return meter.levels();
  }

  /// Sets how loud it is heard on this computer. Thread: any.
  ///
  /// @param gain 0..1
  void monitorGain(double gain) {
    monitor.set(gain);
  }

  @Override
  public void write(byte[] rendered, int offset, int length) {
    try {
      int count = length / SynthLine.FORMAT.getFrameSize();
      if (stereo.length < Block.CHANNELS * count) {
        stereo = new float[Block.CHANNELS * count];
      }
      Pcm.decode(rendered, offset, length, stereo);
      bus.level(stereo, count);
      clicks.mix(frames, stereo, count);
      bus.limit(stereo, count);
      meter.measure(stereo, count, bus.limiterGain());
      sink.write(monitor.apply(stereo, count), count);
      for (Tap tap : taps) {
        tap.frames(frames, stereo, count);
      }
      frames += count;
      clock.wrote(frames, sink.nanos());
      beforeBlock.accept(frames);
    } catch (RuntimeException e) {
      // An exception would end the synthesizer's thread, and with it all sound, without a word.
      if (!failed) {
        failed = true;
        LOG.error("The sound failed in a block; it goes on with the next", e);
      }
    }
  }
}
