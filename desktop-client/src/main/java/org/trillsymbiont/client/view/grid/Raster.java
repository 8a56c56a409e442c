package org.trillsymbiont.client.view.grid;

import javafx.scene.paint.Color;

/// A picture of pixels that shapes are drawn on and other pictures laid over.
///
/// The grid draws its squares itself, because that costs a tenth of what it costs to have JavaFX
/// draw some layers for each of them whenever one of them changes (docs/performance.md, Frames).
///
/// Thread: FX.
final class Raster {
  private static final int EVEN = 0x00ff00ff;
  private static final int ODD = 0xff00ff00;
  private static final int HALVES = 0x00800080;
  private static final double OPAQUE = 255;
  private static final int WHOLE = 256;

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

  /// Draws a shape.
  Raster fill(Outline outline, Color colour) {
    return fill(outline, colour, colour);
  }

  /// Draws a shape whose colour changes from its upper left corner to its lower right one.
  Raster fill(Outline outline, Color from, Color to) {
    int side = cut.pixels();
    int right = Math.min(side, cut.pixelBehind(outline.right()));
    int bottom = Math.min(side, cut.pixelBehind(outline.bottom()));
    int left = Math.max(0, cut.pixelAt(outline.left()));
    double spanX = 2 * (outline.right() - outline.left());
    double spanY = 2 * (outline.bottom() - outline.top());
    for (int row = Math.max(0, cut.pixelAt(outline.top())); row < bottom; row++) {
      double y = cut.middleOf(row);
      for (int column = left; column < right; column++) {
        double x = cut.middleOf(column);
        double cover = 0.5 - outline.edge().distance(x, y) * cut.scale();
        if (cover > 0) {
          double part = (x - outline.left()) / spanX + (y - outline.top()) / spanY;
          int at = row * side + column;
          int ink = ink(from, to, Math.clamp(part, 0, 1), Math.min(1, cover));
          pixels[at] = over(pixels[at], ink);
        }
      }
    }
    return this;
  }

  private static int ink(Color from, Color to, double part, double cover) {
    double alpha = cover * OPAQUE * between(from.getOpacity(), to.getOpacity(), part);
    return (int) Math.round(alpha) << 24
        | (int) Math.round(alpha * between(from.getRed(), to.getRed(), part)) << 16
        | (int) Math.round(alpha * between(from.getGreen(), to.getGreen(), part)) << 8
        | (int) Math.round(alpha * between(from.getBlue(), to.getBlue(), part));
  }

  private static double between(double from, double to, double part) {
    return from + part * (to - from);
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

  /// Two channels at once, rounded: each has eight bits beside it for what the product needs.
  ///
  /// @param part 0..256
  private static int times(int pixel, int part) {
    int even = (pixel & EVEN) * part + HALVES;
    int odd = (pixel >>> 8 & EVEN) * part + HALVES;
    return ((even >>> 8) & EVEN) | (odd & ODD);
  }

  private static int over(int below, int above) {
    int alpha = above >>> 24;
    return above + times(below, WHOLE - alpha - (alpha >>> 7));
  }
}
