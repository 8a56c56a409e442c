package org.trillsymbiont.client.view.grid;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import javafx.scene.paint.Color;

/// How much of each pixel of a square's picture a shape covers. To compute that takes longer than
/// to draw it, so it is done once for the shapes that all squares of a size have in common. Pure.
final class Coverage {
  private final SquareCut cut;
  private final Outline outline;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private final short[] parts;

  Coverage(SquareCut cut, Outline outline) {
    this.cut = cut;
    this.outline = outline;
    left = Math.max(0, cut.pixelAt(outline.left()));
    top = Math.max(0, cut.pixelAt(outline.top()));
    right = Math.max(left, Math.min(cut.pixels(), cut.pixelBehind(outline.right())));
    bottom = Math.max(top, Math.min(cut.pixels(), cut.pixelBehind(outline.bottom())));
    parts = new short[(right - left) * (bottom - top)];
    int at = 0;
    for (int row = top; row < bottom; row++) {
      double y = cut.middleOf(row);
      for (int column = left; column < right; column++) {
        double cover = 0.5 - outline.edge().distance(cut.middleOf(column), y) * cut.scale();
        parts[at++] = (short) Math.round(Raster.WHOLE * Math.clamp(cover, 0, 1));
      }
    }
  }

  /// The inks of a linear gradient from the upper left corner to the lower right one: one for each
  /// diagonal of pixels across it, so that a pixel's is found by adding its row and its column.
  ///
  /// @param colour of a place between the corners, 0..1
  int[] inks(DoubleFunction<Color> colour) {
    int[] inks = new int[right - left + bottom - top];
    double before = cut.middleOf(left) - outline.left() + cut.middleOf(top) - outline.top();
    double whole = outline.right() - outline.left() + outline.bottom() - outline.top();
    Arrays.setAll(
        inks,
        diagonal ->
            Raster.ink(colour.apply(Math.clamp((before + diagonal / cut.scale()) / whole, 0, 1))));
    return inks;
  }

  /// Lays inks over the pixels that the shape covers, as far as it covers them.
  ///
  /// @param pixels as [Raster#pixels] has them
  /// @param inks premultiplied; one for all, or those of [#inks]
  void draw(int[] pixels, int... inks) {
    int step = inks.length == 1 ? 0 : 1;
    int part = 0;
    for (int row = top; row < bottom; row++) {
      int at = row * cut.pixels() + left;
      int diagonal = (row - top) * step;
      for (int column = left; column < right; column++) {
        int cover = parts[part++];
        if (cover > 0) {
          pixels[at] = Raster.over(pixels[at], Raster.times(inks[diagonal], cover));
        }
        at++;
        diagonal += step;
      }
    }
  }
}
