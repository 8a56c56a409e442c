package org.trillsymbiont.client.view.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Panels;
import org.trillsymbiont.client.view.Shortcut;

/// How to use the instrument: topics, then all keys. What is typed into the field above leaves only
/// what has those words.
///
/// Thread: FX.
public final class HelpView extends VBox {
  private static final Texts TEXTS = Texts.of(HelpView.class);

  private final List<Entry> entries = new ArrayList<>();
  private final TextField search = new TextField();
  private final Label nothing = new Label();

  /// What is seen or not as a whole.
  ///
  /// @param words all that can be read of it, in lower case
  private record Entry(Node node, String words) {
    static Entry of(Node node, String... words) {
      return new Entry(node, String.join(" ", words).toLowerCase(Texts.locale()));
    }
  }

  public HelpView(Commands commands) {
    getStyleClass().addAll("card", "help");
    setId("help");
    nothing.setId("help-nothing");
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    VBox text = new VBox(nothing);
    text.getStyleClass().add("help-text");
    Stream.of(HelpTopic.values()).forEach(this::add);
    Stream.of(KeyGroup.values()).forEach(this::add);
    entries.forEach(entry -> text.getChildren().add(entry.node()));
    ScrollPane scroll = new ScrollPane(text);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(header(commands), search(), scroll);
    filter("");
  }

  /// Puts the focus into the field to search with.
  public void focusFirst() {
    search.requestFocus();
  }

  private HBox header(Commands commands) {
    Label title = new Label(TEXTS.get("title"));
    title.getStyleClass().add("card-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = new Button(TEXTS.get("close"), new FontIcon(MaterialDesignC.CLOSE));
    close.setId("help-close");
    close.getStyleClass().addAll("button-icon", "flat");
    commands
        .panels()
        .followingProperty()
        .subscribe(following ->
            Tip.set(
                close, Shortcut.HELP.tooltip(TEXTS.get("close.for", Panels.forWhom(following)))));
    close.setOnAction(event -> commands.toggleHelp());
    HBox header = new HBox(title, space, close);
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private TextField search() {
    search.setId("help-search");
    search.setPromptText(TEXTS.get("search"));
    search.setAccessibleText(TEXTS.get("search.spoken"));
    Tip.set(search, TEXTS.get("search.spoken"));
    search.textProperty().addListener((observed, before, now) -> filter(now));
    // Else the window would take Escape for Stop.
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            event.consume();
          }
        });
    return search;
  }

  private void add(HelpTopic topic) {
    Label body = new Label(topic.text());
    body.getStyleClass().add("help-body");
    body.setWrapText(true);
    body.setMinHeight(USE_PREF_SIZE);
    VBox block = new VBox(heading(topic.title()), body);
    block.getStyleClass().add("help-block");
    entries.add(Entry.of(block, topic.title(), topic.text()));
  }

  private void add(KeyGroup group) {
    List<String> words = new ArrayList<>(List.of(TEXTS.get("keys"), group.title()));
    VBox block = new VBox(heading(group.title()));
    block.getStyleClass().add("help-block");
    for (KeyGroup.Row row : group.rows()) {
      block.getChildren().add(keyRow(row));
      words.addAll(List.of(row.keys(), row.what()));
    }
    entries.add(Entry.of(block, words.toArray(String[]::new)));
  }

  private static Label heading(String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("help-heading");
    return heading;
  }

  private static HBox keyRow(KeyGroup.Row row) {
    Label keys = new Label(row.keys());
    keys.getStyleClass().add("key-cap");
    keys.setMinWidth(USE_PREF_SIZE);
    Label what = new Label(row.what());
    what.setWrapText(true);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(what, space, keys);
    line.getStyleClass().add("group");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /// Leaves what has all the words that are typed.
  private void filter(String typed) {
    List<String> words = List.of(typed.strip().toLowerCase(Texts.locale()).split("\\s+"));
    boolean isAny = false;
    for (Entry entry : entries) {
      boolean isFound = words.stream().allMatch(entry.words()::contains);
      entry.node().setVisible(isFound);
      entry.node().setManaged(isFound);
      isAny |= isFound;
    }
    nothing.setText(isAny ? "" : TEXTS.get("nothing", typed.strip()));
    nothing.setVisible(!isAny);
    nothing.setManaged(!isAny);
  }
}
