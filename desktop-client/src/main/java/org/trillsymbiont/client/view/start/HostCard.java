package org.trillsymbiont.client.view.start;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.start.Choices.Choice;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.RoomName;

/// Hosting a session: its room, a PIN if it is to have one, and behind More the port.
///
/// Thread: FX.
final class HostCard extends VBox {
  private static final Texts TEXTS = Texts.of(HostCard.class);
  private static final int MOST_PORT = 65_535;

  private final Choices choices;
  private final TextField room = new TextField(RoomName.LOBBY.value());
  private final TextField pin = new TextField();
  private final TextField port = new TextField("" + Endpoint.DEFAULT_PORT);
  private final Button host =
      new Button(TEXTS.get("host.do"), new FontIcon(MaterialDesignA.ACCESS_POINT));
  private final ToggleButton more = new ToggleButton(TEXTS.get("host.more"));
  private final HBox portRow = new HBox();
  private final Problem problem = new Problem("host-problem");
  private final Running running;
  private boolean isAnotherWanted;

  /// @param onJoin joins a session that runs on this computer
  HostCard(Choices choices, Consumer<Found> onJoin) {
    this.choices = Objects.requireNonNull(choices, "choices");
    running = new Running(onJoin, this::another);
    getStyleClass().addAll("card", "start-card");
    Label title = new Label(TEXTS.get("host"));
    title.getStyleClass().add("card-title");
    Label about = new Label(TEXTS.get("host.about"));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title, about, fields(), portRow(), problem, running, buttons());
  }

  private HBox fields() {
    field(room, "host-room", TEXTS.get("room"), TEXTS.get("room.tooltip"));
    field(pin, "host-pin", TEXTS.get("pin"), TEXTS.get("pin.tooltip"));
    pin.setPromptText(TEXTS.get("pin.prompt"));
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox row = new HBox(title(TEXTS.get("room"), room), room, title(TEXTS.get("pin"), pin), pin);
    row.getStyleClass().add("start-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox portRow() {
    field(port, "host-port", TEXTS.get("port"), TEXTS.get("port.tooltip"));
    Label hint = new Label(TEXTS.get("port.hint"));
    hint.getStyleClass().addAll("muted", "small");
    hint.setWrapText(true);
    HBox.setHgrow(hint, Priority.ALWAYS);
    portRow.getChildren().setAll(title(TEXTS.get("port"), port), port, hint);
    portRow.setId("host-port-row");
    portRow.getStyleClass().add("start-row");
    portRow.setAlignment(Pos.CENTER_LEFT);
    more.selectedProperty()
        .subscribe(isOpen -> {
          portRow.setVisible(isOpen);
          portRow.setManaged(isOpen);
        });
    return portRow;
  }

  private HBox buttons() {
    host.setId("host");
    host.getStyleClass().addAll("accent", "start-go");
    host.setMinWidth(USE_PREF_SIZE);
    Tip.set(host, TEXTS.get("host.tooltip"));
    host.setOnAction(event -> go());
    FontIcon arrow = new FontIcon(MaterialDesignC.CHEVRON_RIGHT);
    more.setGraphic(arrow);
    more.setId("host-more");
    more.getStyleClass().addAll("flat", "start-more");
    Tip.set(more, TEXTS.get("host.more.tooltip"));
    more.selectedProperty()
        .subscribe(isOpen ->
            arrow.setIconCode(
                isOpen ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_RIGHT));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(more, space, host);
    row.getStyleClass().add("start-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void field(TextField field, String id, String spoken, String tooltip) {
    field.setId(id);
    field.setAccessibleText(spoken);
    Tip.set(field, tooltip);
    field.setOnAction(event -> go());
    field.textProperty().addListener(observed -> problem.clear());
  }

  private static Label title(String text, TextField field) {
    Label title = new Label(text);
    title.setLabelFor(field);
    title.setMinWidth(USE_PREF_SIZE);
    return title;
  }

  /// What has the focus first.
  Button button() {
    return host;
  }

  /// Fills in a room that was hosted before, whose PIN is to be typed again.
  void askForPin(RoomName again, int itsPort) {
    fill(again, itsPort);
    pin.requestFocus();
    problem.mention(TEXTS.get("pin.again"));
  }

  /// Fills in a room.
  void fill(RoomName again, int itsPort) {
    room.setText(again.value());
    port.setText("" + itsPort);
    more.setSelected(itsPort != Endpoint.DEFAULT_PORT);
  }

  /// Hosts a room that was hosted before.
  void again(RoomName room, int itsPort) {
    fill(room, itsPort);
    pin.clear();
    go();
  }

  /// A session runs on this computer, or none does: it is offered before a second one is hosted.
  void found(Optional<Found> here) {
    boolean wasAsked = running.isAsking() && here.isEmpty();
    running.found(here);
    if (wasAsked) {
      host.requestFocus();
    }
  }

  private void another() {
    isAnotherWanted = true;
    go();
    isAnotherWanted = false;
  }

  private void go() {
    String name = room.getText().strip();
    String code = pin.getText().strip();
    int number = number(port.getText().strip());
    if (!RoomName.isValid(name)) {
      refuse(room, TEXTS.get("room.wrong"));
    } else if (!code.isEmpty() && !Pin.isValid(code)) {
      refuse(pin, TEXTS.get("pin.wrong"));
    } else if (number < 0) {
      more.setSelected(true);
      refuse(port, TEXTS.get("port.wrong"));
    } else if (isAnotherWanted || !running.ask()) {
      running.rest();
      choices.host(new RoomName(name), Pin.orNone(code), number);
    }
  }

  private void refuse(TextField field, String sentence) {
    problem.say(sentence);
    field.requestFocus();
    field.selectAll();
  }

  /// A port, or -1 for what is none.
  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      return number <= MOST_PORT ? number : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  void show(Progress progress) {
    switch (progress) {
      case Progress.Underway(Choice choice, _) when choice == Choice.HOST ->
          problem.mention(TEXTS.get("host.underway"));
      case Progress.Failed(Choice choice, String sentence) when choice == Choice.HOST ->
          problem.say(sentence);
      case Progress.Idle _, Progress.Underway _, Progress.Failed _ -> problem.clear();
    }
  }
}
