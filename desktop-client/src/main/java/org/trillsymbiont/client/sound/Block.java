package org.trillsymbiont.client.sound;

/// The sizes that everything here is counted in.
final class Block {
  /// Frames a second, everywhere.
  static final int RATE = 44_100;

  /// The synthesizer renders so many frames at once: 44100 Hz at its control rate of 147 Hz.
  static final int FRAMES = 300;

  /// A block in seconds, 6.8 ms.
  static final double SECONDS = (double) FRAMES / RATE;

  static final int CHANNELS = 2;

  private Block() {}

  /// How long so many frames last.
  static long nanos(long frames) {
    return Math.round(frames * (1e9 / RATE));
  }

  /// How many frames fit best into so many nanoseconds.
  static long frames(long nanos) {
    return Math.round(nanos * (RATE / 1e9));
  }

  /// The synthesizer's time of one of its samples, in microseconds.
  static long micros(long sample) {
    return Math.round(sample * (1e6 / RATE));
  }
}
