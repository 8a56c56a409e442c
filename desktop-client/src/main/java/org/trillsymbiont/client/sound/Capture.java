package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what sounds into a WAV file (16 bits, stereo, 44100 Hz), from its start until it is
/// closed.
///
/// Thread: any; the audio thread fills it, and a thread of its own writes the file.
public final class Capture implements Tap, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
  private static final int HEADER_BYTES = 44;
  private static final int FRAME_BYTES = 2 * Block.CHANNELS;
  private static final long IDLE_NANOS = 50_000_000;
  private static final long NOT_YET = -1;

  private final SoundEngine engine;
  private final FileChannel file;
  private final Queue<byte[]> blocks = new ConcurrentLinkedQueue<>();
  private final Thread writer = new Thread(this::run, "trill-capture");
  private volatile long firstFrame = NOT_YET;
  private volatile long frames;
  private volatile boolean ending;
  private volatile @Nullable IOException failure;

  private Capture(SoundEngine engine, FileChannel file) {
    this.engine = engine;
    this.file = file;
    writer.setDaemon(true);
    writer.setUncaughtExceptionHandler((t, e) -> LOG.error("The recording failed", e));
  }

  /// Begins with the next block.
  ///
  /// @param path the file; its folder must exist, and what it held before is lost
  /// @throws IOException when it cannot be written
  public static Capture start(SoundEngine engine, Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    Capture capture = new Capture(engine, file);
    capture.write(header(0));
    capture.writer.start();
    engine.addTap(capture);
    return capture;
  }

  /// The number of the file's first frame, as [SoundedNote#frame] counts; empty until it came.
  public OptionalLong firstFrame() {
    return firstFrame == NOT_YET ? OptionalLong.empty() : OptionalLong.of(firstFrame);
  }

  /// How many frames were recorded so far.
  public long frames() {
    return frames;
  }

  @Override
  public void frames(long first, float[] stereo, int count) {
    if (ending) {
      return;
    }
    byte[] block = new byte[count * FRAME_BYTES];
    Pcm.encode(stereo, Block.CHANNELS * count, block);
    blocks.add(block);
    if (firstFrame == NOT_YET) {
      firstFrame = first;
    }
    frames = first + count - firstFrame;
    LockSupport.unpark(writer);
  }

  private void run() {
    try (file) {
      long bytes = 0;
      while (true) {
        boolean last = ending;
        for (byte[] block = blocks.poll(); block != null; block = blocks.poll()) {
          write(ByteBuffer.wrap(block));
          bytes += block.length;
        }
        if (last) {
          break;
        }
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
      file.position(0);
      write(header(bytes));
    } catch (IOException e) {
      failure = e;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static ByteBuffer header(long bytes) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt((int) (bytes + HEADER_BYTES - 8)).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) Block.CHANNELS);
    header.putInt(Block.RATE).putInt(Block.RATE * FRAME_BYTES);
    header.putShort((short) FRAME_BYTES).putShort((short) 16);
    header.put(ascii("data")).putInt((int) bytes);
    return header.flip();
  }

  private static byte[] ascii(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }

  /// Ends the recording and completes the file; waits until it is written.
  ///
  /// @throws IOException when the file could not be written in full
  @Override
  public void close() throws IOException {
    engine.removeTap(this);
    ending = true;
    LockSupport.unpark(writer);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    IOException failed = failure;
    if (failed != null) {
      throw new IOException("The recording is not complete: " + failed.getMessage(), failed);
    }
  }
}
