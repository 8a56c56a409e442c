package org.trillsymbiont.client.view;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The panels beside the grid, one below the other; they scroll when they do not fit.
///
/// Thread: FX.
final class SidePanels extends ScrollPane {

  SidePanels(Region... panels) {
    VBox content = new VBox(panels);
    content.getStyleClass().add("side-panels");
    // The last one takes what the others leave, and scrolls by itself.
    VBox.setVgrow(panels[panels.length - 1], Priority.ALWAYS);
    setContent(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("side-scroll");
  }

  /// JavaFX keeps a picture of what scrolls, and draws all of it anew when anything in it changes.
  /// Here something changes more often than somebody scrolls.
  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    lookup(".viewport").setCache(false);
    return skin;
  }
}
