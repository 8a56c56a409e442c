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
  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private volatile LongConsumer beforeBlock = framesIn -> {};
  private float[] stereo = new float[Block.CHANNELS * Block.FRAMES];
  private byte[] pcm = new byte[2 * Block.CHANNELS * Block.FRAMES];
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

  @Override
  public void write(byte[] rendered, int offset, int length) {
    try {
      int count = length / SynthLine.FORMAT.getFrameSize();
      if (stereo.length < Block.CHANNELS * count) {
        stereo = new float[Block.CHANNELS * count];
        pcm = new byte[2 * Block.CHANNELS * count];
      }
      int samples = Pcm.decode(rendered, offset, length, stereo);
      bus.level(stereo, count);
      clicks.mix(frames, stereo, count);
      bus.limit(stereo, count);
      sink.write(pcm, Pcm.encode(stereo, samples, pcm));
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
