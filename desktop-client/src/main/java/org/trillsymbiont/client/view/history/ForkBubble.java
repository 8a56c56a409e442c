package org.trillsymbiont.client.view.history;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.BubbleRows;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.RoomName;

/// Makes a room of the moment that is looked at, and then offers to go there.
///
/// Thread: FX.
final class ForkBubble extends VBox implements Bubble {
  private static final Texts TEXTS = Texts.of(ForkBubble.class);

  private final Session session;
  private final PastOfRoom past;
  private final Looking looking;
  private final Runnable close;
  private final Label about = BubbleRows.sentence("");
  private final TextField name = new TextField();
  private final TextField pin = new TextField();
  private final CheckBox withPast = new CheckBox(TEXTS.get("fork.past"));
  private final Button make = new Button(TEXTS.get("fork.make"));
  private final Label problem = new Label();
  private final VBox form = new VBox();
  private final Label done = new Label();
  private final Button go = new Button(TEXTS.get("fork.go"));
  private final Button stay = new Button(TEXTS.get("fork.stay"));
  private final VBox offer = new VBox();

  /// Not a disabled button: the focus would leave it, and the bubble close.
  private boolean isAsking;

  private @Nullable RoomName made;
  private @Nullable String madePin;

  /// @param close closes it
  ForkBubble(Session session, Looking looking, Runnable close) {
    this.session = session;
    this.looking = looking;
    this.close = close;
    past = session.past();
    setId("fork");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("fork.title"));
    field(name, "fork-name", "fork.name");
    field(pin, "fork-pin", "fork.pin");
    withPast.setId("fork-past");
    withPast.setSelected(true);
    make.setId("fork-make");
    make.setOnAction(event -> make());
    problem.setId("fork-problem");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    say("");
    HBox last = new HBox(withPast, BubbleRows.space(), make);
    last.getStyleClass().add("group");
    last.setAlignment(Pos.CENTER_LEFT);
    form.getStyleClass().add("group");
    form.getChildren().addAll(about, name, pin, last, problem);
    done.setId("fork-done");
    done.setWrapText(true);
    done.setMinHeight(USE_PREF_SIZE);
    go.setId("fork-go");
    go.setOnAction(event -> go());
    stay.setId("fork-stay");
    stay.setOnAction(event -> close.run());
    HBox buttons = new HBox(stay, go);
    buttons.getStyleClass().add("group");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    offer.getStyleClass().add("group");
    offer.getChildren().addAll(done, buttons);
    getChildren().addAll(BubbleRows.heading(TEXTS.get("fork.title")), form, offer);
    show(false);
  }

  private void field(TextField field, String id, String key) {
    field.setId(id);
    field.setPromptText(TEXTS.get(key));
    field.setAccessibleHelp(TEXTS.get(key + ".spoken"));
    field.setOnAction(event -> make());
    field.textProperty().subscribe(text -> say(""));
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    History history = past.history();
    about.setText(
        history == null
            ? ""
            : looking
                .viewProperty()
                .get()
                .where()
                .map(place -> TEXTS.get("fork.about", HistoryWords.when(history, place)))
                .orElse(TEXTS.get("fork.about.now")));
    say("");
    show(false);
    return name;
  }

  @Override
  public void closed() {
    name.clear();
    pin.clear();
  }

  private void show(boolean isMade) {
    BubbleRows.show(form, !isMade);
    BubbleRows.show(offer, isMade);
  }

  private void say(String sentence) {
    problem.setText(sentence);
    BubbleRows.show(problem, !sentence.isEmpty());
  }

  private void make() {
    History history = past.history();
    String code = pin.getText().strip();
    RoomName room = typed();
    if (room == null) {
      say(TEXTS.get("fork.wrong-name"));
    } else if (!code.isEmpty() && !code.matches("[0-9]{6}")) {
      say(TEXTS.get("fork.wrong-pin"));
    } else if (history != null && !isAsking) {
      long rev = looking.viewProperty().get().where().map(Place::rev).orElse(history.end());
      @Nullable String wanted = code.isEmpty() ? null : code;
      isAsking = true;
      var _ =
          past.fork(rev, room, wanted, withPast.isSelected())
              .whenComplete((there, failure) -> {
                isAsking = false;
                if (failure != null) {
                  say(HistoryWords.why(failure));
                } else {
                  made(there, wanted);
                }
              });
    }
  }

  private @Nullable RoomName typed() {
    try {
      return new RoomName(name.getText().strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private void made(RoomName room, @Nullable String code) {
    made = room;
    madePin = code;
    done.setText(TEXTS.get("fork.done", room));
    show(true);
    if (getScene() != null) {
      go.requestFocus();
    }
  }

  private void go() {
    RoomName room = made;
    if (room != null) {
      looking.backToNow();
      close.run();
      session.enter(session.addressProperty().get().server().withRoom(room), madePin);
    }
  }
}
