package org.trillsymbiont.client.view.session;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Panels;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.Sounding;
import org.trillsymbiont.client.view.sound.SoundButton;
import org.trillsymbiont.model.sync.ServerMessage;

/// The window's header: the room and who is in it, the connection, undo and redo, whether the
/// panels follow the room, sound, recording, help.
///
/// Thread: FX.
public final class HeaderView extends VBox {
  private final Session session;
  private final Commands commands;
  private final Bubbles bubbles;
  private final RoomsBubble rooms;
  private final Button room = new Button("", new FontIcon(MaterialDesignC.CHEVRON_DOWN));
  private final Button undo = new Button("Undo", new FontIcon(MaterialDesignU.UNDO_VARIANT));
  private final Button redo = new Button("Redo", new FontIcon(MaterialDesignR.REDO_VARIANT));
  private final SoundButton sound;
  private final Node record;
  private final Label notice = new Label("", new FontIcon(MaterialDesignV.VOLUME_OFF));

  /// @param record starts and ends recordings
  /// @param bubbles where rooms, people and sound open
  public HeaderView(
      Session session,
      Commands commands,
      Sounding sounding,
      Timer timer,
      Node record,
      Bubbles bubbles) {
    this.session = session;
    this.commands = commands;
    this.record = record;
    this.bubbles = bubbles;
    rooms = new RoomsBubble(session, bubbles::close);
    sound = new SoundButton(session.store(), sounding, timer, bubbles);
    getStyleClass().add("header");
    ConnectionView connection = new ConnectionView(session, this::askForPin);
    HBox.setHgrow(connection, Priority.ALWAYS);
    HBox row = new HBox(titleAndRoom(), connection, tools());
    row.getStyleClass().add("header-row");
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, notice);
    notice.setId("sound-notice");
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.setMaxWidth(Double.MAX_VALUE);
    sounding.status().subscribe(this::showSound);
  }

  private VBox titleAndRoom() {
    Label title = new Label("Trill Symbiont");
    title.getStyleClass().add("app-title");
    room.setId("room");
    room.getStyleClass().addAll("flat", "room-button");
    room.setContentDisplay(ContentDisplay.RIGHT);
    room.setTooltip(new Tooltip("Rooms: go to another one, or make one"));
    room.setOnAction(event -> bubbles.toggle(rooms, room));
    session
        .addressProperty()
        .subscribe(address -> {
          String name = address.server().room().value();
          room.setText(name);
          room.setAccessibleText("Room " + name);
        });
    PeopleButton people = new PeopleButton(session);
    PeopleBubble peopleBubble = new PeopleBubble(session);
    people.setOnAction(event -> bubbles.toggle(peopleBubble, people));
    HBox line = new HBox(room, people);
    line.getStyleClass().add("room-line");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox both = new VBox(title, line);
    both.setAlignment(Pos.CENTER_LEFT);
    both.setMinWidth(USE_PREF_SIZE);
    return both;
  }

  private void askForPin() {
    bubbles.open(rooms, room);
    rooms.askForPin().requestFocus();
  }

  private HBox tools() {
    tool(undo, "undo");
    undo.setOnAction(event -> commands.undo());
    tool(redo, "redo");
    redo.setOnAction(event -> commands.redo());
    session.store().stepsProperty().subscribe(this::showSteps);
    HBox steps = new HBox(undo, redo);
    steps.setAlignment(Pos.CENTER);
    HBox tools = new HBox(steps, sound, record, follow(), help());
    tools.getStyleClass().add("tools");
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.setMinWidth(USE_PREF_SIZE);
    return tools;
  }

  private static void tool(Button button, String id) {
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tooltip());
  }

  private void showSteps(ServerMessage.Steps steps) {
    showStep(undo, Shortcut.UNDO, steps.undo());
    showStep(redo, Shortcut.REDO, steps.redo());
  }

  private static void showStep(Button button, Shortcut shortcut, @Nullable String label) {
    button.setDisable(label == null);
    String words = shortcut.shortName() + (label == null ? "" : " " + label);
    button.setAccessibleText(words);
    button.getTooltip().setText(shortcut.tooltip(words));
  }

  private ToggleButton follow() {
    ToggleButton follow = new ToggleButton("Follow");
    follow.setId("follow");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.selectedProperty().bindBidirectional(commands.panels().followingProperty());
    Tooltip tooltip = new Tooltip();
    follow.setTooltip(tooltip);
    follow
        .selectedProperty()
        .subscribe(on -> {
          Ikon icon = on ? MaterialDesignL.LINK_VARIANT : MaterialDesignL.LINK_VARIANT_OFF;
          follow.setGraphic(new FontIcon(icon));
          tooltip.setText(
              on
                  ? "Help and circle open and close with the room's. Click to keep your own."
                  : "Help and circle are your own. Click to follow the room's again.");
        });
    return follow;
  }

  private Node help() {
    Button help = new Button("Help", new FontIcon(MaterialDesignH.HELP_CIRCLE_OUTLINE));
    help.setId("help-toggle");
    help.setMinWidth(USE_PREF_SIZE);
    Tooltip tooltip = new Tooltip();
    help.setTooltip(tooltip);
    help.setOnAction(event -> commands.toggleHelp());
    Panels panels = commands.panels();
    panels
        .followingProperty()
        .subscribe(on -> tooltip.setText(Shortcut.HELP.tooltip("Help, " + Panels.forWhom(on))));
    panels.helpProperty().subscribe(open -> help.setText(open ? "Close help" : "Help"));
    return help;
  }

  private void showSound(SoundStatus status) {
    boolean sounding = status instanceof SoundStatus.Playing;
    notice.setText(status instanceof SoundStatus.Silent(String reason) ? reason : "");
    notice.setVisible(!sounding);
    notice.setManaged(!sounding);
  }
}
