package org.trillsymbiont.client.sound;

/// Samples as bytes and back.
final class Pcm {
  private static final float FULL_16 = Short.MAX_VALUE;

  private Pcm() {}

  /// Reads samples with 16 bits.
  ///
  /// @param samples receives them, -1..1
  /// @return how many
  static int decode(byte[] pcm, int offset, int length, float[] samples) {
    int count = length / 2;
    for (int i = 0; i < count; i++) {
      int at = offset + 2 * i;
      samples[i] = (short) ((pcm[at] & 0xFF) | (pcm[at + 1] << 8)) / FULL_16;
    }
    return count;
  }

  /// Writes samples with 16 bits.
  ///
  /// @return how many bytes
  static int encode(float[] samples, int count, byte[] pcm) {
    for (int i = 0; i < count; i++) {
      int value = Math.round(samples[i] * FULL_16);
      pcm[2 * i] = (byte) value;
      pcm[2 * i + 1] = (byte) (value >> 8);
    }
    return 2 * count;
  }
}
