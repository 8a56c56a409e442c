package org.trillsymbiont.client.view.presence;

import javafx.scene.paint.Color;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Participant;

/// Participants' colours as JavaFX paints them. Pure.
public final class PresenceColours {
  private static final double WELL_SEEN = 3;
  private static final int STEPS = 20;

  /// What WCAG adds to both luminances.
  private static final double FLARE = 0.05;

  /// The luminance from which black stands out more than white.
  private static final double MIDDLE = 0.18;

  private PresenceColours() {}

  /// The colour of somebody.
  public static Color of(Participant who) {
    return of(who.identity().colour());
  }

  /// A colour that somebody has or may choose.
  public static Color of(Colour colour) {
    return Color.web(colour.toString());
  }

  /// A colour that is seen well on a ground: the same, or as much darker on a bright one or lighter
  /// on a dark one that their contrast is 3:1, as WCAG 2.2 wants it of graphics (1.4.11).
  public static Color on(Color ground, Color colour) {
    double below = luminance(ground);
    Color end = below > MIDDLE ? Color.BLACK : Color.WHITE;
    Color seen = colour;
    for (int step = 1; contrast(luminance(seen), below) < WELL_SEEN && step <= STEPS; step++) {
      seen = colour.interpolate(end, (double) step / STEPS);
    }
    return seen;
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + FLARE) / (Math.min(one, other) + FLARE);
  }

  /// The relative luminance of sRGB as WCAG defines it, 0..1.
  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  /// As CSS writes it.
  static String web(Color colour) {
    return String.format(
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
