package org.trillsymbiont.client.sound.device;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.Control;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// A line of a [FakeDevice]: plays by the computer's clock, begins again when it has run empty, and
/// knows when which of its frames was heard.
///
/// Thread: any.
public final class FakeLine implements SourceDataLine {
  private static final long POLL_MILLIS = 2;
  private static final double NANOS_IN_SECOND = 1e9;

  /// From a frame on, frames were heard from a time on.
  private record Stretch(long frame, long nanos) {}

  private final FakeDevice device;
  private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();
  private final List<Stretch> stretches = new ArrayList<>();
  private AudioFormat format = SampleEncoder.format(44_100, 16, 2);
  private int bufferBytes;
  private long written;
  private boolean open;
  private boolean pulledOut;

  FakeLine(FakeDevice device) {
    this.device = device;
  }

  /// How many frames it was given.
  public synchronized long frames() {
    return written;
  }

  /// What it was given.
  public synchronized byte[] pcm() {
    return pcm.toByteArray();
  }

  /// What it was given, left channel of 16 bits, -1..1.
  public float[] left() {
    byte[] bytes = pcm();
    int frame = format.getFrameSize();
    float[] samples = new float[bytes.length / frame];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short) ((bytes[i * frame] & 0xFF) | (bytes[i * frame + 1] << 8))
              / (float) Short.MAX_VALUE;
    }
    return samples;
  }

  /// When a frame was, or will be, heard.
  public synchronized long heardNanos(long frame) {
    Stretch of =
        stretches.reversed().stream()
            .filter(stretch -> stretch.frame() <= frame)
            .findFirst()
            .orElseThrow();
    return of.nanos() + Math.round((frame - of.frame()) * NANOS_IN_SECOND / rate());
  }

  /// Lets all that waits be over, as if the computer had been too slow to write.
  public synchronized void runEmpty() {
    stretches.add(new Stretch(written, System.nanoTime()));
  }

  synchronized void pullOut() {
    pulledOut = true;
    notifyAll();
  }

  private double rate() {
    return format.getSampleRate();
  }

  private long played(long nowNanos) {
    if (stretches.isEmpty()) {
      return 0;
    }
    Stretch last = stretches.getLast();
    long since = (long) ((nowNanos - last.nanos()) * rate() / NANOS_IN_SECOND);
    return Math.min(written, last.frame() + since);
  }

  private int waiting() {
    return (int) (written - played(System.nanoTime())) * format.getFrameSize();
  }

  @Override
  public synchronized int write(byte[] bytes, int offset, int length) {
    int done = 0;
    try {
      while (open && !pulledOut && done < length) {
        done += take(bytes, offset + done, length - done);
        if (done < length) {
          wait(POLL_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return done;
  }

  private int room(int wanted) {
    return switch (device.conduct()) {
      case PLAYS, BUSY -> bufferBytes - waiting();
      case HANGS -> 0;
      case RACES -> wanted;
      case FAILS -> throw new IllegalStateException("a driver's own fault");
    };
  }

  private int take(byte[] bytes, int offset, int length) {
    int room = room(length);
    int count = Math.min(room, length) / format.getFrameSize() * format.getFrameSize();
    if (count > 0) {
      long now = System.nanoTime();
      if (played(now) == written) {
        stretches.add(new Stretch(written, now));
      }
      pcm.write(bytes, offset, count);
      written += count / format.getFrameSize();
    }
    return count;
  }

  @Override
  public synchronized void open(AudioFormat wanted, int wantedBytes)
      throws LineUnavailableException {
    device.opened(this);
    format = wanted;
    bufferBytes = wantedBytes;
    open = true;
  }

  @Override
  public void open(AudioFormat wanted) throws LineUnavailableException {
    open(wanted, 4 * 44_100);
  }

  @Override
  public void open() throws LineUnavailableException {
    open(format);
  }

  @Override
  public synchronized void close() {
    open = false;
    notifyAll();
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized int available() {
    return open ? room(bufferBytes) : 0;
  }

  @Override
  public synchronized int getBufferSize() {
    return bufferBytes;
  }

  @Override
  public synchronized AudioFormat getFormat() {
    return format;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return isOpen();
  }

  @Override
  public boolean isActive() {
    return isOpen();
  }

  @Override
  public int getFramePosition() {
    return (int) getLongFramePosition();
  }

  @Override
  public synchronized long getLongFramePosition() {
    return played(System.nanoTime());
  }

  @Override
  public long getMicrosecondPosition() {
    return Math.round(getLongFramePosition() * 1e6 / rate());
  }

  @Override
  public float getLevel() {
    return -1;
  }

  @Override
  public Line.Info getLineInfo() {
    return new DataLine.Info(SourceDataLine.class, format);
  }

  @Override
  public Control[] getControls() {
    return new Control[0];
  }

  @Override
  public boolean isControlSupported(Control.Type control) {
    return false;
  }

  @Override
  public Control getControl(Control.Type control) {
    throw new IllegalArgumentException("unsupported");
  }

  @Override
  public void drain() {}

  @Override
  public void flush() {}

  @Override
  public void addLineListener(LineListener listener) {}

  @Override
  public void removeLineListener(LineListener listener) {}
}
