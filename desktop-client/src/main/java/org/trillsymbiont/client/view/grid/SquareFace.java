package org.trillsymbiont.client.view.grid;

import javafx.scene.paint.Color;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// What a square that is on looks like: a fill with a glow of layers, and an inner mark, so that
/// nothing is told by colour alone: the mark's shape is the waveform, its size the gain, and a
/// small wave below it says that an LFO moves it. Pure.
///
/// @param colour of its middle
/// @param shade the colour of its lower right corner
/// @param loudness 0..1
/// @param hasLfo whether an LFO moves it
/// @param hasNote whether its note stands above the mark
record SquareFace(
    Color colour, Color shade, double loudness, Waveform wave, boolean hasLfo, boolean hasNote) {
  /// Of the square's side, for the softest and for the loudest.
  private static final double SMALLEST_MARK = 0.15;

  private static final double LARGEST_MARK = 0.38;
  private static final double SMALLER_WITH_NOTE = 0.7;

  // White and near-black stand only over a square's own fill, so no theme changes them.
  private static final Color ON_DEEP = Color.gray(1, 0.9);
  private static final Color LFO_ON_DEEP = Color.gray(1, 0.75);
  private static final Color ON_BRIGHT = Color.rgb(16, 24, 40, 0.8);
  private static final Color LFO_ON_BRIGHT = Color.rgb(16, 24, 40, 0.65);

  /// @param hertz what the square sounds, above 0
  static SquareFace of(Palette palette, MusicGridSquare square, double hertz, boolean hasNote) {
    Voice voice = square.voice();
    Color fill = GridColours.fill(palette, square.row(), hertz, voice.primaryGain());
    return new SquareFace(
        fill,
        GridColours.shade(palette, fill),
        GridColours.loudness(voice.primaryGain()),
        voice.primaryWave(),
        voice.lfoGain() > 0,
        hasNote);
  }

  /// Whether marks and words on it are dark.
  boolean isBright() {
    return GridColours.isBright(colour);
  }

  /// Its pixels, as [Raster#pixels] has them.
  int[] paint(SquareShapes shapes) {
    SquareCut cut = shapes.cut();
    Raster raster = new Raster(cut);
    // Rings that grow fainter look like a glow and cost no effect (docs/performance.md, Frames).
    raster.fill(shapes.glow(), glow(0.10 + 0.10 * loudness));
    raster.fill(shapes.innerGlow(), glow(0.16 + 0.16 * loudness));
    raster.fill(shapes.square(), colour.interpolate(Color.WHITE, 0.22), shade);
    raster.fill(mark(cut.side()), isBright() ? ON_BRIGHT : ON_DEEP);
    if (hasLfo) {
      raster.fill(lfo(cut.side()), isBright() ? LFO_ON_BRIGHT : LFO_ON_DEEP);
    }
    return raster.pixels();
  }

  private Color glow(double opacity) {
    return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
  }

  /// The mark's width and height in a square of a side.
  double markSize(double side) {
    double part = SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * loudness;
    return Math.max(4, 2 * Math.rint(side * part * (hasNote ? SMALLER_WITH_NOTE : 1) / 2));
  }

  private Outline mark(double side) {
    double size = markSize(side);
    double x = Math.rint((side - size) / 2);
    double y = Math.rint(side * (hasNote ? 0.66 : 0.48) - size / 2);
    double right = x + size;
    double bottom = y + size;
    return switch (wave) {
      case SINE -> Outline.rounded(x, y, size, size, size / 2);
      case SQUARE -> Outline.rounded(x, y, size, size, 0);
      case TRIANGLE -> Outline.polygon(x + size / 2, y, right, bottom, x, bottom);
      // A tooth: up on a slope, down at once.
      case SAWTOOTH -> Outline.polygon(x, bottom, right, y, right, bottom);
    };
  }

  private static Outline lfo(double side) {
    double width = 2 * Math.rint(side * 0.3 / 2);
    double height = Math.max(4, Math.rint(width / 2.4));
    return Outline.wave(
        (side - width) / 2, Math.rint(side * 0.8), width, height, Math.max(1.5, height * 0.42));
  }
}
