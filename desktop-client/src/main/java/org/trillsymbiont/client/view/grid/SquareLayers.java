package org.trillsymbiont.client.view.grid;

import javafx.scene.paint.Color;

/// What lies over the faces of squares, the same for all that are of one size: the light of a
/// square that sounds, over its fill and around it for those that have none; and the bead, a ring
/// for those of the running column that are on. Pure.
final class SquareLayers {
  private static final double LIGHT_RING = 2.5;
  private static final double BEAD_EM = 0.2;

  private final SquareCut cut;
  private final int[] light;
  private final int[] bead;

  /// @param glare over the fill
  /// @param ring around the square
  SquareLayers(SquareCut cut, Color glare, Color ring) {
    this.cut = cut;
    Outline square = cut.outline(0);
    light = new Raster(cut).fill(square, glare).fill(square.edgeInside(LIGHT_RING), ring).pixels();
    bead = new Raster(cut).fill(square.edgeInside(BEAD_EM * cut.em()), Color.WHITE).pixels();
  }

  SquareCut cut() {
    return cut;
  }

  /// @param brightness above 0, up to 1
  void layLight(int[] picture, double brightness) {
    Raster.lay(light, picture, brightness);
  }

  void layBead(int[] picture) {
    Raster.lay(bead, picture, 1);
  }
}
