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

  /// The amplitude of a tone at a time, from six milliseconds around it: of a line that is the
  /// middle's.
  private static double envelope(Analysis note, double hertz, double seconds) {
    int at = note.frame(seconds);
    int half = note.frame(0.003);
    return note.level(hertz, at - half, at + half);
  }

  @Test
  void risesWithinFiftyMillisecondsAndFallsOnALine() throws InterruptedException {
    for (double decay : new double[] {0.1, 0.3, 1, 2}) {
      Voice voice = SINE.withPrimaryDecay(decay);
      // A high note, so that many of its periods fit into the attack.
      AppState state = high(voice);
      Analysis note = note(state, HIGH, decay + 0.3);
      double hertz = 2 * Pitch.hertz(GridPitch.midi(state, HIGH));
      double top = Preset.VOICE_GAIN * 1.5 * MasterBus.LEVEL * Biquad.gain(hertz, HIGH);
      Envelope line = new Envelope(decay);
      for (double t = 0.004; t < 0.05 + decay; t += decay / 50) {
        // The corner at the top is cut off: the line has a node each 6.8 ms.
        double corner = Math.abs(t - 0.05) < Block.SECONDS ? 0.05 : 0.012;
        assertEquals(
            line.level(t, -1), envelope(note, hertz, t) / top, corner, decay + " s at " + t);
      }
      assertEquals(0, note.peak(note.frame(decay + 0.06), note.frames()));
    }
  }

  private static final int HIGH = 63;

  private static AppState high(Voice voice) {
    return Studio.withVoices(AppState.INITIAL, voice.withPrimaryFreq(2));
  }

  @Test
  void scalesWithTheGain() throws InterruptedException {
    double loud = note(Studio.withVoices(AppState.INITIAL, SINE), 20, 0.6).peak();
    for (double gain : new double[] {0.1, 0.25, 0.5, 0.77, 1, 1.3}) {
      AppState soft = Studio.withVoices(AppState.INITIAL, SINE.withPrimaryGain(gain));
      double measured = Analysis.decibels(note(soft, 20, 0.6).peak() / loud);
      assertEquals(Analysis.decibels(gain / 1.5), measured, 0.1, "gain " + gain);
    }
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
        double expected = Biquad.gain(n * hertz, square) / n / Biquad.gain(hertz, square);
        double measured = note.level(n * hertz, from, to) / first;
        double difference = Analysis.decibels(measured) - Analysis.decibels(expected);
        assertEquals(0, difference, 0.7, "harmonic " + n + " of square " + square);
      }
    }
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
        double expected = base + Lfo.of(voice).offset(2 * t, t);
        errors[i] = Math.abs(Analysis.cents(hertz, expected));
      }
      Arrays.sort(errors);
      assertTrue(errors[44] < 1.2, shape + ": median error " + errors[44] + " cents");
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
