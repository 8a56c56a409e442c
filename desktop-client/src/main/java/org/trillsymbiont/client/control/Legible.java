package org.trillsymbiont.client.control;

import javafx.scene.paint.Color;

/// How well colours stand out from each other, as WCAG 2.2 counts it
/// (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>). Pure.
public final class Legible {
  /// What WCAG wants of graphics (1.4.11).
  private static final double GRAPHICS = 3;

  private static final int STEPS = 20;

  /// What WCAG adds to both luminances.
  private static final double FLARE = 0.05;

  /// The luminance from which black stands out more than white.
  private static final double MIDDLE = 0.18;

  private Legible() {}

  /// The relative luminance, 0 (black) to 1 (white).
  public static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  /// Whether black stands out from it more than white.
  public static boolean isBright(Color ground) {
    return luminance(ground) > MIDDLE;
  }

  /// A colour that is seen on a ground: the same, or as much darker on a bright one or lighter on a
  /// dark one that their contrast is 3:1.
  public static Color on(Color ground, Color colour) {
    double below = luminance(ground);
    Color end = isBright(ground) ? Color.BLACK : Color.WHITE;
    Color seen = colour;
    for (int step = 1; contrast(luminance(seen), below) < GRAPHICS && step <= STEPS; step++) {
      seen = colour.interpolate(end, (double) step / STEPS);
    }
    return seen;
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + FLARE) / (Math.min(one, other) + FLARE);
  }
}
