package org.trillsymbiont.client.view.grid;

import javafx.scene.paint.Color;

/// A picture of pixels that shapes are drawn on and other pictures laid over.
///
/// The grid draws its squares itself, because that costs a tenth of what it costs to have JavaFX
/// draw some layers for each of them whenever one of them changes (docs/performance.md, Frames).
///
/// Thread: FX.
final class Raster {
  /// A whole part of something.
  static final int WHOLE = 256;

  private static final int EVEN = 0x00ff00ff;
  private static final int ODD = 0xff00ff00;
  private static final int HALVES = 0x00800080;
  private static final double OPAQUE = 255;

  private final SquareCut cut;
  private final int[] pixels;

  /// A clear one.
  Raster(SquareCut cut) {
    this.cut = cut;
    pixels = new int[cut.pixels() * cut.pixels()];
  }

  /// Rows from the top, each of [SquareCut#pixels] pixels: ARGB, multiplied with A.
  int[] pixels() {
    return pixels;
  }

  /// Draws a shape that no other square has.
  Raster fill(Outline outline, Color colour) {
    return fill(new Coverage(cut, outline), colour);
  }

  /// Draws a shape that squares have in common.
  Raster fill(Coverage cover, Color colour) {
    cover.draw(pixels, ink(colour));
    return this;
  }

  /// Draws one whose colour changes from its upper left corner to its lower right one.
  Raster fill(Coverage cover, Color from, Color to) {
    cover.draw(pixels, cover.inks(part -> from.interpolate(to, part)));
    return this;
  }

  /// A colour premultiplied, as pixels are.
  static int ink(Color colour) {
    double alpha = OPAQUE * colour.getOpacity();
    return (int) Math.round(alpha) << 24
        | (int) Math.round(alpha * colour.getRed()) << 16
        | (int) Math.round(alpha * colour.getGreen()) << 8
        | (int) Math.round(alpha * colour.getBlue());
  }

  /// Lays a picture of the same size over one.
  ///
  /// @param strength 0 (not seen) to 1
  static void lay(int[] over, int[] picture, double strength) {
    int part = (int) Math.round(strength * WHOLE);
    for (int i = 0; i < picture.length; i++) {
      if (over[i] != 0) {
        picture[i] = over(picture[i], times(over[i], part));
      }
    }
  }

  /// A part of a pixel. Two channels at once, rounded: each has eight bits beside it for what the
  /// product needs.
  ///
  /// @param part 0..256
  static int times(int pixel, int part) {
    int even = (pixel & EVEN) * part + HALVES;
    int odd = (pixel >>> 8 & EVEN) * part + HALVES;
    return ((even >>> 8) & EVEN) | (odd & ODD);
  }

  /// Lays a pixel over another.
  static int over(int below, int above) {
    int alpha = above >>> 24;
    return above + times(below, WHOLE - alpha - (alpha >>> 7));
  }
}
