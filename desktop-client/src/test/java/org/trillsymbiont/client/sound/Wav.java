package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// A WAV file as Java's own reader finds it.
public final class Wav {
  private final AudioFormat format;
  private final long frames;
  private final float[] stereo;

  private Wav(AudioFormat format, long frames, float[] stereo) {
    this.format = format;
    this.frames = frames;
    this.stereo = stereo;
  }

  public static Wav of(Path file) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      byte[] bytes = in.readAllBytes();
      AudioFormat format = in.getFormat();
      if (format.getSampleSizeInBits() != 24 || format.isBigEndian()) {
        throw new IOException("no 24 bits: " + format);
      }
      float[] stereo = new float[bytes.length / 3];
      for (int i = 0; i < stereo.length; i++) {
        int value = (bytes[3 * i] & 0xFF) | (bytes[3 * i + 1] & 0xFF) << 8 | bytes[3 * i + 2] << 16;
        stereo[i] = value / (float) ((1 << 23) - 1);
      }
      return new Wav(format, in.getFrameLength(), stereo);
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("no WAV file", e);
    }
  }

  public AudioFormat format() {
    return format;
  }

  /// How many there are, as the header tells.
  public long frames() {
    return frames;
  }

  /// Left and right in turn, -1..1.
  public float[] stereo() {
    return stereo.clone();
  }

  public Analysis left() {
    return Analysis.leftOf(stereo);
  }
}
