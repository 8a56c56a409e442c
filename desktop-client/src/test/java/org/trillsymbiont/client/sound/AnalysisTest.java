package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static final int RATE = 44_100;

  private static Analysis of(double seconds, DoubleUnaryOperator wave) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) wave.applyAsDouble((double) i / RATE);
    }
    return new Analysis(samples, RATE);
  }

  @Test
  void findsTheFrequencyOfSteadyAndFadingTones() {
    for (double hertz : new double[] {49.3, 196, 261.626, 739.99, 1479.9}) {
      Analysis steady = of(0.4, t -> 0.5 * Math.sin(2 * Math.PI * hertz * t));
      assertEquals(0, Analysis.cents(steady.frequency(0, steady.frames()), hertz), 0.1);
      Analysis saw = of(0.4, t -> (1 - 2 * t) * (hertz * t - Math.rint(hertz * t)));
      assertEquals(0, Analysis.cents(saw.frequency(0, saw.frames()), hertz), 0.5);
    }
  }

  @Test
  void tellsTheStrongestOfTwoTones() {
    Analysis two =
        of(0.4, t -> Math.sin(2 * Math.PI * 300 * t) + 0.5 * Math.sin(2 * Math.PI * 425 * t));
    assertEquals(300, two.frequency(0, two.frames()), 0.05);
    assertEquals(1, two.level(300, 0, two.frames()), 0.01);
    assertEquals(0.5, two.level(425, 0, two.frames()), 0.01);
    assertTrue(two.level(360, 0, two.frames()) < 0.01);
  }

  @Test
  void tellsTheEnergyOfBands() {
    Analysis two =
        of(0.1, t -> Math.sin(2 * Math.PI * 300 * t) + 0.5 * Math.sin(2 * Math.PI * 2000 * t));
    double[] bands = two.bands(0, two.frames(), 100, 1000, 3000, 9000);
    assertEquals(Math.sqrt(0.5), bands[0], 0.01);
    assertEquals(0.5 * Math.sqrt(0.5), bands[1], 0.01);
    assertEquals(0, bands[2], 0.001);
  }

  @Test
  void findsOnsetsBetweenSilences() {
    Analysis bursts =
        of(2, t -> t % 0.5 < 0.1 && t % 0.5 > 0.02 ? Math.sin(2 * Math.PI * 440 * t) : 0);
    List<Integer> onsets = bursts.onsets(0.01, 0.05);
    assertEquals(4, onsets.size());
    for (int i = 0; i < 4; i++) {
      assertEquals((0.02 + 0.5 * i) * RATE, onsets.get(i), 3);
    }
  }

  @Test
  void measuresPeakLevelAndSteps() {
    Analysis square = of(1, t -> t % 0.01 < 0.005 ? 0.5 : -0.5);
    assertEquals(0.5, square.peak(), 1e-6);
    assertEquals(0.5, square.rms(0, square.frames()), 1e-6);
    assertEquals(1, square.largestStep(0, square.frames()), 1e-6);
    assertEquals(-6.02, Analysis.decibels(0.5), 0.01);
    assertEquals(-1, square.firstAbove(0.6, 0));
  }
}
