package org.trillsymbiont.client.view.midi;

import javafx.scene.layout.VBox;

/// A page of the MIDI bubble, as high as its sentences need at its width.
///
/// Thread: FX.
abstract class Page extends VBox {
  Page() {
    getStyleClass().add("midi-page");
  }

  /// A scroll pane asks without a width, and would leave sentences one line each.
  @Override
  protected double computePrefHeight(double width) {
    return super.computePrefHeight(width < 0 ? getPrefWidth() : width);
  }
}
