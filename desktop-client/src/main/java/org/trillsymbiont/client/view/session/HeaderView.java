package org.trillsymbiont.client.view.session;

import java.net.URI;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.trillsymbiont.client.control.StatusLight;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Shortcut;

/// The window's header: title, connection, join address, sound, help.
///
/// Thread: FX.
public final class HeaderView extends VBox {
  private final StatusLight connection = new StatusLight();
  private final Label sound = new Label();
  private final Label notice = new Label("", new FontIcon(MaterialDesignV.VOLUME_OFF));
  private final Button help = new Button("Help", new FontIcon(MaterialDesignH.HELP_CIRCLE_OUTLINE));
  private final Button retry = new Button("Try now");
  private final Timeline countdown = new Timeline();

  public HeaderView(Store store, Commands commands, Session session) {
    getStyleClass().add("header");
    HBox row = new HBox(title(), state(session), sound, help);
    row.getStyleClass().add("header-row");
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, notice);
    sound.setId("sound");
    sound.getStyleClass().add("muted");
    sound.setMinWidth(USE_PREF_SIZE);
    notice.setId("sound-notice");
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.setMaxWidth(Double.MAX_VALUE);
    help.setId("help-toggle");
    help.setMinWidth(USE_PREF_SIZE);
    help.setTooltip(new Tooltip(Shortcut.HELP.tooltip("Help for everybody in the session")));
    help.setOnAction(event -> commands.toggleHelp());
    session.connection().subscribe(this::showConnection);
    session.sound().subscribe(this::showSound);
    store.select(s -> s.showHelp()).subscribe(open -> help.setText(open ? "Close help" : "Help"));
  }

  private VBox state(Session session) {
    connection.setId("connection");
    connection.setWrapText(true);
    connection.setTextAlignment(TextAlignment.RIGHT);
    retry.setId("reconnect");
    retry.getStyleClass().add("compact");
    retry.setMinWidth(USE_PREF_SIZE);
    retry.setTooltip(new Tooltip("Connect again at once"));
    retry.setOnAction(event -> session.reconnectNow().run());
    HBox line = new HBox(connection, retry);
    line.getStyleClass().add("join-address");
    line.setAlignment(Pos.CENTER_RIGHT);
    VBox state = new VBox(line);
    state.getStyleClass().add("header-state");
    state.setAlignment(Pos.CENTER_RIGHT);
    state.setMinWidth(0);
    HBox.setHgrow(state, Priority.ALWAYS);
    session.joinAddress().map(JoinAddress::new).ifPresent(state.getChildren()::add);
    return state;
  }

  private static VBox title() {
    Label title = new Label("Trill Symbiont");
    title.getStyleClass().add("app-title");
    Label subtitle = new Label("a shared generative ambient instrument");
    subtitle.getStyleClass().add("muted");
    VBox both = new VBox(title, subtitle);
    both.setAlignment(Pos.CENTER_LEFT);
    both.setMinWidth(USE_PREF_SIZE);
    return both;
  }

  private void showConnection(ConnectionStatus status) {
    countdown.stop();
    boolean isWaiting = status instanceof ConnectionStatus.Waiting;
    retry.setVisible(isWaiting);
    retry.setManaged(isWaiting);
    switch (status) {
      case ConnectionStatus.Connecting(URI server) ->
          show(StatusLight.Level.BUSY, "Connecting to " + server.getAuthority() + " ...");
      case ConnectionStatus.Connected(URI server) -> {
        show(StatusLight.Level.GOOD, "Synced with everybody");
        connection.setTooltip(new Tooltip("Connected to " + server));
      }
      case ConnectionStatus.Waiting(URI server, String reason, int seconds) ->
          countDown(reason, seconds);
      case ConnectionStatus.Closed(String reason) ->
          show(StatusLight.Level.BAD, "Not connected. " + reason);
    }
  }

  private void countDown(String reason, int seconds) {
    countdown.getKeyFrames().clear();
    for (int passed = 0; passed <= seconds; passed++) {
      int left = seconds - passed;
      countdown
          .getKeyFrames()
          .add(new KeyFrame(Duration.seconds(passed), event -> showWaiting(reason, left)));
    }
    showWaiting(reason, seconds);
    countdown.playFromStart();
  }

  private void showWaiting(String reason, int seconds) {
    String when = seconds > 0 ? "Trying again in " + seconds + " s." : "Trying again ...";
    show(StatusLight.Level.BAD, "Not connected. " + reason + " " + when);
  }

  private void show(StatusLight.Level level, String words) {
    connection.show(level, words);
    connection.setTooltip(new Tooltip(words));
  }

  private void showSound(SoundStatus status) {
    boolean sounding = status instanceof SoundStatus.Playing;
    sound.setText(
        switch (status) {
          case SoundStatus.Playing _ -> "Sound on";
          case SoundStatus.Silent _ -> "Silent";
        });
    sound.setGraphic(
        new FontIcon(sounding ? MaterialDesignV.VOLUME_HIGH : MaterialDesignV.VOLUME_OFF));
    sound.setTooltip(
        status instanceof SoundStatus.Playing(String device)
            ? new Tooltip("Through " + device)
            : null);
    notice.setText(status instanceof SoundStatus.Silent(String reason) ? reason : "");
    notice.setVisible(!sounding);
    notice.setManaged(!sounding);
  }
}
