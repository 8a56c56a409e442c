package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.discovery.Found;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// The host has gone, and the room is gone on with: two windows and real servers (R80).
@ExtendWith(ApplicationExtension.class)
class GoingOnTest {
  @TempDir private Path folder = Path.of("");

  private final List<Player> players = new ArrayList<>();

  /// Somebody with a window of his own.
  private static final class Player {
    private final Preferences preferences;
    private final FakeSessions found = new FakeSessions();
    private final SoundEngine engine = SoundEngine.open(new Output.Silent());
    private final Stage stage = new Stage();
    private final AppWindow window;

    Player(String name, Path folder) {
      preferences = Preferences.userRoot().node("going-on-test-" + name);
      preferences.put("name", name);
      preferences.putBoolean("discovery", false);
      UserSettings settings = UserSettings.in(preferences, folder.resolve(name));
      window =
          new AppWindow(
              stage,
              () -> engine,
              settings,
              null,
              found,
              shown -> {},
              InstantSource.fixed(Instant.parse("2026-11-28T15:30:00Z")));
    }

    Client client() {
      return Objects.requireNonNull(window.session(), "a session").client();
    }

    boolean isConnected() {
      return window.session() != null
          && client().session().connectionProperty().get() instanceof ConnectionStatus.Connected;
    }

    JoinLink link() {
      return client().session().addressProperty().get().shared();
    }

    Button button(String id) {
      return (Button) stage.getScene().lookup("#" + id);
    }

    boolean offers(String id) {
      return button(id).isVisible() && button(id).getParent().isVisible();
    }

    AppState state() {
      return client().store().state();
    }
  }

  @BeforeEach
  void stay() {
    // The last window that closes would end JavaFX for all tests.
    Platform.setImplicitExit(false);
  }

  private Player join(String name, String... arguments) {
    Player player = fromFx(() -> new Player(name, folder));
    players.add(player);
    onFx(() -> player.window.begin(ClientOptions.parse(List.of(arguments))));
    await(name + " is there", player::isConnected);
    return player;
  }

  @AfterEach
  void end() throws BackingStoreException {
    for (Player player : players) {
      onFx(player.window::close);
      onFx(player.stage::hide);
      player.engine.close();
      player.preferences.removeNode();
    }
  }

  @Test
  void whoeverWasThereCanGoOnAndTheOthersFollow() throws IOException {
    Player ada;
    Player ben;
    int port;
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0))) {
      port = server.port();
      String gone = "127.0.0.1:" + port + "/jam";
      ada = join("Ada", "--join", gone, "--pin", "123456");
      ben = join("Ben", "--join", gone, "--pin", "123456");
      assertFalse(fromFx(() -> ada.offers("go-on")), "the server is there");
      onFx(() -> ada.client().store().dispatch(Gestures.randomise(new SplittableRandom(7))));
      await(
          "Ben sees it",
          () -> ben.state().musicGrid().activeCount() > 0 && ben.state().equals(ada.state()));
    }
    AppState last = fromFx(ben::state);
    // All are on one machine here: Ada would have the very address that Ben comes back to.
    try (ServerSocket taken = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      assertTrue(taken.isBound());
      adaGoesOnAndBenFollows(ada, ben, last);
    }
  }

  private static void adaGoesOnAndBenFollows(Player ada, Player ben, AppState last) {
    int port = fromFx(() -> ada.link().port());
    await("both may go on", () -> ada.offers("go-on") && ben.offers("go-on"));
    assertTrue(fromFx(ada.found::isLooking), "somebody else may go on");
    onFx(() -> ben.client().store().dispatch(Edit.of(Fields.TEMPO, 99.0)));
    onFx(() -> ada.button("go-on").fire());
    await("Ada hosts it", () -> ada.isConnected() && ada.link().port() != port);
    assertNotNull(fromFx(() -> Objects.requireNonNull(ada.window.session()).hosted()));
    await("all is there", () -> ada.state().equals(last));
    assertFalse(fromFx(ada.found::isLooking));

    JoinLink there = fromFx(() -> ada.client().session().addressProperty().get().server());
    Found found =
        new Found(
            "Ada",
            1,
            1,
            there,
            true,
            false,
            new Announcement.Server(
                "ada", false, null, fromFx(() -> ben.client().session().trail())));
    Found another = new Found("Cleo", 1, 1, JoinLink.parse("127.0.0.1:1"), false, false);
    onFx(() -> ben.found.find(another));
    assertTrue(fromFx(() -> ben.offers("go-on")), "Cleo plays something else");
    onFx(() -> ben.found.find(another, found));
    assertFalse(fromFx(() -> ben.offers("go-on")));
    assertEquals("Join Ada", fromFx(() -> ben.button("follow-on").getText()));
    onFx(() -> ben.button("follow-on").fire());
    await("Ben is there", () -> ben.isConnected() && ben.link().port() == there.port());
    await("two are", () -> ada.client().session().roster().others().size() == 1);
    await(
        "what Ben has done meanwhile came along",
        () -> ada.state().tempo() == 99.0 && ada.state().equals(ben.state()));
    assertEquals(last.musicGrid(), fromFx(() -> ben.state().musicGrid()));
    assertEquals("123456", fromFx(() -> ada.client().session().pin()));
  }

  /// What was kept here of a room of the same name is not overwritten.
  @Test
  void aRoomThatIsKeptHereStaysAsItIs() throws IOException {
    Player ada;
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0))) {
      ada = join("Ada", "--host", "--room", "jam", "--port", "0");
      onFx(() -> ada.client().store().dispatch(Edit.of(Fields.TEMPO, 77.0)));
      onFx(() -> ada.client().commands().leave());
      onFx(() ->
          ada.window.begin(
              ClientOptions.parse(List.of("--join", "127.0.0.1:" + server.port() + "/jam"))));
      await("she is there", ada::isConnected);
      onFx(() -> ada.client().store().dispatch(Edit.of(Fields.TEMPO, 88.0)));
    }
    await("she may go on", () -> ada.offers("go-on"));
    onFx(() -> ada.button("go-on").fire());
    await("she does", () -> ada.isConnected() && ada.link().room().value().equals("jam-2"));
    await("as it was", () -> ada.state().tempo() == 88.0);
    onFx(() -> ada.client().commands().leave());
    onFx(() -> ada.window.begin(ClientOptions.parse(List.of("--room", "jam", "--port", "0"))));
    await("the older one", () -> ada.isConnected() && ada.state().tempo() == 77.0);
  }
}
