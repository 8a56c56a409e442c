package org.trillsymbiont.client.view.pattern;

import java.util.Objects;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.model.state.DemoPattern;

/// A button with a list of patterns; the one that is chosen is loaded and plays, for everybody.
///
/// Thread: FX.
public final class PatternMenu extends MenuButton {
  private static final Texts TEXTS = Texts.of(PatternMenu.class);

  private final Commands commands;

  /// @param text what the button says
  PatternMenu(String text, Commands commands) {
    super(text, new FontIcon(MaterialDesignM.MUSIC_BOX_MULTIPLE_OUTLINE));
    this.commands = Objects.requireNonNull(commands, "commands");
    getStyleClass().add("pattern-menu");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(text);
    Tip.set(this, TEXTS.get("patterns.tooltip"));
    for (DemoPattern pattern : DemoPattern.values()) {
      getItems().add(item(pattern));
    }
  }

  /// The one that always stands beside the grid's other tools.
  public static PatternMenu tool(Commands commands) {
    PatternMenu menu = new PatternMenu(TEXTS.get("patterns"), commands);
    menu.setId("patterns");
    return menu;
  }

  /// What a pattern is called.
  public static String name(DemoPattern pattern) {
    return TEXTS.word("pattern", pattern);
  }

  private MenuItem item(DemoPattern pattern) {
    Label name = new Label(name(pattern));
    name.getStyleClass().add("choice-name");
    Label about =
        new Label(
            TEXTS.get(
                "pattern.about",
                TEXTS.word("about", pattern),
                MusicWords.key(pattern.key()),
                pattern.tempo()));
    about.getStyleClass().addAll("muted", "small");
    CustomMenuItem item = new CustomMenuItem(new VBox(name, about));
    // Screen readers and tests read the item's own text.
    item.setText(name.getText());
    item.setId("pattern-" + pattern.name());
    item.setOnAction(event -> commands.load(pattern));
    return item;
  }
}
