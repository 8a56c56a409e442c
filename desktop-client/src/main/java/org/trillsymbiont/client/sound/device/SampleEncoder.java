package org.trillsymbiont.client.sound.device;

import javax.sound.sampled.AudioFormat;

/// Writes stereo sound in a device's format: signed integers of 16, 24 or 32 bits, little-endian.
/// One channel gets the mean of both; of more than two, the first two get the sound.
///
/// Thread: audio.
final class SampleEncoder {
  private final int bytesPerSample;
  private final int channels;
  private final int frameBytes;
  private final double full;

  /// @param format one of [#format]'s
  SampleEncoder(AudioFormat format) {
    bytesPerSample = format.getSampleSizeInBits() / Byte.SIZE;
    channels = format.getChannels();
    frameBytes = format.getFrameSize();
    full = Math.pow(2, format.getSampleSizeInBits() - 1.0) - 1;
  }

  /// A format that can be written.
  ///
  /// @param rate frames a second
  /// @param bits 16, 24 or 32
  /// @param channels 1 or more
  static AudioFormat format(int rate, int bits, int channels) {
    return new AudioFormat(rate, bits, channels, true, false);
  }

  /// Writes frames.
  ///
  /// @param stereo left and right in turn; what is beyond -1..1 is cut off
  /// @param pcm receives them
  /// @return how many bytes
  int encode(float[] stereo, int frames, byte[] pcm) {
    int at = 0;
    for (int frame = 0; frame < frames; frame++) {
      float left = stereo[2 * frame];
      float right = stereo[2 * frame + 1];
      if (channels == 1) {
        write((left + right) / 2, pcm, at);
      } else {
        write(left, pcm, at);
        write(right, pcm, at + bytesPerSample);
      }
      at += frameBytes;
    }
    return at;
  }

  private void write(float sample, byte[] pcm, int at) {
    long value = Math.round(Math.clamp(sample, -1.0, 1.0) * full);
    for (int i = 0; i < bytesPerSample; i++) {
      pcm[at + i] = (byte) value;
      value >>= Byte.SIZE;
    }
  }

  int bytes(int frames) {
    return frames * frameBytes;
  }
}
