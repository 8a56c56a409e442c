package org.trillsymbiont.client.midi;

import java.util.List;
import org.trillsymbiont.model.sync.Colour;

/// What a pad shines in.
///
/// @param red 0..127
/// @param green 0..127
/// @param blue 0..127
record PadColour(int red, int green, int blue) {
  static final PadColour OFF = new PadColour(0, 0, 0);
  static final PadColour WHITE = new PadColour(127, 127, 127);

  /// The running column, where nothing is on.
  static final PadColour FAINT = new PadColour(12, 12, 14);

  /// The rows' colours of the window, as lamps show them: deeper than a screen's.
  private static final List<PadColour> ROWS =
      List.of(
          new PadColour(14, 44, 127),
          new PadColour(0, 127, 28),
          new PadColour(127, 96, 0),
          new PadColour(127, 40, 0),
          new PadColour(127, 6, 6),
          new PadColour(76, 18, 127),
          new PadColour(127, 20, 70),
          new PadColour(0, 104, 127));

  private static final double RESTING = 0.5;
  private static final int MOST = 127;
  private static final int RED_SHIFT = 17;
  private static final int GREEN_SHIFT = 9;

  PadColour {
    if ((red | green | blue) < 0 || red > MOST || green > MOST || blue > MOST) {
      throw new IllegalArgumentException("a lamp's colours are within 0..127");
    }
  }

  /// A participant's colour.
  static PadColour of(Colour colour) {
    int rgb = colour.rgb();
    return new PadColour(rgb >> RED_SHIFT & MOST, rgb >> GREEN_SHIFT & MOST, rgb >> 1 & MOST);
  }

  /// A row's colour.
  ///
  /// @param row 0..7
  static PadColour row(int row) {
    return ROWS.get(row);
  }

  /// The same with half the light.
  PadColour dimmed() {
    return new PadColour(scaled(red), scaled(green), scaled(blue));
  }

  private static int scaled(int value) {
    return (int) Math.rint(value * RESTING);
  }
}
