package org.trillsymbiont.client.sound;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens with each block that the synthesizer has rendered, and what it is told before the
/// next one.
///
/// Thread: audio, which is the synthesizer's own; taps come and go on any.
final class Renderer implements SynthLine.Writer {
  /// The longest rest. Who asks for something rings the bell; this is for the room's clock and the
  /// device, which change without a word.
  private static final int MOST_REST_BLOCKS = 15;

  /// After so many blocks of silence, a second, nothing of the reverb is still on its way.
  private static final int SILENT_BLOCKS = Block.RATE / Block.FRAMES;

  private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);

  private final MasterBus bus;
  private final Sink sink;
  private final FrameClock clock;
  private final Clicks clicks;
  private final Meter meter = new Meter();
  private final MonitorGain monitor = new MonitorGain();
  private final List<Tap> taps = new CopyOnWriteArrayList<>();
  private final Bell bell;
  private volatile @Nullable Prompter prompter;
  private float[] stereo = new float[Block.CHANNELS * Block.FRAMES];
  private long frames;
  private int silentBlocks;
  private final AtomicLong rendered = new AtomicLong();
  private final AtomicLong rested = new AtomicLong();
  private boolean failed;

  /// Says to the synthesizer what it is to play.
  ///
  /// Thread: audio.
  interface Prompter {
    /// Says what belongs into the next block.
    ///
    /// @param framesIn how many frames have been written so far
    void beforeBlock(long framesIn);

    /// For how many blocks there is nothing to say, unless the bell rings.
    ///
    /// @param most the longest answer
    /// @return 0..most
    int idleBlocks(long framesIn, int most);

    /// Hears that frames were written while the synthesizer stood still.
    ///
    /// @param frames how many, in all
    void rested(long frames);
  }

  /// @param bell ends a rest
  Renderer(MasterBus bus, Sink sink, FrameClock clock, Clicks clicks, Bell bell) {
    this.bell = bell;
    this.bus = bus;
    this.sink = sink;
    this.clock = clock;
    this.clicks = clicks;
  }

  /// Says who says what is to be played.
  void follow(Prompter value) {
    prompter = value;
  }

  /// How many blocks the synthesizer has rendered. Thread: any.
  long rendered() {
    return rendered.get();
  }

  /// How many frames were silence without the synthesizer. Thread: any.
  long rested() {
    return rested.get();
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
  public void write(byte[] block, int offset, int length) {
    try {
      play(block, offset, length);
      Prompter now = prompter;
      if (now != null) {
        rest(now);
        now.beforeBlock(frames);
      }
    } catch (RuntimeException e) {
      // An exception would end the synthesizer's thread, and with it all sound, without a word.
      if (!failed) {
        failed = true;
        LOG.error("The sound failed in a block; it goes on with the next", e);
      }
    }
  }

  private void play(byte[] block, int offset, int length) {
    rendered.incrementAndGet();
    int count = length / SynthLine.FORMAT.getFrameSize();
    if (stereo.length < Block.CHANNELS * count) {
      stereo = new float[Block.CHANNELS * count];
    }
    boolean isSilent = Pcm.decode(block, offset, length, stereo);
    silentBlocks = isSilent ? Math.min(silentBlocks + 1, SILENT_BLOCKS) : 0;
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
  }

  /// Lets silence be heard without the synthesizer, whose time stands still meanwhile, for as long
  /// as nothing sounds and nothing is due.
  private void rest(Prompter now) {
    bell.listen();
    for (int most = idleBlocks(now); most > 0; most = bell.hasRung() ? 0 : idleBlocks(now)) {
      int passed = sink.rest(most, bell);
      if (passed == 0) {
        return;
      }
      long passedFrames = (long) passed * Block.FRAMES;
      frames += passedFrames;
      now.rested(rested.addAndGet(passedFrames));
      clock.wrote(frames, sink.tookNanos());
    }
  }

  private int idleBlocks(Prompter now) {
    boolean isQuiet =
        silentBlocks == SILENT_BLOCKS
            && taps.isEmpty()
            && clicks.isQuiet()
            && bus.isSettled()
            && monitor.isSettled()
            && meter.isSilent();
    return isQuiet ? now.idleBlocks(frames, MOST_REST_BLOCKS) : 0;
  }
}
