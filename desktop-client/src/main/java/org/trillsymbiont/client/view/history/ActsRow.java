package org.trillsymbiont.client.view.history;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.presence.PresenceColours;
import org.trillsymbiont.client.view.rights.RightsWords;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Rights;

/// Where one looks, and what can be done with it: restore it, take back somebody's last minute,
/// make a room of it, give it a name, export it. Who may change nothing is told why he can't.
///
/// Thread: FX.
final class ActsRow extends HBox {
  private static final Texts TEXTS = Texts.of(ActsRow.class);

  private final Session session;
  private final PastOfRoom past;
  private final Looking looking;
  private final News news;
  private final Label where = new Label();
  private final Label why = new Label();
  private final Button restore = button("history-restore", "restore", MaterialDesignH.HISTORY);
  private final MenuButton revert = new MenuButton(TEXTS.get("revert"));
  private final Button fork = button("history-fork", "fork", MaterialDesignS.SOURCE_BRANCH);
  private final Button bookmarks =
      button("history-bookmarks", "bookmarks", MaterialDesignB.BOOKMARK_OUTLINE);
  private final Button export = button("history-export", "export", MaterialDesignE.EXPORT_VARIANT);

  /// What opens from the row.
  record Opens(Bubble fork, Bubble bookmarks, Bubble export) {}

  ActsRow(Session session, Looking looking, News news, Bubbles bubbles, Opens opens) {
    this.session = session;
    this.looking = looking;
    this.news = news;
    past = session.past();
    getStyleClass().add("group");
    setAlignment(Pos.CENTER_LEFT);
    where.setId("history-where");
    where.setMinWidth(0);
    where.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(where, Priority.ALWAYS);
    why.setId("history-why");
    why.getStyleClass().addAll("muted", "small");
    why.setMinWidth(0);
    revert.setId("history-revert");
    revert.getStyleClass().add("compact");
    revert.setGraphic(new FontIcon(MaterialDesignU.UNDO_VARIANT));
    revert.setMinWidth(USE_PREF_SIZE);
    Tip.set(revert, TEXTS.get("revert.help"));
    revert.setAccessibleHelp(TEXTS.get("revert.help"));
    revert.setOnShowing(event -> fillRevert());
    fillRevert();
    restore.setOnAction(event -> restore());
    opens(fork, opens.fork(), bubbles);
    opens(bookmarks, opens.bookmarks(), bubbles);
    opens(export, opens.export(), bubbles);
    getChildren().addAll(where, why, restore, revert, fork, bookmarks, export);
    looking.viewProperty().subscribe(view -> render());
    past.versionProperty().subscribe(version -> render());
    past.loadingProperty().subscribe(loading -> render());
    session.store().rightsProperty().subscribe(rights -> render());
  }

  private static Button button(String id, String key, Ikon icon) {
    Button button = new Button(TEXTS.get(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(USE_PREF_SIZE);
    Tip.set(button, TEXTS.get(key + ".help"));
    button.setAccessibleHelp(TEXTS.get(key + ".help"));
    return button;
  }

  private static void opens(Button button, Bubble bubble, Bubbles bubbles) {
    button.setOnAction(event -> bubbles.toggle(bubble, button));
  }

  private void restore() {
    Optional<Place> at = looking.viewProperty().get().where();
    History history = past.history();
    if (at.isEmpty() || history == null) {
      return;
    }
    String when = HistoryWords.when(history, at.get());
    looking.backToNow();
    var _ =
        past.restore(at.get().rev())
            .whenComplete((isOther, failure) -> {
              if (failure != null) {
                news.failed(HistoryWords.why(failure));
              } else if (isOther) {
                news.undoable(TEXTS.get("restored", when));
              } else {
                news.done(TEXTS.get("restored.nothing", when));
              }
            });
  }

  private void fillRevert() {
    revert.getItems().clear();
    History history = past.history();
    if (history != null) {
      for (Lane lane : Lane.people(history)) {
        Node sign =
            lane.sign()
                .node(lane.colour() == null ? Color.GRAY : PresenceColours.of(lane.colour()));
        MenuItem item = new MenuItem(TEXTS.get("revert.who", lane.name()), sign);
        item.setId("history-revert-" + lane.number());
        item.setOnAction(event -> revert(lane));
        revert.getItems().add(item);
      }
    }
  }

  private void revert(Lane lane) {
    looking.backToNow();
    if (past.revertLastMinute(lane.number())) {
      news.undoable(TEXTS.get("reverted", lane.name()));
    } else {
      news.done(TEXTS.get("reverted.nothing", lane.name()));
    }
  }

  private void render() {
    History history = past.history();
    Optional<Place> at = looking.viewProperty().get().where();
    boolean isEmpty = history == null || history.size() == 0;
    boolean isNobody = history == null || history.people().isEmpty();
    where.setText(words(history, at));
    Optional<Rights.Refusal> refusal = session.store().rights().refusal(List.of());
    boolean isRefused = refusal.isPresent();
    why.setText(refusal.map(RightsWords::sentence).orElse(""));
    why.setVisible(isRefused);
    why.setManaged(isRefused);
    restore.setDisable(isRefused || at.isEmpty());
    revert.setDisable(isRefused || isNobody);
    fork.setDisable(isEmpty);
    bookmarks.setDisable(isEmpty);
    export.setDisable(isEmpty);
    if (revert.getItems().isEmpty()) {
      fillRevert();
    }
  }

  private String words(@Nullable History history, Optional<Place> at) {
    if (history == null || history.size() == 0) {
      return "";
    } else if (at.isPresent() && history.has(at.get().rev())) {
      return TEXTS.get(
          "where", HistoryWords.when(history, at.get()), HistoryWords.what(history, at.get()));
    }
    return TEXTS.get(
        past.loadingProperty().get() instanceof PastOfRoom.Loading.Underway
            ? "where.loading"
            : "where.now",
        history.size(),
        HistoryWords.length(history.length()));
  }
}
