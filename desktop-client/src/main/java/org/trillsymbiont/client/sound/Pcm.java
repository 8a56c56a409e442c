package org.trillsymbiont.client.sound;

/// Samples as bytes and back.
final class Pcm {
  private static final float FULL_16 = Short.MAX_VALUE;

  private Pcm() {}

  /// Reads samples with 16 bits.
  ///
  /// @param samples receives them, -1..1
  /// @return whether all are 0
  static boolean decode(byte[] pcm, int offset, int length, float[] samples) {
    int count = length / 2;
    int any = 0;
    for (int i = 0; i < count; i++) {
      int at = offset + 2 * i;
      short sample = (short) ((pcm[at] & 0xFF) | (pcm[at + 1] << 8));
      samples[i] = sample / FULL_16;
      any |= sample;
    }
    return any == 0;
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
