package org.trillsymbiont.client.view.history;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;

/// Plays the past again, alone or for everybody, and how fast.
///
/// Thread: FX.
final class PlayRow extends HBox {
  private static final Texts TEXTS = Texts.of(PlayRow.class);
  private static final List<Integer> SPEEDS = List.of(1, 2, 4, 8, 16);

  private final Session session;
  private final PastOfRoom past;
  private final Looking looking;
  private final News news;
  private final Segments<Integer> speeds =
      new Segments<>(
          SPEEDS,
          speed -> "history-speed-" + speed,
          speed -> TEXTS.get("speed", speed),
          speed -> TEXTS.get("speed.help", speed));
  private final Button play = new Button();
  private final Button together = new Button();
  private final Button rejoin = new Button(TEXTS.get("rejoin"));

  PlayRow(Session session, Looking looking, News news) {
    this.session = session;
    this.looking = looking;
    this.news = news;
    past = session.past();
    getStyleClass().add("group");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
    play.setId("history-play");
    play.getStyleClass().add("button-icon");
    play.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    play.setOnAction(event -> looking.playOrPause());
    together.setId("history-together");
    together.getStyleClass().add("compact");
    together.setMinWidth(USE_PREF_SIZE);
    together.setGraphic(new FontIcon(MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE));
    together.setOnAction(event -> playOrEndTogether());
    rejoin.setId("history-rejoin");
    rejoin.getStyleClass().add("compact");
    rejoin.setMinWidth(USE_PREF_SIZE);
    Tip.set(rejoin, TEXTS.get("rejoin.help"));
    rejoin.setOnAction(event -> looking.rejoin());
    speeds.setOnGesture(this::setSpeed);
    getChildren().addAll(play, speeds, together, rejoin);
    looking.speedProperty().subscribe(speed -> render());
    looking.viewProperty().subscribe(view -> render());
    ObservableValue<?> replaying = past.replayingProperty();
    replaying.subscribe(now -> render());
    past.versionProperty().subscribe(now -> render());
    session.store().rightsProperty().subscribe(now -> render());
  }

  /// A replay of one's own goes on at the new speed.
  private void setSpeed(int speed) {
    looking.speedProperty().set(speed);
    if (looking.viewProperty().get() instanceof Looking.View.Moving(Place place, _, int by)
        && by == 0) {
      looking.go(place);
      looking.play();
    }
  }

  private void playOrEndTogether() {
    var asked =
        past.replayingProperty().get().isPresent()
            ? past.endReplay()
            : past.replay(from(), end(), looking.speedProperty().get());
    var _ =
        asked.whenComplete((done, failure) -> {
          if (failure != null) {
            news.failed(HistoryWords.why(failure));
          }
        });
  }

  private long from() {
    History history = past.history();
    long begin = history == null ? 0 : history.begin();
    return looking.viewProperty().get().where().map(Place::rev).orElse(begin);
  }

  private long end() {
    History history = past.history();
    return history == null ? 0 : history.end();
  }

  private void render() {
    Looking.View view = looking.viewProperty().get();
    boolean isMoving = view instanceof Looking.View.Moving;
    // Of what everybody hears the speed is not one's own.
    speeds.show(
        view instanceof Looking.View.Moving moving
            ? moving.speed()
            : looking.speedProperty().get());
    String words = TEXTS.get(isMoving ? "pause" : "play");
    if (!words.equals(play.getAccessibleText())) {
      play.setGraphic(new FontIcon(isMoving ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
      play.setAccessibleText(words);
      Tip.set(play, TEXTS.get(isMoving ? "pause.help" : "play.help"));
    }
    History history = past.history();
    boolean isEmpty = history == null || history.size() == 0;
    play.setDisable(isEmpty);
    ServerMessage.Replaying shared = past.replayingProperty().get().orElse(null);
    together.setText(TEXTS.get(shared == null ? "together" : "together.end"));
    Tip.set(together, TEXTS.get(shared == null ? "together.help" : "together.end.help"));
    together.setDisable(isEmpty || session.store().rights().role() == Role.LISTENER);
    BubbleRows.show(rejoin, looking.missed().isPresent());
  }
}
