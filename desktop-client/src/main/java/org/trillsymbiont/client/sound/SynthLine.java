package org.trillsymbiont.client.sound;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;

/// The line that the synthesizer believes to be the sound device. What it writes is handed on, on
/// its own thread, which thereby is the audio thread.
///
/// Thread: the synthesizer opens, writes and closes.
final class SynthLine implements SourceDataLine {
  /// The format in which the synthesizer opens its line; it cannot be told another one.
  static final AudioFormat FORMAT = new AudioFormat(Block.RATE, 16, Block.CHANNELS, true, false);

  static final DataLine.Info INFO = new DataLine.Info(SourceDataLine.class, FORMAT);

  private final Writer writer;
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean attached;
  private volatile boolean open;
  private volatile boolean running;
  private final AtomicLong frames = new AtomicLong();

  /// Takes what the synthesizer renders.
  interface Writer {
    /// Takes whole frames; it may wait.
    void write(byte[] pcm, int offset, int length);
  }

  SynthLine(Writer writer) {
    this.writer = writer;
  }

  /// Lets the sound through, which until now has to wait.
  void attach() {
    attached = true;
    decided.countDown();
  }

  /// Drops all sound, so that nobody has to wait any more.
  void discard() {
    attached = false;
    decided.countDown();
  }

  private boolean awaitAttachment() {
    try {
      decided.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return attached;
  }

  @Override
  public void open(AudioFormat wanted, int bufferSize) {
    if (!wanted.matches(FORMAT)) {
      throw new IllegalArgumentException("the synthesizer's format is " + wanted);
    }
    open = true;
  }

  @Override
  public void open(AudioFormat wanted) {
    open(wanted, 0);
  }

  @Override
  public void open() {
    open(FORMAT);
  }

  @Override
  public int write(byte[] pcm, int offset, int length) {
    if (awaitAttachment()) {
      writer.write(pcm, offset, length);
    }
    frames.addAndGet(length / FORMAT.getFrameSize());
    return length;
  }

  @Override
  public void close() {
    open = false;
    running = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isActive() {
    return running;
  }

  @Override
  public AudioFormat getFormat() {
    return FORMAT;
  }

  @Override
  public int getBufferSize() {
    return Block.FRAMES * FORMAT.getFrameSize();
  }

  @Override
  public int available() {
    return getBufferSize();
  }

  @Override
  public int getFramePosition() {
    return (int) frames.get();
  }

  @Override
  public long getLongFramePosition() {
    return frames.get();
  }

  @Override
  public long getMicrosecondPosition() {
    return Block.nanos(frames.get()) / 1000;
  }

  @Override
  public float getLevel() {
    return -1;
  }

  @Override
  public Line.Info getLineInfo() {
    return INFO;
  }

  @Override
  public Control[] getControls() {
    return new Control[0];
  }

  @Override
  public boolean isControlSupported(Control.@Nullable Type control) {
    return false;
  }

  @Override
  public Control getControl(Control.@Nullable Type control) {
    throw new IllegalArgumentException("this line has no controls");
  }

  @Override
  public void drain() {
    // Nothing waits here.
  }

  @Override
  public void flush() {
    // Nothing waits here.
  }

  @Override
  public void addLineListener(@Nullable LineListener listener) {
    // Nobody needs to hear of what the engine itself does.
  }

  @Override
  public void removeLineListener(@Nullable LineListener listener) {
    // There is none.
  }
}
