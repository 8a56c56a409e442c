package org.trillsymbiont.client.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Controls that belong together, in a row; words are never cut.
///
/// Thread: FX.
public final class Group extends HBox {
  public Group(Node... children) {
    super(children);
    getStyleClass().add("group");
    setAlignment(Pos.CENTER_LEFT);
    for (Node child : children) {
      if (child instanceof Label label) {
        label.setMinWidth(USE_PREF_SIZE);
      }
    }
  }
}
