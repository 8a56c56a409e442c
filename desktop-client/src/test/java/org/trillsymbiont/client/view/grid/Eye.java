package org.trillsymbiont.client.view.grid;

import javafx.scene.paint.Color;

/// How eyes see colours: those that lack one kind of cones as simulated by G. M. Machado, M. M.
/// Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", IEEE TVCG 15(6), 2009: their matrices for severity 1, on linear sRGB. Distances are
/// those of CIE Lab (CIE76, D65).
public enum Eye {
  NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
  PROTANOPE(
      0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
  DEUTERANOPE(
      0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
  TRITANOPE(
      1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

  private static final double[] TO_XYZ = {
    0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920,
    0.9503041
  };
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
  private final double[] matrix;

  Eye(double... matrix) {
    this.matrix = matrix;
  }

  /// 0 (black) to 100 (white).
  double lightness(Color colour) {
    return lab(colour)[0];
  }

  /// 0 (black) to 1 (white).
  public double luminance(Color colour) {
    return xyz(colour)[1];
  }

  /// How different two colours look; an eye can just tell 2.3 apart.
  double distance(Color one, Color other) {
    double[] a = lab(one);
    double[] b = lab(other);
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  private double[] lab(Color colour) {
    double[] f = xyz(colour);
    for (int i = 0; i < 3; i++) {
      double part = f[i] / WHITE[i];
      f[i] = part > 216.0 / 24389 ? Math.cbrt(part) : (24389.0 / 27 * part + 16) / 116;
    }
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private double[] xyz(Color colour) {
    double[] rgb = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
    double[] seen = times(matrix, rgb);
    for (int i = 0; i < 3; i++) {
      seen[i] = Math.clamp(seen[i], 0, 1);
    }
    return times(TO_XYZ, seen);
  }

  private static double[] times(double[] matrix, double[] vector) {
    double[] product = new double[3];
    for (int i = 0; i < 9; i++) {
      product[i / 3] += matrix[i] * vector[i % 3];
    }
    return product;
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
