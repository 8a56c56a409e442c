package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

/// The oscillator's shapes as looped samples, one for each octave, with only the harmonics that the
/// octave has room for.
final class WaveTables {
  /// The samples' full scale for an oscillator's amplitude of 1; the rest is room for the ripple
  /// that a band-limited edge has.
  static final double SCALE = 0.8;

  /// The key at which a table played at its own rate sounds: A4.
  static final int ROOT_KEY = 69;

  private static final double HIGHEST_HERTZ = 18_000;
  private static final double MOST_VIBRATO_HERTZ = 50;
  private static final int SHORTEST_LOOP = 2048;

  /// Samples before and after the loop, as the format asks for.
  static final int GUARD = 8;

  private static final Map<Waveform, List<Table>> TABLES = tables();

  private WaveTables() {}

  /// One octave's sample: `GUARD` samples, the loop, `GUARD` samples.
  static final class Table {
    /// The MIDI keys it is for, both ends included.
    final int lowKey;

    final int highKey;
    final short[] samples;

    /// At which it sounds A4.
    final int sampleRate;

    Table(int lowKey, int highKey, short[] samples, int sampleRate) {
      this.lowKey = lowKey;
      this.highKey = highKey;
      this.samples = samples;
      this.sampleRate = sampleRate;
    }

    int loopLength() {
      return samples.length - 2 * GUARD;
    }
  }

  /// The tables of a shape, from the lowest octave upwards.
  static List<Table> of(Waveform shape) {
    return TABLES.getOrDefault(shape, List.of());
  }

  private static Map<Waveform, List<Table>> tables() {
    Map<Waveform, List<Table>> tables = new EnumMap<>(Waveform.class);
    for (Waveform shape : Waveform.values()) {
      List<Table> octaves = new ArrayList<>();
      octaves.add(table(shape, 0, 35, 4096));
      for (int low = 36, period = 2048; low < 96; low += 12, period /= 2) {
        octaves.add(table(shape, low, low + 11, period));
      }
      octaves.add(table(shape, 96, 127, 64));
      tables.put(shape, List.copyOf(octaves));
    }
    return tables;
  }

  private static Table table(Waveform shape, int lowKey, int highKey, int period) {
    double highest = Pitch.hertz(highKey) + MOST_VIBRATO_HERTZ;
    int harmonics = (int) Math.clamp(HIGHEST_HERTZ / highest, 1, period / 4.0);
    double[] sine = new double[period];
    for (int i = 0; i < period; i++) {
      sine[i] = Math.sin(2 * Math.PI * i / period);
    }
    double[] sum = new double[period];
    for (int n = 1; n <= harmonics; n++) {
      double amplitude = amplitude(shape, n);
      for (int i = 0; amplitude != 0 && i < period; i++) {
        // A period is a power of two.
        sum[i] += amplitude * sine[(n * i) & (period - 1)];
      }
    }
    short[] samples = new short[Math.max(SHORTEST_LOOP, period) + 2 * GUARD];
    for (int i = 0; i < samples.length; i++) {
      // Sample 0 is where the sound begins, so that it is the wave's zero phase.
      samples[i] = (short) Math.round(sum[i % period] * SCALE * Short.MAX_VALUE);
    }
    return new Table(lowKey, highKey, samples, 440 * period);
  }

  /// The Fourier series of the Web Audio oscillators.
  private static double amplitude(Waveform shape, int n) {
    double odd = n % 2 == 1 ? 1 : 0;
    return switch (shape) {
      case SINE -> n == 1 ? 1 : 0;
      case TRIANGLE -> odd * 8 * Math.sin(n * Math.PI / 2) / (n * Math.PI * n * Math.PI);
      case SQUARE -> odd * 4 / (n * Math.PI);
      case SAWTOOTH -> (odd == 1 ? 2 : -2) / (n * Math.PI);
    };
  }
}
