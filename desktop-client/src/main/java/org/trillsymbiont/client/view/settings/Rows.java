package org.trillsymbiont.client.view.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What pages of settings are made of.
///
/// Thread: FX.
final class Rows {
  private Rows() {}

  static VBox page(Node... rows) {
    VBox page = new VBox(rows);
    page.getStyleClass().add("settings-page");
    return page;
  }

  /// A setting: what it is, what it does in a sentence, and the control, which speaks the name.
  static Region row(String name, String sentence, Node control) {
    Label title = new Label(name);
    title.getStyleClass().add("settings-name");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(title, space, control);
    line.getStyleClass().add("group");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox row = new VBox(line, sentence(sentence));
    row.getStyleClass().add("settings-row");
    title.setLabelFor(control);
    return row;
  }

  static Label sentence(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("settings-heading");
    return heading;
  }
}
