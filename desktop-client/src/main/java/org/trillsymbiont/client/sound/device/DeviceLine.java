package org.trillsymbiont.client.sound.device;

import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A sound device that is open. It takes the instrument's frames, whatever its own rate and format.
///
/// Thread: audio writes; any other asks and closes.
public final class DeviceLine {
  /// How a write went.
  public enum Outcome {
    /// As it should.
    PLAYED,
    /// It was played, but before it there was a gap: the device's buffer had run empty.
    AFTER_GAP,
    /// The device takes nothing any more.
    GONE,
    /// The device takes everything at once, so it keeps no time.
    RACING
  }

  private static final Logger LOG = LoggerFactory.getLogger(DeviceLine.class);
  private static final double NANOS_IN_SECOND = 1e9;
  private static final long NANOS_IN_MILLI = 1_000_000;
  private static final long NOT_WRITING = Long.MIN_VALUE;

  /// How much longer than it should the device may take to make room; then it decides itself how
  /// long a write has to wait.
  private static final long PATIENCE_NANOS = 30_000_000;

  private final SourceDataLine line;
  private final String name;
  private final int askedMillis;
  private final @Nullable String remark;
  private final int frameBytes;
  private final int bufferFrames;
  private final int rate;
  private final @Nullable Resampler resampler;
  private final SampleEncoder encoder;
  private final Underruns underruns;
  private final PaceGuard pace;
  private final long openedNanos = System.nanoTime();
  private float[] resampled = new float[0];
  private byte[] pcm = new byte[0];

  /// Whether it says so when there is room. A device that does not is left to wait as it likes.
  private boolean tellsRoom = true;

  private volatile long writingSince = NOT_WRITING;

  /// @param line open and started
  /// @param format what it was opened with, one of [SampleEncoder#format]'s
  /// @param name the device's
  /// @param sourceRate the rate of the frames that it is going to be given
  /// @param askedMillis the buffer that was asked for; the device may have given another one
  /// @param remark what is not as the user wanted it, as a sentence
  DeviceLine(
      SourceDataLine line,
      AudioFormat format,
      String name,
      int sourceRate,
      int askedMillis,
      @Nullable String remark) {
    this.line = line;
    this.name = name;
    this.askedMillis = askedMillis;
    this.remark = remark;
    frameBytes = format.getFrameSize();
    rate = Math.round(format.getSampleRate());
    bufferFrames = line.getBufferSize() / frameBytes;
    resampler = rate == sourceRate ? null : new Resampler(sourceRate, rate);
    encoder = new SampleEncoder(format);
    underruns = new Underruns(bufferFrames, rate);
    pace = new PaceGuard(bufferNanos(), openedNanos);
  }

  /// As the system calls it.
  public String name() {
    return name;
  }

  /// Its frames a second.
  public int sampleRate() {
    return rate;
  }

  /// What is not as the user wanted it, as a sentence; null when all is.
  public @Nullable String remark() {
    return remark;
  }

  /// How long sound waits in the device before it is heard, when it never runs empty.
  public long bufferNanos() {
    return nanos(bufferFrames);
  }

  long openedNanos() {
    return openedNanos;
  }

  /// The buffer that was asked for.
  int askedMillis() {
    return askedMillis;
  }

  /// How long it takes from a write until the sound is heard.
  public long latencyNanos() {
    return bufferNanos() + (resampler == null ? 0 : resampler.delayNanos());
  }

  private long nanos(long frames) {
    return Math.round(frames * NANOS_IN_SECOND / rate);
  }

  /// Writes frames; waits until there is room for them.
  ///
  /// @param stereo left and right in turn, -1..1, at the source's rate
  public Outcome write(float[] stereo, int frames) {
    writingSince = System.nanoTime();
    try {
      return writeAll(stereo, frames);
    } catch (RuntimeException e) {
      // Not all drivers say in a number that their device has gone.
      LOG.warn("The sound device {} fails", name, e);
      return Outcome.GONE;
    } finally {
      writingSince = NOT_WRITING;
    }
  }

  private Outcome writeAll(float[] stereo, int frames) {
    int count = resample(stereo, frames);
    float[] samples = resampler == null ? stereo : resampled;
    int bytes = encoder.bytes(count);
    if (pcm.length < bytes) {
      pcm = new byte[bytes];
    }
    encoder.encode(samples, count, pcm);
    boolean isInVain = tellsRoom && !awaitRoom(count);
    long begin = System.nanoTime();
    boolean ranEmpty = underruns.ranEmpty(begin, room());
    if (line.write(pcm, 0, bytes) < bytes) {
      return Outcome.GONE;
    }
    long now = System.nanoTime();
    if (isInVain && now - begin < NANOS_IN_MILLI) {
      tellsRoom = false;
    }
    underruns.wrote(now, count, room());
    if (pace.isRacing(nanos(count), now)) {
      return Outcome.RACING;
    }
    return ranEmpty ? Outcome.AFTER_GAP : Outcome.PLAYED;
  }

  private int resample(float[] stereo, int frames) {
    if (resampler == null) {
      return frames;
    }
    int most = 2 * resampler.most(frames);
    if (resampled.length < most) {
      resampled = new float[most];
    }
    return resampler.process(stereo, frames, resampled);
  }

  /// For how long nothing need be written: until a quarter of its buffer is left. 0 when it does
  /// not say how much that is.
  public long spareNanos() {
    int waiting = bufferFrames - roomOrAll();
    boolean isKnown = tellsRoom && underruns.knowsWaiting();
    return isKnown ? nanos(Math.max(0, waiting - bufferFrames / 4)) : 0;
  }

  /// How much sound, in time, it has room for now.
  public long roomNanos() {
    return nanos(roomOrAll());
  }

  /// Whether so many frames of the source can be written without a wait.
  public boolean hasRoom(int frames) {
    return roomOrAll() >= (resampler == null ? frames : resampler.most(frames));
  }

  /// A driver that fails is found out by the next write.
  private int roomOrAll() {
    try {
      return room();
    } catch (RuntimeException e) {
      LOG.debug("The sound device {} does not say what it has room for", name, e);
      return bufferFrames;
    }
  }

  private int room() {
    return line.available() / frameBytes;
  }

  /// Java's own lines look for room every quarter of their buffer only, and would let it run low.
  ///
  /// @return whether there is room now
  private boolean awaitRoom(int frames) {
    long end = System.nanoTime() + nanos(frames) + PATIENCE_NANOS;
    int wanted = Math.min(frames, bufferFrames);
    int room = room();
    while (room < wanted && System.nanoTime() < end) {
      LockSupport.parkNanos(this, Math.max(NANOS_IN_MILLI, nanos(wanted - room)));
      room = room();
    }
    return room >= wanted;
  }

  /// For how long a write has been waiting; 0 when none is.
  long writingNanos(long nowNanos) {
    long since = writingSince;
    return since == NOT_WRITING ? 0 : nowNanos - since;
  }

  /// Gives the device back; a write that waits ends.
  void close() {
    line.close();
  }
}
