package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// A WAV file as Java's own reader finds it.
///
/// @param stereo left and right in turn, -1..1
public record Wav(int bits, int rate, int channels, long frames, float[] stereo) {

  public static Wav of(Path file) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      byte[] bytes = in.readAllBytes();
      int bits = in.getFormat().getSampleSizeInBits();
      if (bits != 24 || in.getFormat().isBigEndian()) {
        throw new IOException("no 24 bits: " + in.getFormat());
      }
      float[] stereo = new float[bytes.length / 3];
      for (int i = 0; i < stereo.length; i++) {
        int value = (bytes[3 * i] & 0xFF) | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] << 16;
        stereo[i] = value / (float) ((1 << 23) - 1);
      }
      return new Wav(
          bits,
          Math.round(in.getFormat().getSampleRate()),
          in.getFormat().getChannels(),
          in.getFrameLength(),
          stereo);
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("no WAV file", e);
    }
  }

  public Analysis left() {
    return Analysis.leftOf(stereo);
  }
}
