package org.trillsymbiont.client.view;

import javafx.scene.layout.Region;

/// Divides the window from the top to the bottom: the header, the instrument, the foot with the
/// history. The instrument gets what the others leave, but not less than it needs: then the foot
/// yields, as far as it can.
///
/// Thread: FX.
final class WindowRows extends Region {
  private final Region header;
  private final Region instrument;
  private final Region foot;

  WindowRows(Region header, Region instrument, Region foot) {
    this.header = header;
    this.instrument = instrument;
    this.foot = foot;
    // In this order, so that Tab goes from the top to the bottom.
    getChildren().addAll(header, instrument, foot);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double top = snapSizeY(header.prefHeight(width));
    double room = Math.max(0, getHeight() - top);
    double least = Math.min(foot.minHeight(width), foot.prefHeight(width));
    double wanted = Math.min(foot.prefHeight(width), room - instrument.minHeight(width));
    double bottom = Math.min(room, snapSizeY(Math.max(least, wanted)));
    header.resizeRelocate(0, 0, width, top);
    instrument.resizeRelocate(0, top, width, room - bottom);
    foot.resizeRelocate(0, top + room - bottom, width, bottom);
  }
}
