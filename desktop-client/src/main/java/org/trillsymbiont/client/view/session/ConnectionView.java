package org.trillsymbiont.client.view.session;

import java.net.URI;
import java.util.Objects;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.trillsymbiont.client.control.StatusLight;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.session.Succession;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.text.Texts;

/// How it stands with the server, in one line that is always there, so that nothing moves when a
/// connection comes or goes: first that, then how others join, or without a connection what becomes
/// of what is played meanwhile.
///
/// Thread: FX.
final class ConnectionView extends HBox {
  private static final Texts TEXTS = Texts.of(ConnectionView.class);

  private final Session session;
  private final StatusLight light = new StatusLight();
  private final JoinAddress address;
  private final Label alone = new Label();
  private final Button retry = new Button(TEXTS.get("reconnect"));
  private final Button otherRoom = new Button(TEXTS.get("other-room"));
  private final Button follow = new Button();
  private final Button goOn = new Button(TEXTS.get("go-on"));
  private final HBox withoutConnection = new HBox(alone, otherRoom, follow, goOn, retry);
  private final Timeline countdown = new Timeline();
  private String whenAgain = "";

  /// @param onOtherRoom runs when the user wants another room or PIN than the one that was refused
  /// @param onInvite runs when the user wants to see how others join
  ConnectionView(Session session, Runnable onOtherRoom, Runnable onInvite) {
    this.session = Objects.requireNonNull(session, "session");
    address = new JoinAddress(session.addressProperty(), onInvite);
    getStyleClass().add("connection-view");
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(0);
    light.setId("connection");
    light.setMinWidth(0);
    alone.setId("alone");
    alone.setMinWidth(0);
    alone.getStyleClass().add("muted");
    button(retry, "reconnect", TEXTS.get("reconnect.tooltip"));
    retry.setOnAction(event -> session.reconnectNow());
    button(otherRoom, "other-room", TEXTS.get("other-room.tooltip"));
    otherRoom.setOnAction(event -> onOtherRoom.run());
    Succession succession = session.succession();
    button(goOn, "go-on", TEXTS.get("go-on.tooltip"));
    goOn.setOnAction(event -> succession.goOn());
    button(follow, "follow-on", "");
    follow.getStyleClass().add("accent");
    follow.setOnAction(event -> succession.follow());
    succession.offeredProperty().subscribe(is -> renderSuccession(succession));
    succession.successorProperty().subscribe(name -> renderSuccession(succession));
    withoutConnection.getStyleClass().add("join-address");
    withoutConnection.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(light, address, withoutConnection);
    session.connectionProperty().subscribe(this::render);
    Store store = session.store();
    store.stateProperty().subscribe(state -> renderAlone());
    store.onDispatch((edit, before) -> renderAlone());
  }

  /// Whoever goes on with the room already is the better choice than a second one who does.
  private void renderSuccession(Succession succession) {
    String name = succession.successorProperty().get();
    boolean isOffered = succession.offeredProperty().get();
    show(follow, isOffered && !name.isEmpty());
    follow.setText(TEXTS.get("follow-on", name));
    Tip.set(follow, TEXTS.get("follow-on.tooltip", name));
    show(goOn, isOffered && name.isEmpty());
  }

  private static void button(Button button, String id, String tooltip) {
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(USE_PREF_SIZE);
    Tip.set(button, tooltip);
  }

  private void render(ConnectionStatus status) {
    countdown.stop();
    whenAgain = "";
    boolean isWaiting = status instanceof ConnectionStatus.Waiting;
    boolean isClosed =
        status instanceof ConnectionStatus.Closed || status instanceof ConnectionStatus.Removed;
    // What is offered in the meantime does not come and go with each attempt.
    boolean isTrying =
        status instanceof ConnectionStatus.Connecting
            && session.succession().offeredProperty().get();
    boolean isAway = isWaiting || isClosed || isTrying;
    show(withoutConnection, isAway);
    show(address, !isAway);
    show(otherRoom, isClosed);
    switch (status) {
      case ConnectionStatus.Connecting(URI server) ->
          say(StatusLight.Level.BUSY, TEXTS.get("connecting", server.getAuthority()));
      case ConnectionStatus.Connected(URI server) -> {
        say(StatusLight.Level.GOOD, TEXTS.get("synced"));
        Tip.set(light, TEXTS.get("connected", server.getAuthority()));
      }
      case ConnectionStatus.Waiting(_, String reason, int seconds) -> {
        say(StatusLight.Level.BAD, TEXTS.get("not-connected", reason));
        countDown(seconds);
      }
      case ConnectionStatus.Removed(String reason) ->
          say(StatusLight.Level.BAD, TEXTS.get("not-connected", reason));
      case ConnectionStatus.Closed(String reason) ->
          say(StatusLight.Level.BAD, TEXTS.get("not-connected", reason));
    }
    renderAlone();
  }

  /// What opens how others join.
  Node inviteButton() {
    return address.inviteButton();
  }

  /// Copies the link that others join with.
  void copyLink() {
    address.copyLink();
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private void say(StatusLight.Level level, String words) {
    light.show(level, words);
    Tip.set(light, words);
  }

  private void countDown(int seconds) {
    countdown.getKeyFrames().clear();
    for (int passed = 0; passed <= seconds; passed++) {
      int left = seconds - passed;
      countdown.getKeyFrames().add(new KeyFrame(Duration.seconds(passed), event -> again(left)));
    }
    again(seconds);
    countdown.playFromStart();
  }

  private void again(int seconds) {
    whenAgain = seconds > 0 ? TEXTS.get("again.in", seconds) : TEXTS.get("again.now");
    renderAlone();
  }

  private void renderAlone() {
    if (withoutConnection.isVisible()) {
      int pending = session.store().pendingPlaces();
      String kept = TEXTS.get("alone", pending);
      alone.setText(whenAgain.isEmpty() ? kept : kept + " " + whenAgain);
    }
  }
}
