package org.trillsymbiont.client.sound;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The system's sound device. When it goes away in the middle, time is kept without it.
///
/// Thread: audio writes; any thread closes.
final class DeviceSink implements Sink {
  private static final AudioFormat FORMAT = SynthLine.FORMAT;
  private static final Logger LOG = LoggerFactory.getLogger(DeviceSink.class);
  private static final int BUFFER_MILLIS = 80;

  private final SourceDataLine line;
  private final String name;
  private final long startNanos = System.nanoTime();
  private final long bufferNanos;
  private final PaceGuard pace;
  private volatile @Nullable PacedSink instead;
  private volatile boolean closed;

  private DeviceSink(SourceDataLine line, String name) {
    this.line = line;
    this.name = name;
    bufferNanos = Block.nanos(line.getBufferSize() / FORMAT.getFrameSize());
    pace = new PaceGuard(bufferNanos, startNanos);
  }

  /// Opens the system's default device.
  ///
  /// @throws LineUnavailableException when there is none, it is busy, or it cannot play our format;
  ///   the message is a sentence for the window
  static DeviceSink open() throws LineUnavailableException {
    try {
      DataLine.Info wanted = new DataLine.Info(SourceDataLine.class, FORMAT);
      Mixer mixer = AudioSystem.getMixer(null);
      boolean fits = mixer.isLineSupported(wanted);
      SourceDataLine line =
          (SourceDataLine) (fits ? mixer.getLine(wanted) : AudioSystem.getLine(wanted));
      line.open(FORMAT, FORMAT.getFrameSize() * Block.RATE * BUFFER_MILLIS / 1000);
      line.start();
      return new DeviceSink(line, fits ? mixer.getMixerInfo().getName() : "the sound device");
    } catch (LineUnavailableException e) {
      throw unavailable("The sound device is busy, so this computer stays silent", e);
    } catch (IllegalArgumentException | SecurityException | LinkageError e) {
      throw unavailable("No sound device was found, so this computer stays silent", e);
    }
  }

  private static LineUnavailableException unavailable(String reason, Throwable cause) {
    LineUnavailableException e = new LineUnavailableException(reason + "; the session goes on.");
    e.initCause(cause);
    return e;
  }

  @Override
  public void write(byte[] pcm, int bytes) {
    PacedSink paced = instead;
    if (paced != null) {
      paced.write(pcm, bytes);
    } else if (line.write(pcm, 0, bytes) < bytes) {
      giveUp("went away");
    } else if (pace.isRacing(bytes / FORMAT.getFrameSize(), System.nanoTime())) {
      giveUp("keeps no time");
    }
  }

  private void giveUp(String why) {
    if (!closed) {
      LOG.warn("The sound device {} {}", name, why);
      instead =
          new PacedSink(
              "The sound device " + why + ", so this computer stays silent; the session goes on.",
              System::nanoTime);
    }
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long bufferNanos() {
    return bufferNanos;
  }

  @Override
  public SoundStatus status() {
    PacedSink paced = instead;
    return paced != null ? paced.status() : new SoundStatus.Playing(name);
  }

  @Override
  public FrameClock clock() {
    return new EnvelopeClock(startNanos);
  }

  @Override
  public void close() {
    closed = true;
    PacedSink paced = instead;
    if (paced != null) {
      paced.close();
    }
    line.close();
  }
}
