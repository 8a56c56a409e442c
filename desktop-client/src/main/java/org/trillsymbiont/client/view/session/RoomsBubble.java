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

  private final Session session;
  private final Runnable onEntered;
  private final VBox list = new VBox();
  private final Label empty = new Label();
  private final TextField where = new TextField();
  private final TextField pin = new TextField();
  private final Button join = new Button("Join");
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
    Label heading = new Label("Rooms");
    heading.getStyleClass().add("card-title");
    getStyleClass().add("bubble");
    setAccessibleText("Rooms");
    getChildren().addAll(heading, scroll, form(), problem);
    say("");
    session.roomsProperty().subscribe(this::render);
    session.enteringProperty().subscribe(this::entering);
  }

  private VBox form() {
    where.setId("room-where");
    where.setPromptText("A new room's name, or a link");
    where.setAccessibleText("Room's name or link");
    where.setOnAction(event -> enterTyped());
    where.textProperty().subscribe(text -> say(""));
    HBox.setHgrow(pin, Priority.ALWAYS);
    pin.setId("room-pin");
    pin.setPromptText("PIN, six digits, if it has one");
    pin.setAccessibleText("PIN of six digits, if the room has one");
    pin.setOnAction(event -> enterTyped());
    pin.textProperty().subscribe(text -> say(""));
    join.setId("room-join");
    join.setMinWidth(USE_PREF_SIZE);
    join.setOnAction(event -> enterTyped());
    HBox row = new HBox(pin, join);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    Label hint = new Label("A new room with a PIN is for those who know it.");
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
      empty.setText("The list of rooms comes with the connection.");
      list.getChildren().setAll(List.of(empty));
    }
  }

  private Node row(RoomInfo room) {
    Label name = new Label(room.name().value());
    name.getStyleClass().add("room-name");
    boolean isHere = room.name().equals(session.addressProperty().get().server().room());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label count = new Label(isHere ? withYou(room) : people(room));
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
        room.name() + ", " + count.getText() + (room.hasPin() ? ", asks for a PIN" : ""));
    // Not disabled, which would make it hard to read.
    button.setMouseTransparent(isHere);
    button.setFocusTraversable(!isHere);
    button.setOnAction(event -> choose(room));
    return button;
  }

  private static String withYou(RoomInfo room) {
    int others = room.participants() - 1;
    return switch (others) {
      case 0 -> "only you";
      case 1 -> "you and 1 other";
      default -> "you and " + others + " others";
    };
  }

  private static String people(RoomInfo room) {
    return switch (room.participants()) {
      case 0 -> "nobody";
      case 1 -> "1 person";
      default -> room.participants() + " people";
    };
  }

  private void choose(RoomInfo room) {
    if (room.hasPin() && pin.getText().isBlank()) {
      where.setText(room.name().value());
      pin.requestFocus();
      say("This room asks for its PIN.");
    } else {
      where.setText(room.name().value());
      enterTyped();
    }
  }

  private void enterTyped() {
    try {
      session.enter(typed(), typedPin());
    } catch (IllegalArgumentException e) {
      say(Objects.requireNonNullElse(e.getMessage(), "This is no room and no link."));
    }
  }

  /// A plain word is a room of this server; everything else is a link.
  private JoinLink typed() {
    String text = where.getText().strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Type a room's name, or paste a link.");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return LINK_SIGN.matcher(text).find()
        ? JoinLink.parse(text)
        : session.addressProperty().get().shared().withRoom(new RoomName(lower));
  }

  private @Nullable String typedPin() {
    String text = pin.getText().strip();
    if (!text.isEmpty() && !text.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("A PIN has six digits.");
    }
    return text.isEmpty() ? null : text;
  }

  private void entering(Entering how) {
    switch (how) {
      case Entering.Idle() -> {
        // What was said last stays.
      }
      case Entering.Underway() -> show("Joining ...", false);
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
