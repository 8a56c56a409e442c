package org.trillsymbiont.client.view;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The panels beside the grid, one below the other; they scroll when they do not fit.
///
/// Thread: FX.
final class SidePanels extends ScrollPane {

  SidePanels(Region... panels) {
    VBox content = new VBox(panels);
    content.getStyleClass().add("side-panels");
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("side-scroll");
  }
}
