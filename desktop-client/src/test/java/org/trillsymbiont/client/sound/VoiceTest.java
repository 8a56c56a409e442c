package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

class VoiceTest {
  private static final Voice SINE = Voice.DEFAULT.withPrimaryWave(Waveform.SINE);

  /// One note of a square, from its begin.
  private static Analysis note(AppState state, int square, double seconds)
      throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.audition(state, square);
      studio.advance(seconds + 0.1);
      return studio.soundFrom(studio.last().frame());
    }
  }

  private static double envelope(Analysis note, double seconds) {
    int at = note.frame(seconds);
    int half = note.frame(0.002);
    return note.peak(at - half, at + half);
  }

  @Test
  void risesWithinFiftyMillisecondsAndFallsOnALine() throws InterruptedException {
    for (double decay : new double[] {0.3, 1, 2}) {
      Voice voice = SINE.withPrimaryDecay(decay);
      Analysis note = note(Studio.withVoices(AppState.INITIAL, voice), 40, decay + 0.3);
      double top = Preset.VOICE_GAIN * voice.primaryGain() * MasterBus.LEVEL;
      assertEquals(top, envelope(note, 0.052), 0.06 * top);
      for (double t = 0.005; t < 0.05; t += 0.005) {
        assertEquals(top * t / 0.05, envelope(note, t), 0.2 * top, "attack at " + t);
      }
      for (double part = 0.1; part < 0.95; part += 0.1) {
        double line = top * (1 - part);
        assertEquals(line, envelope(note, 0.05 + part * decay), 0.07 * top, "decay at " + part);
      }
      assertEquals(0, note.peak(note.frame(decay + 0.08), note.frames()));
    }
  }

  @Test
  void scalesWithTheGain() throws InterruptedException {
    double loud = note(Studio.withVoices(AppState.INITIAL, SINE), 20, 0.6).peak();
    AppState soft = Studio.withVoices(AppState.INITIAL, SINE.withPrimaryGain(0.1));
    assertEquals(1.5 / 0.1, loud / note(soft, 20, 0.6).peak(), 0.5);
  }

  @Test
  void filtersLikeTheOriginalsLowpass() throws InterruptedException {
    AppState state = AppState.INITIAL;
    for (int square : new int[] {0, 28, 63}) {
      Analysis note = note(state, square, 0.5);
      double hertz = Pitch.hertz(GridPitch.midi(state, square));
      int to = note.frame(0.3);
      int from = note.frame(0.06);
      double first = note.level(hertz, from, to);
      for (int n = 2; n * hertz < 2 * Preset.cutoffHertz(square); n++) {
        double expected = biquad(n * hertz, square) / n / biquad(hertz, square);
        double measured = note.level(n * hertz, from, to) / first;
        double difference = Analysis.decibels(measured) - Analysis.decibels(expected);
        assertEquals(0, difference, 2, "harmonic " + n + " of square " + square);
      }
    }
  }

  /// The gain of Web Audio's lowpass with Q 1.2 dB.
  private static double biquad(double hertz, int square) {
    double omega = 2 * Math.PI * Preset.cutoffHertz(square) / 44_100;
    double alpha = Math.sin(omega) / (2 * Math.pow(10, 1.2 / 20));
    double b = (1 - Math.cos(omega)) / 2;
    double w = 2 * Math.PI * hertz / 44_100;
    double[] numerator = {b, 2 * b, b};
    double[] denominator = {1 + alpha, -2 * Math.cos(omega), 1 - alpha};
    return magnitude(numerator, w) / magnitude(denominator, w);
  }

  private static double magnitude(double[] c, double w) {
    double re = c[0] + c[1] * Math.cos(w) + c[2] * Math.cos(2 * w);
    double im = c[1] * Math.sin(w) + c[2] * Math.sin(2 * w);
    return Math.hypot(re, im);
  }

  @Test
  void movesThePitchWithEveryLfoShape() throws InterruptedException {
    for (Waveform shape : Waveform.values()) {
      Voice voice =
          SINE.withPrimaryDecay(2)
              .withLfoWave(shape)
              .withLfoFreq(2)
              .withLfoGain(30)
              .withLfoDecay(1.5);
      AppState state = Studio.withVoices(AppState.INITIAL, voice);
      Analysis note = note(state, 32, 2.1);
      double base = Pitch.hertz(GridPitch.midi(state, 32));
      double[] errors = new double[88];
      for (int i = 0; i < errors.length; i++) {
        double t = 0.05 + 0.02 * i;
        double hertz = note.frequency(note.frame(t - 0.02), note.frame(t + 0.02));
        double expected = base + Lfo.of(voice).offset(t, t);
        errors[i] = Math.abs(Analysis.cents(hertz, expected));
      }
      Arrays.sort(errors);
      assertTrue(errors[44] < 2, shape + ": median error " + errors[44] + " cents");
      assertTrue(errors[79] < 25, shape + ": 90th percentile " + errors[79] + " cents");
    }
  }

  @Test
  void changesOnlyTheSquareThatIsEdited() throws InterruptedException {
    AppState edited =
        Studio.edit(
            AppState.INITIAL,
            builder -> builder.square(builder.square(10).withVoice(SINE.withPrimaryGain(0.5))));
    try (Studio studio = new Studio()) {
      float[][] before = {
        strike(studio, AppState.INITIAL, 10), strike(studio, AppState.INITIAL, 11)
      };
      float[][] after = {strike(studio, edited, 10), strike(studio, edited, 11)};
      assertArrayEquals(before[1], after[1]);
      assertEquals(3, peak(before[0]) / peak(after[0]), 0.7);
      assertArrayEquals(before[0], strike(studio, AppState.INITIAL, 10));
    }
  }

  private static double peak(float[] samples) {
    return new Analysis(samples, 44_100).peak();
  }

  private static float[] strike(Studio studio, AppState state, int square)
      throws InterruptedException {
    studio.show(state);
    studio.engine.audition(state, square);
    studio.advance(1);
    return studio.samplesFrom(studio.last().frame(), 30_000);
  }
}
