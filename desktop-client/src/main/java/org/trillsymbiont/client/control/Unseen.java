package org.trillsymbiont.client.control;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// A place for a node that is rarely visible: it has it only from when it is visible for the first
/// time, and takes room only while it is. JavaFX gives skins and styles also to what nobody sees,
/// which a first picture would have to wait for.
///
/// Thread: FX.
public final class Unseen extends StackPane {

  /// @param content is made visible and invisible by its owner
  public Unseen(Node content) {
    visibleProperty().bind(content.visibleProperty());
    managedProperty().bind(content.visibleProperty());
    content
        .visibleProperty()
        .subscribe(isVisible -> {
          if (isVisible && getChildren().isEmpty()) {
            getChildren().add(content);
          }
        });
  }
}
