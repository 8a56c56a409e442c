package org.trillsymbiont.server.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text messages behind each other as unmasked WebSocket frames (RFC 6455, 5.2), as a server sends
/// them.
///
/// Thread: confined to one.
public final class TextFrames {
  private static final byte FINAL_TEXT = (byte) 0x81;
  private static final int MOST_IN_7_BITS = 125;
  private static final int MOST_IN_16_BITS = 0xffff;
  private static final byte IN_16_BITS = 126;
  private static final byte IN_64_BITS = 127;
  private static final int LONGEST_HEADER = 10;
  private static final int FIRST_CAPACITY = 256;
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int length;

  /// One message as a frame.
  public static ByteBuffer of(String text) {
    TextFrames frames = new TextFrames();
    frames.add(text);
    return frames.take();
  }

  /// Adds a message.
  public void add(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    reserve(payload.length + LONGEST_HEADER);
    addHeader(payload.length);
    System.arraycopy(payload, 0, bytes, length, payload.length);
    length += payload.length;
  }

  /// Adds frames that are ready.
  public void add(ByteBuffer frames) {
    int count = frames.remaining();
    reserve(count);
    frames.duplicate().get(bytes, length, count);
    length += count;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      int doubled = Math.max(FIRST_CAPACITY, 2 * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(doubled, length + more));
    }
  }

  private void addHeader(int payload) {
    bytes[length++] = FINAL_TEXT;
    if (payload <= MOST_IN_7_BITS) {
      bytes[length++] = (byte) payload;
    } else if (payload <= MOST_IN_16_BITS) {
      bytes[length++] = IN_16_BITS;
      addNumber(payload, Short.BYTES);
    } else {
      bytes[length++] = IN_64_BITS;
      addNumber(payload, Long.BYTES);
    }
  }

  private void addNumber(long value, int count) {
    for (int shift = Byte.SIZE * (count - 1); shift >= 0; shift -= Byte.SIZE) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /// How many bytes the frames have, 0 or more.
  public int length() {
    return length;
  }

  /// Takes the frames out and begins anew.
  ///
  /// @return what nobody will change; to be read through duplicates
  public ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(bytes, 0, length);
    bytes = NOTHING;
    length = 0;
    return taken;
  }
}
