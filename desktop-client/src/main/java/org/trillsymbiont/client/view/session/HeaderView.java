package org.trillsymbiont.client.view.session;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.text.EditWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Panels;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.menu.MainMenu;
import org.trillsymbiont.client.view.rights.ListeningSign;
import org.trillsymbiont.client.view.rights.ReadOnlyNotice;
import org.trillsymbiont.model.sync.ServerMessage;

/// The window's header, in two rows: the menu and the connection; the room and who is in it, what
/// is heard, undo and redo, sound, recording, whether the panels follow the room, help.
///
/// Thread: FX.
public final class HeaderView extends VBox implements MainMenu.Places {
  private static final Texts TEXTS = Texts.of(HeaderView.class);

  private final Session session;
  private final Commands commands;
  private final Bubbles bubbles;
  private final RoomsBubble rooms;
  private final PeopleBubble people;
  private final InviteBubble invite;
  private final Button room = new Button("", new FontIcon(MaterialDesignC.CHEVRON_DOWN));
  private final PeopleButton peopleButton;
  private final ConnectionView connection;
  private final Button undo =
      new Button(Shortcut.UNDO.shortName(), new FontIcon(MaterialDesignU.UNDO_VARIANT));
  private final Button redo =
      new Button(Shortcut.REDO.shortName(), new FontIcon(MaterialDesignR.REDO_VARIANT));
  private final Label notice = new Label("", new FontIcon(MaterialDesignV.VOLUME_OFF));

  /// The views in it that are made elsewhere.
  ///
  /// @param scope draws what is heard, or nothing; as wide as there is room
  /// @param sound tells whether this computer sounds
  /// @param record starts and ends recordings
  public record Parts(Region scope, Node sound, Node record) {}

  /// @param status whether this computer can be heard
  /// @param bubbles where rooms and people open
  public HeaderView(
      Session session,
      Commands commands,
      ObservableValue<SoundStatus> status,
      Bubbles bubbles,
      Parts parts) {
    this.session = session;
    this.commands = commands;
    this.bubbles = bubbles;
    rooms = new RoomsBubble(session, bubbles::close);
    people = new PeopleBubble(session);
    peopleButton = new PeopleButton(session);
    connection = new ConnectionView(session, this::askForPin, this::toggleInvite);
    invite = new InviteBubble(session);
    getStyleClass().add("header");
    MainMenu menu = new MainMenu(session, commands, this);
    // What is said of the connection may be cut, its names may not.
    menu.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(connection, Priority.ALWAYS);
    HBox first = new HBox(menu, connection);
    first.getStyleClass().addAll("header-row", "menu-row");
    first.setAlignment(Pos.CENTER_LEFT);
    StackPane middle = new StackPane(parts.scope());
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    HBox second = new HBox(roomAndPeople(), middle, tools(parts));
    second.getStyleClass().add("header-row");
    second.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, second, new ReadOnlyNotice(session.store()), notice);
    notice.setId("sound-notice");
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.setMaxWidth(Double.MAX_VALUE);
    status.subscribe(this::showSound);
  }

  private HBox roomAndPeople() {
    room.setId("room");
    room.getStyleClass().addAll("flat", "room-button");
    room.setContentDisplay(ContentDisplay.RIGHT);
    Tip.set(room, TEXTS.get("room.tooltip"));
    room.setOnAction(event -> bubbles.toggle(rooms, room));
    session
        .addressProperty()
        .subscribe(address -> {
          String name = address.server().room().value();
          room.setText(name);
          room.setAccessibleText(TEXTS.get("room.spoken", name));
        });
    peopleButton.setOnAction(event -> bubbles.toggle(people, peopleButton));
    HBox line = new HBox(room, peopleButton, new ListeningSign(session.store()));
    line.getStyleClass().add("room-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinWidth(USE_PREF_SIZE);
    return line;
  }

  private void askForPin() {
    bubbles.open(rooms, room);
    rooms.askForPin().requestFocus();
  }

  @Override
  public void openRooms() {
    bubbles.open(rooms, room);
  }

  @Override
  public void openPeople() {
    bubbles.open(people, peopleButton);
  }

  private void toggleInvite() {
    bubbles.toggle(invite, connection.inviteButton());
  }

  @Override
  public void openInvite() {
    bubbles.open(invite, connection.inviteButton());
  }

  @Override
  public void copyLink() {
    connection.copyLink();
  }

  private HBox tools(Parts parts) {
    tool(undo, "undo");
    undo.setOnAction(event -> commands.undo());
    tool(redo, "redo");
    redo.setOnAction(event -> commands.redo());
    session.store().stepsProperty().subscribe(this::showSteps);
    HBox steps = new HBox(undo, redo);
    steps.setAlignment(Pos.CENTER);
    HBox tools = new HBox(steps, parts.sound(), parts.record(), follow(), help());
    tools.getStyleClass().add("tools");
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.setMinWidth(USE_PREF_SIZE);
    return tools;
  }

  private static void tool(Button button, String id) {
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  private void showSteps(ServerMessage.Steps steps) {
    showStep(undo, Shortcut.UNDO, steps.undo());
    showStep(redo, Shortcut.REDO, steps.redo());
  }

  private static void showStep(Button button, Shortcut shortcut, @Nullable String label) {
    button.setDisable(label == null);
    String words =
        label == null
            ? shortcut.shortName()
            : TEXTS.get("step", shortcut.shortName(), EditWords.of(label));
    button.setAccessibleText(words);
    Tip.set(button, shortcut.tooltip(words));
  }

  private ToggleButton follow() {
    ToggleButton follow = new ToggleButton(TEXTS.get("follow"));
    follow.setId("follow");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.selectedProperty().bindBidirectional(commands.panels().followingProperty());
    follow
        .selectedProperty()
        .subscribe(on -> {
          Ikon icon = on ? MaterialDesignL.LINK_VARIANT : MaterialDesignL.LINK_VARIANT_OFF;
          follow.setGraphic(new FontIcon(icon));
          Tip.set(follow, TEXTS.get(on ? "follow.on" : "follow.off"));
        });
    return follow;
  }

  private Node help() {
    Button help = new Button("", new FontIcon(MaterialDesignH.HELP_CIRCLE_OUTLINE));
    help.setId("help-toggle");
    help.setMinWidth(USE_PREF_SIZE);
    help.setOnAction(event -> commands.toggleHelp());
    Panels panels = commands.panels();
    panels
        .followingProperty()
        .subscribe(on ->
            Tip.set(help, Shortcut.HELP.tooltip(TEXTS.get("help.tooltip", Panels.forWhom(on)))));
    panels
        .helpProperty()
        .subscribe(open -> help.setText(TEXTS.get(open ? "help.close" : "help.open")));
    return help;
  }

  private void showSound(SoundStatus status) {
    boolean sounding = status instanceof SoundStatus.Playing;
    notice.setText(status instanceof SoundStatus.Silent(String reason) ? reason : "");
    notice.setVisible(!sounding);
    notice.setManaged(!sounding);
  }
}
