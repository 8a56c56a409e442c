package org.trillsymbiont.client.view.history;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.rights.RightsWords;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;

/// The room's bookmarks: to jump to, to set where one looks, to name anew, to remove.
///
/// Thread: FX.
final class BookmarksBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(BookmarksBubble.class);
  private static final long NONE = -1;

  private final Session session;
  private final PastOfRoom past;
  private final Looking looking;
  private final Label about = BubbleRows.sentence("");
  private final TextField name = new TextField();
  private final Button set = new Button();
  private final Label problem = new Label();
  private final VBox list = new VBox();
  private long renamed = NONE;

  BookmarksBubble(Session session, Looking looking) {
    this.session = session;
    this.looking = looking;
    past = session.past();
    setId("bookmarks");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("bookmarks.title"));
    name.setId("bookmark-name");
    name.setPromptText(TEXTS.get("bookmarks.name"));
    name.setOnAction(event -> set());
    name.textProperty().subscribe(text -> say(""));
    HBox.setHgrow(name, Priority.ALWAYS);
    set.setId("bookmark-set");
    set.setMinWidth(USE_PREF_SIZE);
    set.setOnAction(event -> set());
    HBox row = new HBox(name, set);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    problem.setId("bookmark-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    list.getStyleClass().add("bubble-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bubble-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(BubbleRows.heading(TEXTS.get("bookmarks.title")), about, row, problem, scroll);
    say("");
    past.bookmarksProperty().subscribe(this::render);
    looking.viewProperty().subscribe(view -> aim(NONE));
    session.store().rightsProperty().subscribe(rights -> renderRights());
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    aim(NONE);
    say("");
    return name.isDisabled() ? this : name;
  }

  @Override
  public void closed() {
    name.clear();
    renamed = NONE;
  }

  private void renderRights() {
    var refusal = session.store().rights().refusal(List.of());
    name.setDisable(refusal.isPresent());
    set.setDisable(refusal.isPresent());
    render(past.bookmarksProperty().get());
    say(refusal.map(RightsWords::sentence).orElse(""));
  }

  /// Says what a name would be given to: where one looks, or a bookmark that is there.
  private void aim(long rev) {
    renamed = rev;
    History history = past.history();
    set.setText(TEXTS.get(rev == NONE ? "bookmarks.set" : "bookmarks.rename"));
    if (rev != NONE || history == null) {
      return;
    }
    about.setText(
        looking
            .viewProperty()
            .get()
            .where()
            .filter(place -> history.has(place.rev()))
            .map(place ->
                TEXTS.get(
                    "bookmarks.about",
                    HistoryWords.when(history, place),
                    HistoryWords.what(history, place)))
            .orElse(TEXTS.get("bookmarks.about.now")));
  }

  private long target() {
    History history = past.history();
    if (renamed != NONE || history == null) {
      return renamed;
    }
    return looking.viewProperty().get().where().map(Place::rev).orElse(history.end());
  }

  private void set() {
    try {
      CompletableFuture<Void> asked = past.bookmark(target(), name.getText());
      var _ =
          asked.whenComplete((done, failure) -> {
            if (failure == null) {
              name.clear();
              aim(NONE);
            }
            told(failure);
          });
    } catch (IllegalArgumentException e) {
      say(TEXTS.get("bookmarks.wrong-name"));
    }
  }

  private void told(@Nullable Throwable failure) {
    say(failure == null ? "" : HistoryWords.why(failure));
  }

  private void say(String sentence) {
    problem.setText(sentence);
    BubbleRows.show(problem, !sentence.isEmpty());
  }

  private void render(List<Bookmark> all) {
    if (all.isEmpty()) {
      list.getChildren().setAll(List.of(BubbleRows.sentence(TEXTS.get("bookmarks.none"))));
    } else {
      list.getChildren().setAll(all.stream().map(this::row).toList());
    }
  }

  private Node row(Bookmark bookmark) {
    String when = bookmark.wallMillis() == 0 ? "" : HistoryWords.when(bookmark.wallMillis());
    Label title = new Label(bookmark.name());
    title.getStyleClass().add("room-name");
    Label by = new Label(TEXTS.get("bookmarks.by", when, bookmark.author().name()));
    by.getStyleClass().addAll("muted", "small");
    by.setMinWidth(USE_PREF_SIZE);
    HBox words = new HBox(title, BubbleRows.space(), by);
    words.getStyleClass().add("group");
    words.setAlignment(Pos.CENTER_LEFT);
    Button jump = new Button();
    jump.setGraphic(words);
    jump.setId("bookmark-" + bookmark.rev());
    jump.getStyleClass().addAll("flat", "bubble-row");
    jump.setMaxWidth(Double.MAX_VALUE);
    jump.setAccessibleText(TEXTS.get("bookmarks.jump", bookmark.name(), when));
    words.prefWidthProperty().bind(jump.widthProperty().subtract(20));
    jump.setOnAction(event -> looking.go(Place.at(bookmark.rev())));
    HBox.setHgrow(jump, Priority.ALWAYS);
    Button rename = icon("bookmark-rename-", bookmark, "bookmarks.rename", MaterialDesignP.PENCIL);
    rename.setOnAction(event -> {
      name.setText(bookmark.name());
      aim(bookmark.rev());
      name.requestFocus();
      name.selectAll();
    });
    Button remove =
        icon("bookmark-remove-", bookmark, "bookmarks.remove", MaterialDesignD.DELETE_OUTLINE);
    remove.setOnAction(event -> {
      name.requestFocus();
      var _ = past.forgetBookmark(bookmark.rev()).whenComplete((done, failure) -> told(failure));
    });
    HBox row = new HBox(jump, rename, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button icon(String id, Bookmark bookmark, String key, Ikon icon) {
    Button button = new Button(TEXTS.get(key), new FontIcon(icon));
    button.setId(id + bookmark.rev());
    button.getStyleClass().addAll("button-icon", "flat");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    Tip.set(button, TEXTS.get(key));
    button.setAccessibleText(TEXTS.get("bookmarks.of", TEXTS.get(key), bookmark.name()));
    button.setDisable(session.store().rights().refusal(List.of()).isPresent());
    return button;
  }
}
