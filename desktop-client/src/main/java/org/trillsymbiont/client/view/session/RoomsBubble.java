package org.trillsymbiont.client.view.session;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.trillsymbiont.client.session.Entering;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;

/// The server's rooms, to go to one of them, to make one, or to go to one of another server by its
/// link. Stays open until the room has been entered, and says why when it can't be; who closes it
/// before stays where he is.
///
/// Thread: FX.
final class RoomsBubble extends VBox implements Bubble {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

  /// What a link or an address has, and a room's name has not.
  private static final Pattern LINK_SIGN = Pattern.compile("[.:/\\[]");

  private static final Texts TEXTS = Texts.of(RoomsBubble.class);

  private final Session session;
  private final Runnable onEntered;
  private final VBox list = new VBox();
  private final Label empty = new Label();
  private final TextField where = new TextField();
  private final TextField pin = new TextField();
  private final Button join = new Button(TEXTS.get("rooms.join"));
  private final Label problem = new Label();

  /// @param onEntered runs when a room that was chosen here has been entered
  RoomsBubble(Session session, Runnable onEntered) {
    this.session = Objects.requireNonNull(session, "session");
    this.onEntered = Objects.requireNonNull(onEntered, "onEntered");
    setId("rooms");
    list.getStyleClass().add("bubble-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bubble-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    empty.getStyleClass().add("muted");
    problem.setId("room-problem");
    problem.setWrapText(true);
    problem.setMinHeight(USE_PREF_SIZE);
    Label heading = new Label(TEXTS.get("rooms"));
    heading.getStyleClass().add("card-title");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("rooms"));
    getChildren().addAll(heading, scroll, form(), problem);
    say("");
    session.roomsProperty().subscribe(this::render);
    session.enteringProperty().subscribe(this::entering);
  }

  private VBox form() {
    where.setId("room-where");
    where.setPromptText(TEXTS.get("rooms.where"));
    where.setAccessibleHelp(TEXTS.get("rooms.where.spoken"));
    where.setOnAction(event -> enterTyped());
    where.textProperty().subscribe(text -> say(""));
    HBox.setHgrow(pin, Priority.ALWAYS);
    pin.setId("room-pin");
    pin.setPromptText(TEXTS.get("rooms.pin"));
    pin.setAccessibleHelp(TEXTS.get("rooms.pin.spoken"));
    pin.setOnAction(event -> enterTyped());
    pin.textProperty().subscribe(text -> say(""));
    join.setId("room-join");
    join.setMinWidth(USE_PREF_SIZE);
    join.setOnAction(event -> enterTyped());
    HBox row = new HBox(pin, join);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    Label hint = new Label(TEXTS.get("rooms.hint"));
    hint.getStyleClass().addAll("muted", "small");
    VBox form = new VBox(where, row, hint);
    form.getStyleClass().add("group");
    return form;
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    say("");
    session.askForRooms();
    render(session.roomsProperty().get());
    return where;
  }

  @Override
  public void closed() {
    session.stay();
    where.clear();
    pin.clear();
  }

  /// Asks for the PIN of the room that this client is, or was, in.
  ///
  /// @return what is to have the focus
  Node askForPin() {
    where.setText(session.addressProperty().get().server().room().value());
    return pin;
  }

  private void render(List<RoomInfo> rooms) {
    list.getChildren().setAll(rooms.stream().map(this::row).toList());
    if (rooms.isEmpty()) {
      empty.setText(TEXTS.get("rooms.none"));
      list.getChildren().setAll(List.of(empty));
    }
  }

  private Node row(RoomInfo room) {
    Label name = new Label(room.name().value());
    name.getStyleClass().add("room-name");
    boolean isHere = room.name().equals(session.addressProperty().get().server().room());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label count =
        new Label(
            isHere
                ? TEXTS.get("rooms.with-you", room.participants() - 1)
                : TEXTS.get("rooms.people", room.participants()));
    count.getStyleClass().add("muted");
    count.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(name, space, count);
    line.getStyleClass().add("group");
    line.setAlignment(Pos.CENTER_LEFT);
    if (room.hasPin()) {
      line.getChildren().add(1, new FontIcon(MaterialDesignL.LOCK_OUTLINE));
    }
    Button button = new Button();
    button.setGraphic(line);
    button.setId("room-" + room.name());
    button.getStyleClass().addAll("flat", "bubble-row");
    button.setMaxWidth(Double.MAX_VALUE);
    line.prefWidthProperty().bind(button.widthProperty().subtract(20));
    button.pseudoClassStateChanged(HERE, isHere);
    button.setAccessibleText(
        TEXTS.get(
            room.hasPin() ? "rooms.spoken.pin" : "rooms.spoken",
            room.name().value(),
            count.getText()));
    // Not disabled, which would make it hard to read.
    button.setMouseTransparent(isHere);
    button.setFocusTraversable(!isHere);
    button.setOnAction(event -> choose(room));
    return button;
  }

  private void choose(RoomInfo room) {
    if (room.hasPin() && pin.getText().isBlank()) {
      where.setText(room.name().value());
      pin.requestFocus();
      say(TEXTS.get("rooms.needs-pin"));
    } else {
      where.setText(room.name().value());
      enterTyped();
    }
  }

  private void enterTyped() {
    String code = pin.getText().strip();
    JoinLink link = typed();
    if (link == null) {
      say(whyNowhere());
    } else if (!code.isEmpty() && !code.matches("[0-9]{6}")) {
      say(TEXTS.get("rooms.wrong-pin"));
    } else {
      session.enter(link, code.isEmpty() ? null : code);
    }
  }

  /// A plain word is a room of this server; everything else is a link.
  private @Nullable JoinLink typed() {
    String text = where.getText().strip();
    String lower = text.toLowerCase(Locale.ROOT);
    try {
      return LINK_SIGN.matcher(text).find()
          ? JoinLink.parse(text)
          : session.addressProperty().get().shared().withRoom(new RoomName(lower));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private String whyNowhere() {
    String text = where.getText().strip();
    if (text.isEmpty()) {
      return TEXTS.get("rooms.nothing");
    }
    return LINK_SIGN.matcher(text).find()
        ? TEXTS.get("rooms.wrong-link", text, session.addressProperty().get().shared())
        : TEXTS.get("rooms.wrong-name");
  }

  private void entering(Entering how) {
    switch (how) {
      case Entering.Idle() -> {
        // What was said last stays.
      }
      case Entering.Underway() -> show(TEXTS.get("rooms.joining"), false);
      case Entering.Done() -> onEntered.run();
      case Entering.Failed(String reason) -> show(reason, true);
    }
  }

  private void say(String sentence) {
    show(sentence, true);
  }

  private void show(String sentence, boolean isProblem) {
    problem.getStyleClass().setAll("label", isProblem ? "problem" : "muted");
    problem.setText(sentence);
    problem.setVisible(!sentence.isEmpty());
    problem.setManaged(!sentence.isEmpty());
  }
}
