package org.trillsymbiont.client.view.grid;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.trillsymbiont.client.control.Legible;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.model.state.Voice;

/// The grid's colours. Pure.
///
/// The palettes that are made for every eye are published perceptual colour maps, each read at
/// eight places that lie equally far apart in CIE lightness L*, the lowest row first:
/// - Aurora is *viridis* of S. van der Walt and N. Smith (2015, CC0,
///   <https://bids.github.io/colormap/>), L* 38..90
/// - Dusk is *cividis* of J. R. Nuñez, C. R. Anderton and R. S. Renslow, "Optimizing colormaps with
///   consideration for color vision deficiency", PLoS ONE 13(7), 2018 (CC BY 4.0), L* 34..90
/// - Ember is *plasma* of the authors of viridis (CC0), L* 38..90
public final class GridColours {
  private static final double LOW_HZ = 130.81;
  private static final double LOW_HUE = 220;
  private static final double HUE_PER_OCTAVE = 90;
  private static final double HIGHEST_HUE = 460;

  /// What the softest square of a palette has of the loudest one's saturation and brightness.
  private static final double SOFT_SATURATION = 0.85;

  private static final double SOFT_BRIGHTNESS = 0.72;

  // Root blue, green, yellow, orange, red, purple, pink, octave cyan: the original's order.
  private static final List<Color> ROWS =
      colours("60a5fa 4ade80 facc15 fb923c f87171 c084fc f472b6 22d3ee");

  private static final Map<Palette, List<Color>> RAMPS =
      Map.of(
          Palette.AURORA, colours("375b8d 2c738e 228c8d 20a386 3bbb75 70cf57 b2dd2d f6e620"),
          Palette.DUSK, colours("45506c 5f636f 777776 918b78 aba072 c6b667 e2cd54 fee434"),
          Palette.EMBER, colours("9c179e bb3488 d35171 e66c5c f48948 fca636 fdc627 f6e626"));

  private GridColours() {}

  private static List<Color> colours(String sixDigitsEach) {
    return Stream.of(sixDigitsEach.split(" ")).map(Color::web).toList();
  }

  /// A row's colour in the original's palette.
  ///
  /// @param row 0..7
  public static Color row(int row) {
    return row(Palette.SPECTRUM, row);
  }

  /// A row's colour.
  ///
  /// @param row 0..7
  public static Color row(Palette palette, int row) {
    return RAMPS.getOrDefault(palette, ROWS).get(row);
  }

  /// The hue of a pitch: 220° (blue) up to 130.81 Hz, then 90° an octave, so 400° (amber) at 523
  /// Hz, and no further than 460° (green). Only its remainder by 360 is a colour.
  ///
  /// @param hertz above 0
  public static double hue(double hertz) {
    double octaves = Math.log(hertz / LOW_HZ) / Math.log(2);
    return Math.clamp(LOW_HUE + HUE_PER_OCTAVE * octaves, LOW_HUE, HIGHEST_HUE);
  }

  /// The middle of an active square's fill: louder is more saturated and lighter. The spectrum
  /// follows the pitch, all others the row.
  ///
  /// @param row 0..7
  /// @param hertz what it sounds, above 0
  /// @param gain 0.1..1.5
  static Color fill(Palette palette, int row, double hertz, double gain) {
    double loudness = loudness(gain);
    return palette == Palette.SPECTRUM
        ? hsl(hue(hertz), 0.45 + 0.45 * loudness, 0.40 + 0.20 * loudness)
        : row(palette, row)
            .deriveColor(
                0,
                SOFT_SATURATION + (1 - SOFT_SATURATION) * loudness,
                SOFT_BRIGHTNESS + (1 - SOFT_BRIGHTNESS) * loudness,
                1);
  }

  /// The corner of a fill that lies in the shade. In the spectrum its hue is turned on a bit, as in
  /// the original; a palette that is made for every eye has no colours but its own.
  static Color shade(Palette palette, Color fill) {
    return fill.deriveColor(palette == Palette.SPECTRUM ? 14 : 0, 1.05, 0.78, 1);
  }

  /// A text's colour on one of these, black or white, whichever stands out more.
  static Color onTopOf(Color ground) {
    return Legible.isBright(ground) ? Color.BLACK : Color.WHITE;
  }

  /// True for a fill on which a dark mark stands out more than a white one.
  static boolean isBright(Color fill) {
    return Legible.luminance(fill) > 0.34;
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
