package org.trillsymbiont.client.view.grid;

import java.util.List;
import javafx.scene.paint.Color;
import org.trillsymbiont.model.state.Voice;

/// The grid's colours. Pure.
public final class GridColours {
  private static final double LOW_HZ = 130.81;
  private static final double LOW_HUE = 220;
  private static final double HUE_PER_OCTAVE = 90;
  private static final double HIGHEST_HUE = 460;

  // Root blue, green, yellow, orange, red, purple, pink, octave cyan: the original's order.
  private static final List<Color> ROWS =
      List.of(
          Color.web("#60a5fa"),
          Color.web("#4ade80"),
          Color.web("#facc15"),
          Color.web("#fb923c"),
          Color.web("#f87171"),
          Color.web("#c084fc"),
          Color.web("#f472b6"),
          Color.web("#22d3ee"));

  private GridColours() {}

  /// A row's label.
  ///
  /// @param row 0..7
  public static Color row(int row) {
    return ROWS.get(row);
  }

  /// The hue of a pitch: 220° (blue) up to 130.81 Hz, then 90° an octave, so 400° (amber) at 523
  /// Hz, and no further than 460° (green). Only its remainder by 360 is a colour.
  ///
  /// @param hertz above 0
  public static double hue(double hertz) {
    double octaves = Math.log(hertz / LOW_HZ) / Math.log(2);
    return Math.clamp(LOW_HUE + HUE_PER_OCTAVE * octaves, LOW_HUE, HIGHEST_HUE);
  }

  /// The middle of an active square's fill: louder is more saturated and lighter.
  ///
  /// @param hertz what it sounds, above 0
  /// @param gain 0.1..1.5
  public static Color fill(double hertz, double gain) {
    double loudness = loudness(gain);
    return hsl(hue(hertz), 0.45 + 0.45 * loudness, 0.40 + 0.20 * loudness);
  }

  /// True for a fill on which a dark mark stands out more than a white one.
  static boolean isBright(Color fill) {
    double luminance =
        0.2126 * Math.pow(fill.getRed(), 2.2)
            + 0.7152 * Math.pow(fill.getGreen(), 2.2)
            + 0.0722 * Math.pow(fill.getBlue(), 2.2);
    return luminance > 0.34;
  }

  /// How loud a gain is within its range, 0..1.
  static double loudness(double gain) {
    double min = Voice.PRIMARY_GAIN.min();
    return Math.clamp((gain - min) / (Voice.PRIMARY_GAIN.max() - min), 0, 1);
  }

  /// A colour by hue, saturation and lightness, as in CSS.
  ///
  /// @param hue degrees, any
  /// @param saturation 0..1
  /// @param lightness 0 (black) .. 1 (white)
  static Color hsl(double hue, double saturation, double lightness) {
    double value = lightness + saturation * Math.min(lightness, 1 - lightness);
    double hsbSaturation = value == 0 ? 0 : 2 * (1 - lightness / value);
    return Color.hsb(hue, Math.clamp(hsbSaturation, 0, 1), Math.clamp(value, 0, 1));
  }
}
