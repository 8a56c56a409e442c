package org.trillsymbiont.client.sound;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Waveform;

/// One timbre of the SoundFont: an oscillator's shape and a square's lowpass. Everything else that
/// a voice has moves while it sounds, and is told to the synthesizer block by block.
///
/// @param wave the oscillator's shape
/// @param square whose lowpass, 0..63
record Preset(Waveform wave, int square) {
  /// The original's gain of one voice whose own gain is 1.
  static final double VOICE_GAIN = 0.3;

  /// All that there are.
  static final List<Preset> ALL =
      Arrays.stream(Waveform.values())
          .flatMap(wave ->
              IntStream.range(0, MusicGrid.SQUARES).mapToObj(square -> new Preset(wave, square)))
          .toList();

  /// Its bank's number, 1..4.
  int bank() {
    return switch (wave) {
      case SINE -> 1;
      case TRIANGLE -> 2;
      case SQUARE -> 3;
      case SAWTOOTH -> 4;
    };
  }

  /// Its number within the bank, 0..63.
  int program() {
    return square;
  }

  double cutoffHertz() {
    return cutoffHertz(square);
  }

  /// The original's cutoff, which rises with the square.
  static double cutoffHertz(int square) {
    return 800 + 40.0 * square;
  }
}
