package org.trillsymbiont.client.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What bubbles are made of.
///
/// Thread: FX.
public final class BubbleRows {
  private BubbleRows() {}

  /// A bubble's title, or the title of a part of it.
  public static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("card-title");
    return heading;
  }

  /// A quiet word or two beside a control; never cut.
  public static Label word(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// A quiet sentence, over as many lines as it needs.
  public static Label sentence(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// A setting with its name, the names of all settings as wide.
  ///
  /// @param name empty where the control says it itself
  /// @param controls in their order, the first is what the name belongs to
  public static HBox setting(String name, Node... controls) {
    Label label = word(name);
    label.getStyleClass().add("setting-name");
    if (controls.length > 0 && !name.isEmpty()) {
      label.setLabelFor(controls[0]);
    }
    HBox row = new HBox(label);
    row.getChildren().addAll(controls);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// Room that a row has left, so that what follows stands at its end.
  public static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  /// A line between two parts.
  public static Region line() {
    Region line = new Region();
    line.getStyleClass().add("bubble-line");
    return line;
  }

  /// Shows a node, and gives it room, or not.
  public static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }
}
