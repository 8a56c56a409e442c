package org.trillsymbiont.client.view.history;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.session.PastOfRoom.Loading;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Rejection;

/// The history of the room, below the instrument: the timeline, how it is played, what can be done
/// with it. Nothing of the past is fetched while it is closed.
///
/// Thread: FX.
public final class HistoryPanel extends VBox {
  private static final Texts TEXTS = Texts.of(HistoryPanel.class);

  private final PastOfRoom past;
  private final Looking looking;
  private final Timeline timeline;

  /// @param bubbles where it opens what it opens
  public HistoryPanel(
      Session session,
      Looking looking,
      Commands commands,
      Exports exports,
      News news,
      Bubbles bubbles) {
    this.looking = looking;
    past = session.past();
    timeline = new Timeline(past, looking);
    setId("history");
    getStyleClass().addAll("card", "history");
    VBox.setMargin(this, new Insets(10, 12, 0, 12));
    Label heading = BubbleRows.heading(TEXTS.get("title"));
    heading.setMinWidth(USE_PREF_SIZE);
    HBox top =
        new HBox(
            heading,
            new PlayRow(session, looking, news),
            BubbleRows.space(),
            new FilterMenus(past, timeline),
            closeButton(commands));
    top.getStyleClass().addAll("group", "history-row");
    top.setAlignment(Pos.CENTER_LEFT);
    ActsRow acts =
        new ActsRow(
            session,
            looking,
            news,
            bubbles,
            new ActsRow.Opens(
                new ForkBubble(session, looking, bubbles::close),
                new BookmarksBubble(session, looking),
                new PastExportBubble(past, timeline, exports)));
    acts.setAlignment(Pos.CENTER_LEFT);
    top.setMinHeight(USE_PREF_SIZE);
    acts.setMinHeight(USE_PREF_SIZE);
    // What yields in a low window.
    setVgrow(timeline, Priority.ALWAYS);
    getChildren().addAll(top, timeline, acts);
    past.loadingProperty().subscribe(loading -> say());
    past.versionProperty().subscribe(version -> say());
  }

  private static Node closeButton(Commands commands) {
    Button close = new Button(TEXTS.get("close"), new FontIcon(MaterialDesignC.CLOSE));
    close.setId("history-close");
    close.getStyleClass().addAll("button-icon", "flat");
    close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    Tip.set(close, Shortcut.HISTORY.tooltip(TEXTS.get("close")));
    close.setAccessibleText(TEXTS.get("close"));
    close.setOnAction(event -> commands.toggleHistory());
    return close;
  }

  /// It is in the window now, or no longer.
  public void open(boolean isOpen) {
    looking.openPanel(isOpen);
    if (isOpen) {
      timeline.requestFocus();
    }
  }

  private void say() {
    History history = past.history();
    boolean isEmpty = history == null || history.size() == 0;
    timeline.say(
        switch (past.loadingProperty().get()) {
          case Loading.Failed(Rejection code, String sentence) when isEmpty ->
              code == Rejection.NOT_KEPT ? TEXTS.get("not-kept") : TEXTS.get("failed", sentence);
          case Loading.Whole() when isEmpty -> TEXTS.get("empty");
          case Loading.Underway() when isEmpty -> TEXTS.get("loading");
          case Loading.Idle() when isEmpty -> TEXTS.get("loading");
          default -> "";
        });
  }
}
