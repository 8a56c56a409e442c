package org.trillsymbiont.client.sound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.client.sound.Analysis;

class ResamplerTest {
  private static final int RATE = 44_100;
  private static final int BLOCK = 300;

  /// A second and a half of a sine on the left and a sine of half the amplitude on the right, in
  /// blocks.
  private static float[] resampled(int to, double hertz) {
    return resampled(new Resampler(RATE, to), to, i -> (float) Math.sin(phase(hertz, i)), 66_000);
  }

  private static double phase(double hertz, int frame) {
    return 2 * Math.PI * hertz * frame / RATE;
  }

  private interface Signal {
    float at(int frame);
  }

  private static float[] resampled(Resampler resampler, int to, Signal signal, int frames) {
    float[] result = new float[(int) (2L * frames * to / RATE) + 1000];
    float[] out = new float[2 * resampler.most(BLOCK)];
    int made = 0;
    for (int from = 0; from < frames; from += BLOCK) {
      float[] block = new float[2 * BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        block[2 * i] = signal.at(from + i);
        block[2 * i + 1] = signal.at(from + i) / 2;
      }
      int count = resampler.process(block, BLOCK, out);
      System.arraycopy(out, 0, result, 2 * made, 2 * count);
      made += count;
    }
    return Arrays.copyOf(result, 2 * made);
  }

  private static Analysis left(float[] stereo, int rate) {
    float[] left = new float[stereo.length / 2];
    for (int i = 0; i < left.length; i++) {
      left[i] = stereo[2 * i];
    }
    return new Analysis(left, rate);
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 88_200, 96_000, 192_000, 37_800, 44_056})
  void isFlatUpToEighteenKilohertzOrWhatTheRateCanHold(int to) {
    double top = Math.min(18_000, 0.85 * to / 2);
    for (double hertz : new double[] {20, 440, 5000, 10_000, 15_000, 18_000}) {
      if (hertz <= top) {
        Analysis sound = left(resampled(to, hertz), to);
        double level = sound.level(hertz, to / 4, to);
        assertEquals(0, Analysis.decibels(level), 0.1, hertz + " Hz at " + to);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 88_200, 96_000, 37_800})
  void addsNothingOfItsOwn(int to) {
    for (double hertz : new double[] {997, 9973, 15_013}) {
      float[] stereo = resampled(to, hertz);
      Analysis sound = left(stereo, to);
      // What is left when the tone itself is taken out: images, aliases and noise.
      double level = sound.level(hertz, to / 4, to);
      double rest = residue(stereo, to / 4, to, to, hertz);
      assertTrue(
          Analysis.decibels(rest / level) < -80,
          hertz + " Hz at " + to + ": " + Analysis.decibels(rest / level) + " dB");
    }
  }

  /// The amplitude of what remains when the best fitting sine is subtracted.
  static double residue(float[] stereo, int from, int to, int rate, double hertz) {
    double cc = 0;
    double ss = 0;
    double cs = 0;
    double xc = 0;
    double xs = 0;
    for (int i = from; i < to; i++) {
      double c = Math.cos(2 * Math.PI * hertz * i / rate);
      double s = Math.sin(2 * Math.PI * hertz * i / rate);
      cc += c * c;
      ss += s * s;
      cs += c * s;
      xc += stereo[2 * i] * c;
      xs += stereo[2 * i] * s;
    }
    double det = cc * ss - cs * cs;
    double a = (xc * ss - xs * cs) / det;
    double b = (xs * cc - xc * cs) / det;
    double sum = 0;
    for (int i = from; i < to; i++) {
      double c = Math.cos(2 * Math.PI * hertz * i / rate);
      double s = Math.sin(2 * Math.PI * hertz * i / rate);
      sum += Math.pow(stereo[2 * i] - a * c - b * s, 2);
    }
    return Math.sqrt(2 * sum / (to - from));
  }

  @Test
  void takesAwayWhatALowerRateCannotHold() {
    Analysis sound = left(resampled(22_050, 15_000), 22_050);
    assertTrue(Analysis.decibels(sound.peak(5000, 20_000)) < -80);
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 96_000, 22_050, 37_800})
  void delaysByAConstantThatItTells(int to) {
    Resampler resampler = new Resampler(RATE, to);
    int first = 1000;
    int last = 60_000;
    float[] stereo =
        resampled(resampler, to, frame -> frame == first || frame == last ? 1 : 0, 66_000);
    int frames = stereo.length / 2;
    assertEquals(peak(stereo, 0, frames / 2) / to, (double) first / RATE, 1.0 / to);
    assertEquals(peak(stereo, frames / 2, frames) / to, (double) last / RATE, 1.0 / to);
    // Time is in the numbers of the frames; the delay is in how many there are.
    double held = 66_000.0 / RATE - (double) frames / to;
    assertEquals(resampler.delayNanos() / 1e9, held, 2.0 / Math.min(to, RATE));
  }

  private static double peak(float[] stereo, int from, int to) {
    int best = from;
    for (int i = from; i < to; i++) {
      best = Math.abs(stereo[2 * i]) > Math.abs(stereo[2 * best]) ? i : best;
    }
    return best;
  }

  @Test
  void keepsTheChannelsApart() {
    float[] stereo = resampled(48_000, 440);
    for (int i = 0; i < stereo.length / 2; i++) {
      assertEquals(stereo[2 * i] / 2, stereo[2 * i + 1], 1e-6);
    }
  }
}
