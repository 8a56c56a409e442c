package org.trillsymbiont.client.sound;

/// Web Audio's lowpass with Q 1.2 dB, as the original has it in each square.
final class Biquad {
  private Biquad() {}

  /// Its gain at a frequency.
  static double gain(double hertz, int square) {
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
}
