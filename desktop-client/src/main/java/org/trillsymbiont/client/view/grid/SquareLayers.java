package org.trillsymbiont.client.view.grid;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// What is the same for all squares of one size: the pictures of those that are off; and what lies
/// over the others: the light of a square that sounds, over its fill and around it for those that
/// have none, and the bead, a ring for those of the running column that are on.
///
/// Thread: FX.
final class SquareLayers {
  private static final double LIGHT_RING = 2.5;
  private static final double BEAD_EM = 0.2;

  private final SquareShapes shapes;
  private final int[] off;
  private final int[] pointed;
  private final Image offImage;
  private final Image pointedImage;
  private final int[] light;
  private final int[] bead;

  /// The stylesheet's colours.
  ///
  /// @param edge of a square that is off
  /// @param pointed the fill of one that is off and below the mouse
  /// @param pointedEdge its edge
  /// @param glare the light over a fill
  /// @param ring the light around a square
  record Colours(Color edge, Color pointed, Color pointedEdge, Color glare, Color ring) {}

  SquareLayers(SquareCut cut, Colours colours) {
    shapes = SquareShapes.of(cut);
    Coverage square = shapes.square();
    Coverage edge = edge(cut.hairline());
    off = new Raster(cut).fill(edge, colours.edge()).pixels();
    pointed =
        new Raster(cut).fill(square, colours.pointed()).fill(edge, colours.pointedEdge()).pixels();
    offImage = new WritableImage(buffer(off));
    pointedImage = new WritableImage(buffer(pointed));
    light =
        new Raster(cut)
            .fill(square, colours.glare())
            .fill(edge(LIGHT_RING), colours.ring())
            .pixels();
    bead = new Raster(cut).fill(edge(BEAD_EM * cut.em()), Color.WHITE).pixels();
  }

  private Coverage edge(double pen) {
    return new Coverage(cut(), cut().outline(0).edgeInside(pen));
  }

  SquareCut cut() {
    return shapes.cut();
  }

  SquareShapes shapes() {
    return shapes;
  }

  /// A picture of nothing yet.
  PixelBuffer<IntBuffer> buffer() {
    return buffer(new int[cut().pixels() * cut().pixels()]);
  }

  private PixelBuffer<IntBuffer> buffer(int[] pixels) {
    int side = cut().pixels();
    return new PixelBuffer<>(
        side, side, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }

  /// The picture of all squares that are off and dark.
  Image offImage(boolean isPointed) {
    return isPointed ? pointedImage : offImage;
  }

  /// Its pixels, as [Raster#pixels] has them. Nobody writes to them.
  int[] off(boolean isPointed) {
    return isPointed ? pointed : off;
  }

  /// @param brightness above 0, up to 1
  void layLight(int[] picture, double brightness) {
    Raster.lay(light, picture, brightness);
  }

  void layBead(int[] picture) {
    Raster.lay(bead, picture, 1);
  }
}
