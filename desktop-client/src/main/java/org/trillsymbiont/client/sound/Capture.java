package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what sounds into a WAV file ([WavFile]) from its start until it is closed. The file can
/// be played at any time; a second at most is missing in it.
///
/// When the disk is full, or the file is taken away, the recording ends by itself ([#problem]), and
/// what was written until then is a whole file. While the disk is busy up to 20 s of sound wait in
/// memory. What comes after that and finds no room is lost, silence takes its place in the file, so
/// that all that follows is in time, and [#missedFrames] tells how much it is.
///
/// Thread: any; the audio thread fills it, and a thread of its own writes the file.
public final class Capture implements Tap, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Capture.class);

  /// How much sound waits for the disk at most.
  static final int WAITING_BLOCKS = 20 * Block.RATE / Block.FRAMES;

  private static final long IDLE_NANOS = 20_000_000;
  private static final long UPDATE_NANOS = 1_000_000_000;
  private static final long CLOSE_MILLIS = 10_000;
  private static final long NOT_YET = -1;
  private static final float[] SILENCE = new float[Block.CHANNELS * Block.FRAMES];

  private final SoundEngine engine;
  private final Path path;
  private final WavFile file;
  private final FrameQueue queue = new FrameQueue(WAITING_BLOCKS);
  private final Thread writer = new Thread(this::run, "trill-capture");
  private long opens = NOT_YET;
  private volatile long firstFrame = NOT_YET;
  private volatile long frames;
  private volatile long savedFrames;
  private volatile long missedFrames;
  private long missed;
  private volatile boolean ending;
  private volatile @Nullable Exception failure;
  private volatile @Nullable String problem;

  private Capture(SoundEngine engine, Path path, WavFile file) {
    this.engine = engine;
    this.path = path;
    this.file = file;
    writer.setDaemon(true);
  }

  /// Begins 27 ms after the next block: as notes are told before their sound comes, a listener that
  /// was added before this call hears of each note that begins in the file.
  ///
  /// @param path the file; its folder must exist, and what it held before is lost
  /// @throws IOException when it cannot be written; the message is the reason as part of a sentence
  public static Capture start(SoundEngine engine, Path path) throws IOException {
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      return start(engine, path, channel);
    } catch (IOException e) {
      throw new IOException(FileTrouble.reason(e, path), e);
    }
  }

  /// @param channel where it is written, in place of the path's own
  static Capture start(SoundEngine engine, Path path, SeekableByteChannel channel)
      throws IOException {
    Capture capture = new Capture(engine, path, new WavFile(channel));
    capture.writer.start();
    engine.addTap(capture);
    return capture;
  }

  /// The number of the file's first frame, as [SoundedNote#frame] counts; empty until it came.
  public OptionalLong firstFrame() {
    return firstFrame == NOT_YET ? OptionalLong.empty() : OptionalLong.of(firstFrame);
  }

  /// How many frames were recorded so far, those that wait for the disk included.
  public long frames() {
    return frames;
  }

  /// How many frames were written into the file, wherever that is by now.
  public long savedFrames() {
    return savedFrames;
  }

  /// In place of how many frames there is silence, because the disk was busy for too long.
  public long missedFrames() {
    return missedFrames;
  }

  /// Why the recording has ended by itself, as a part of a sentence; empty while it has not.
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void frames(long first, float[] stereo, int count) {
    if (ending) {
      return;
    }
    if (opens == NOT_YET) {
      opens = Voices.firstFrame(first + count);
    }
    if (first < opens) {
      return;
    }
    if (firstFrame == NOT_YET) {
      firstFrame = first;
    }
    if (queue.offer(first, stereo, count)) {
      frames = first + count - firstFrame;
    }
  }

  private void run() {
    try (file) {
      long updated = System.nanoTime();
      boolean last;
      do {
        last = ending;
        while (queue.take(this::write)) {
          savedFrames = file.frames();
        }
        if (System.nanoTime() - updated > UPDATE_NANOS) {
          updated = System.nanoTime();
          file.update();
          requireFile();
        }
        if (!last) {
          LockSupport.parkNanos(this, IDLE_NANOS);
        }
      } while (!last);
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  /// Thread: the writer's.
  private void write(long first, float[] stereo, int count) throws IOException {
    long gap = first - firstFrame - file.frames();
    for (long rest = gap; rest > 0; rest -= Block.FRAMES) {
      file.append(SILENCE, 0, (int) Math.min(rest, Block.FRAMES));
    }
    missed += Math.max(0, gap);
    missedFrames = missed;
    file.append(stereo, 0, count);
  }

  /// Where files can be renamed or deleted while they are written, that is no error.
  private void requireFile() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  private void failed(Exception e) {
    LOG.warn("The recording into {} has ended", path, e);
    ending = true;
    engine.removeTap(this);
    savedFrames = file.frames();
    failure = e;
    problem = FileTrouble.reason(e, path);
  }

  /// Ends the recording and completes the file; waits until it is written, ten seconds at most.
  ///
  /// @throws IOException when the file could not be written in full; the message is the reason as
  ///   part of a sentence
  @Override
  public void close() throws IOException {
    engine.removeTap(this);
    ending = true;
    LockSupport.unpark(writer);
    try {
      writer.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (problem != null) {
      throw new IOException(problem, failure);
    }
    if (writer.isAlive()) {
      throw new IOException(FileTrouble.mute());
    }
  }

  /// How long so many frames sound, in seconds.
  public static double seconds(long frames) {
    return (double) frames / Block.RATE;
  }
}
