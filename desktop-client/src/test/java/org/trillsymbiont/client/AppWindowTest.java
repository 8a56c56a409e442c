package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Recent;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// The whole way: start screen, session, start screen, with real servers.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class AppWindowTest {
  private final Preferences preferences = Preferences.userRoot().node("app-window-test");
  private Stage stage;
  private SoundEngine engine;
  private FakeSessions found;
  private UserSettings settings;
  private AppWindow window;

  @Start
  void start(Stage primary) {
    // The last window that closes would end JavaFX for all tests.
    Platform.setImplicitExit(false);
    stage = new Stage();
    engine = SoundEngine.open(new Output.Silent());
    found = new FakeSessions();
    preferences.put("name", "Ada");
    preferences.putBoolean("discovery", false);
    settings = UserSettings.in(preferences);
    window =
        new AppWindow(
            stage,
            () -> engine,
            settings,
            null,
            found,
            folder -> {},
            InstantSource.fixed(Instant.parse("2026-11-28T15:30:00Z")));
  }

  @AfterEach
  void end() throws BackingStoreException {
    onFx(window::close);
    onFx(stage::hide);
    engine.close();
    preferences.removeNode();
  }

  /// The first session of a process takes a while to be made.
  private void begin(String... arguments) {
    CompletableFuture.runAsync(
            () -> window.begin(ClientOptions.parse(List.of(arguments))), FxThread::post)
        .join();
  }

  private Client client() {
    return Objects.requireNonNull(window.session(), "a session").client();
  }

  private boolean isConnected() {
    return window.session() != null
        && client().session().connectionProperty().get() instanceof ConnectionStatus.Connected;
  }

  private void awaitSession() {
    await("a session", this::isConnected);
  }

  private boolean isOnStartScreen() {
    Node start = stage.getScene().lookup("#start");
    return stage.isShowing() && window.session() == null && start != null && start.isVisible();
  }

  private void press(String button) {
    onFx(() -> ((Button) stage.getScene().lookup(button)).fire());
  }

  private void type(String field, String text) {
    onFx(() -> ((TextField) stage.getScene().lookup(field)).setText(text));
  }

  private String words(String label) {
    return fromFx(() -> ((Label) stage.getScene().lookup(label)).getText());
  }

  private static final String REMOVED =
      "The host has asked you to leave. You can come back in ten minutes.";

  /// Somebody else in the room.
  private static Client guest(JoinLink link, SoundEngine engine) {
    return fromFx(() ->
        new Client(Address.of(link), null, new Identity("Ben", Colour.PALETTE.getFirst()), engine));
  }

  private static JoinLink link(SyncServer server, String room) {
    URI local = server.localAddress();
    return new JoinLink(local.getHost(), local.getPort(), new RoomName(room));
  }

  @Test
  void hostsLeavesAndJoinsAnother() throws IOException {
    begin();
    assertTrue(fromFx(this::isOnStartScreen));
    await("a look around", found::isLooking);
    onFx(() -> window.host(new RoomName("blue"), null, 0));
    awaitSession();
    assertFalse(fromFx(found::isLooking), "nobody looks while playing");
    assertEquals("Trill Symbiont – Ada", fromFx(stage::getTitle));
    onFx(() -> client().store().dispatch(Gestures.play()));
    Client before = fromFx(this::client);
    JoinLink own = fromFx(() -> client().session().addressProperty().get().shared());

    onFx(() -> client().commands().leave());
    assertTrue(fromFx(this::isOnStartScreen));
    assertFalse(
        fromFx(
            () -> before.session().connectionProperty().get() instanceof ConnectionStatus.Waiting),
        "a session that was left does not try again");
    Recent recent = fromFx(() -> settings.recents().sessionsProperty().get().getFirst());
    assertEquals(own, recent.link());
    assertTrue(recent.isHosted());

    try (SyncServer other = SyncServer.start(new ServerConfig("127.0.0.1", 0))) {
      type("#join-link", link(other, "jam").toString());
      press("#join");
      awaitSession();
      assertEquals(
          "jam", fromFx(() -> client().session().addressProperty().get().shared().room().value()));
      assertEquals(1, other.rooms().size());
      onFx(() -> client().commands().leave());
      await("the other server is left", () -> other.connections() == 0);
      assertEquals(2, fromFx(() -> settings.recents().sessionsProperty().get().size()));
    }
  }

  /// R50: also with the token that the app keeps, so long as it runs.
  @Test
  void whoIsAskedToLeaveIsOnTheStartScreenAndIsToldWhy() throws IOException {
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
        SoundEngine silent = SoundEngine.open(new Output.Silent())) {
      Client host = guest(link(server, "jam"), silent);
      await(
          "the host is there",
          () -> host.session().connectionProperty().get() instanceof ConnectionStatus.Connected);
      begin("--join", link(server, "jam").toString());
      awaitSession();
      int you = fromFx(() -> client().store().you());
      await("the host sees him", () -> host.session().roster().others().size() == 1);
      onFx(() -> host.session().remove(you));
      await("the start screen", this::isOnStartScreen);
      assertEquals(REMOVED, words("#join-problem"));
      assertEquals(1, server.connections());

      type("#join-link", link(server, "jam").toString());
      press("#join");
      await("he is told again", () -> words("#join-problem").equals(REMOVED));
      assertEquals(1, server.connections());
      onFx(host::close);
    }
  }

  /// R48: what the server knows him by is the same.
  @Test
  void whoLeavesAndComesBackIsTheHostAgain() throws IOException {
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
        SoundEngine silent = SoundEngine.open(new Output.Silent())) {
      begin("--join", link(server, "jam").toString());
      awaitSession();
      Client ben = guest(link(server, "jam"), silent);
      await("Ben is there", () -> client().session().roster().others().size() == 1);
      onFx(() -> client().commands().leave());
      await("Ada is gone", () -> ben.session().roster().others().isEmpty());
      type("#join-link", link(server, "jam").toString());
      press("#join");
      awaitSession();
      await("she is the host", () -> client().session().roster().isHost());
      onFx(ben::close);
    }
  }

  @Test
  void aPatternIsHeardInASessionAndSilentOnTheStartScreen() {
    begin("--alone");
    awaitSession();
    onFx(() -> client().commands().load(DemoPattern.BELLS));
    await("it sounds", () -> engine.levels().left().rms() > 0.01);
    onFx(() -> client().commands().leave());
    await("it is silent", () -> engine.levels().left().rms() < 0.0001);
    assertEquals(
        List.of(),
        fromFx(() -> settings.recents().sessionsProperty().get()),
        "nobody can come back to a session that was private");
  }

  @Test
  void saysWhyItCouldNotJoinAndLosesNothing() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    begin();
    type("#join-link", "localhost:" + free);
    press("#join");
    await("an answer", () -> words("#join-problem").startsWith("No session is running at"));
    assertTrue(fromFx(this::isOnStartScreen));
    assertEquals(
        "localhost:" + free,
        fromFx(() -> ((TextField) stage.getScene().lookup("#join-link")).getText()));
    assertEquals(List.of(), fromFx(() -> settings.recents().sessionsProperty().get()));
  }

  @Test
  void givesUpJoiningForSomethingElse() {
    begin();
    // An address that nobody has: no answer comes before the user thinks of another thing.
    onFx(() -> window.join(JoinLink.parse("192.0.2.1"), null));
    onFx(window::alone);
    awaitSession();
    assertTrue(fromFx(() -> Objects.requireNonNull(window.session()).isPrivate()));
  }

  @Test
  void saysThatAPinIsWrong() throws IOException {
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
        SoundEngine silent = SoundEngine.open(new Output.Silent())) {
      JoinLink blue = link(server, "blue");
      Client host =
          fromFx(() ->
              new Client(
                  Address.of(blue),
                  "123456",
                  new Identity("Ben", Colour.PALETTE.getFirst()),
                  silent));
      await("the room is open", () -> !server.rooms().isEmpty());
      begin();
      onFx(() -> window.join(blue, null));
      await("an answer", () -> words("#join-problem").contains("PIN"));
      onFx(() -> window.join(blue, "123456"));
      awaitSession();
      onFx(host::close);
    }
  }

  @Test
  void whoHostsOthersIsAskedBeforeLeavingAndBeforeClosing(FxRobot robot) {
    begin("--room", "jam", "--port", "0");
    awaitSession();
    JoinLink own = fromFx(() -> client().session().addressProperty().get().server());
    try (SoundEngine silent = SoundEngine.open(new Output.Silent())) {
      Client ben = guest(own, silent);
      await("Ben is there", () -> client().session().roster().others().size() == 1);
      onFx(() -> client().commands().leave());
      assertEquals(
          "1 other is playing here. The session ends with you: it runs on this computer.",
          words("#leave-others"));
      assertEquals("The room is not saved on this computer.", words("#leave-kept"));
      robot.type(KeyCode.ESCAPE);
      assertNull(fromFx(() -> stage.getScene().lookup("#leave-question")));
      assertTrue(fromFx(this::isConnected), "who stays has lost nothing");

      WindowEvent closing = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
      onFx(() -> stage.fireEvent(closing));
      assertNotNull(fromFx(() -> stage.getScene().lookup("#leave-question")));
      assertTrue(stage.isShowing());
      press("#leave-stay");

      onFx(() -> client().commands().leave());
      press("#leave-leave");
      assertTrue(fromFx(this::isOnStartScreen));
      await(
          "Ben is told",
          () -> ben.session().connectionProperty().get() instanceof ConnectionStatus.Waiting);
      onFx(ben::close);
    }
  }

  @Test
  void aPortThatIsTakenIsPassedOverAndThatIsSaid() throws IOException {
    try (SyncServer other = SyncServer.start(ServerConfig.onPort(0))) {
      begin("--host", "--port", "" + other.port());
      awaitSession();
      int port = fromFx(() -> client().session().addressProperty().get().shared().port());
      assertTrue(port != other.port());
      String said =
          "Port "
              + other.port()
              + " is taken on this computer; this session is at port "
              + port
              + ". Its link says so.";
      await(
          "it is said",
          () ->
              stage.getScene().getRoot().lookupAll(".label").stream()
                  .anyMatch(node -> ((Labeled) node).getText().equals(said)));
      onFx(() -> client().commands().leave());
    }
  }

  @Test
  void whoHostsNobodyLeavesAtOnce() {
    begin("--host", "--port", "0");
    awaitSession();
    onFx(() -> client().commands().leave());
    assertTrue(fromFx(this::isOnStartScreen));
  }

  @Test
  void aLinkOnTheCommandLineGoesOnTrying() throws IOException {
    int port;
    try (SyncServer first = SyncServer.start(new ServerConfig("127.0.0.1", 0))) {
      port = first.port();
    }
    begin("--join", "127.0.0.1:" + port);
    assertNotNull(fromFx(window::session), "the session is seen, and says how it stands");
    try (SyncServer _ = SyncServer.start(new ServerConfig("127.0.0.1", port))) {
      onFx(() -> client().session().reconnectNow());
      awaitSession();
      onFx(() -> client().commands().leave());
    }
  }

  @Test
  void theNameOfTheStartScreenIsTheOneInTheSessionAndBack() {
    begin();
    type("#start-name", "Cleo");
    press("#alone");
    awaitSession();
    assertEquals("Cleo", fromFx(() -> client().session().identityProperty().get().name()));
    onFx(() -> {
      var own = client().session().identityProperty();
      own.set(new Identity("Cleopatra", own.get().colour()));
    });
    onFx(() -> client().commands().leave());
    assertEquals(
        "Cleopatra", fromFx(() -> ((TextField) stage.getScene().lookup("#start-name")).getText()));
    assertEquals("Cleopatra", preferences.get("name", ""));
  }
}
