package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/// A WAV file of 24 bits, stereo, 44100 Hz, as it is being written. Its header is right whenever
/// [#update] was called, so that a program that dies leaves a file that plays. A file that becomes
/// larger than RIFF's 4 GiB becomes an RF64 file (EBU Tech 3306): room for its 64-bit sizes lies in
/// the header from the start, as a JUNK chunk.
///
/// Samples are rounded to the nearest step and not dithered: the synthesizer's own 16 bits lie 48
/// dB above that step and are noise enough, and the same sound makes the same file, bit for bit.
///
/// Thread: confined to one.
public final class WavFile implements AutoCloseable {
  /// The bytes of a frame.
  public static final int FRAME_BYTES = 3 * Block.CHANNELS;

  /// Frames a second.
  public static final int RATE = Block.RATE;

  /// The largest number that fits into RIFF's size fields.
  static final long LARGEST_RIFF = 0xFFFF_FFFFL;

  static final int HEADER_BYTES = 80;

  private static final int FULL = (1 << 23) - 1;
  private static final int DS64_BYTES = 28;

  private final SeekableByteChannel file;
  private final long largest;
  private ByteBuffer pcm = ByteBuffer.allocate(16 * Block.FRAMES * FRAME_BYTES);
  private long frames;

  /// Begins a file without sound.
  ///
  /// @param file empty; this object closes it
  /// @throws IOException when it cannot be written; it is closed then
  public WavFile(SeekableByteChannel file) throws IOException {
    this(file, LARGEST_RIFF);
  }

  /// @param largest a file larger than so many bytes and 8 is RF64
  WavFile(SeekableByteChannel file, long largest) throws IOException {
    this.file = file;
    this.largest = largest;
    try {
      update();
    } catch (IOException e) {
      try (file) {
        throw e;
      }
    }
  }

  /// How many frames it has, 0 or more.
  public long frames() {
    return frames;
  }

  /// Writes frames behind the others.
  ///
  /// @param stereo left and right in turn, -1..1; what lies outside is clipped
  /// @param from the first frame of them
  /// @param count how many
  /// @throws IOException when not all could be written; [#frames] tells how many were
  public void append(float[] stereo, int from, int count) throws IOException {
    int bytes = count * FRAME_BYTES;
    if (pcm.capacity() < bytes) {
      pcm = ByteBuffer.allocate(bytes);
    }
    pcm.clear();
    for (int i = from * Block.CHANNELS; i < (from + count) * Block.CHANNELS; i++) {
      int value = Math.round(Math.clamp(stereo[i], -1f, 1f) * FULL);
      pcm.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
    pcm.flip();
    file.position(HEADER_BYTES + frames * FRAME_BYTES);
    try {
      write(pcm);
    } finally {
      frames += pcm.position() / FRAME_BYTES;
    }
  }

  /// Makes the header tell of all frames that were written.
  public void update() throws IOException {
    file.position(0);
    write(header());
  }

  /// Completes the file. After a full disk too: its header needs no more room, and half a frame at
  /// the end is taken away.
  @Override
  public void close() throws IOException {
    try (file) {
      update();
      file.truncate(HEADER_BYTES + frames * FRAME_BYTES);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private ByteBuffer header() {
    long data = frames * FRAME_BYTES;
    long riff = HEADER_BYTES - 8 + data;
    boolean isLarge = riff > largest;
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii(isLarge ? "RF64" : "RIFF")).putInt(isLarge ? -1 : (int) riff);
    header.put(ascii("WAVE")).put(ascii(isLarge ? "ds64" : "JUNK")).putInt(DS64_BYTES);
    header.putLong(isLarge ? riff : 0).putLong(isLarge ? data : 0);
    header.putLong(isLarge ? frames : 0).putInt(0);
    header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) Block.CHANNELS);
    header.putInt(RATE).putInt(RATE * FRAME_BYTES);
    header.putShort((short) FRAME_BYTES).putShort((short) 24);
    header.put(ascii("data")).putInt(isLarge ? -1 : (int) data);
    return header.flip();
  }

  private static byte[] ascii(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }
}
