package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.discovery.FakeSessions;
import org.trillsymbiont.client.launch.ClientOptions;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// A whole evening without a mouse: everything is done by keys, what it does is seen by somebody
/// else in the room, and wherever the focus is, it can be seen.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() and join() fill the fields.
class KeyboardOnlyTest {
  private static final int FIFTH = 7;
  private static final int OCTAVE = 12;
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

  private final Preferences preferences = Preferences.userRoot().node("keyboard-only-test");
  private Stage stage;
  private SoundEngine engine;
  private SoundEngine silent;
  private AppWindow window;
  private SyncServer server;
  private Client ben;
  private KeysOnly keys;

  @Start
  void start(Stage primary) {
    // The last window that closes would end JavaFX for all tests.
    Platform.setImplicitExit(false);
    stage = new Stage();
    engine = SoundEngine.open(new Output.Silent());
    silent = SoundEngine.open(new Output.Silent());
    preferences.putBoolean("discovery", false);
    window =
        new AppWindow(
            stage,
            () -> engine,
            UserSettings.in(preferences),
            null,
            new FakeSessions(),
            folder -> {},
            InstantSource.system());
  }

  @BeforeEach
  void begin(FxRobot robot) throws IOException {
    server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
    ben =
        fromFx(() ->
            new Client(
                Address.of(link()), null, new Identity("Ben", Colour.PALETTE.getFirst()), silent));
    await(
        "Ben is there",
        () -> ben.session().connectionProperty().get() instanceof ConnectionStatus.Connected);
    keys = new KeysOnly(robot, stage);
    CompletableFuture.runAsync(() -> window.begin(ClientOptions.parse(List.of())), FxThread::post)
        .join();
    join();
  }

  @AfterEach
  void end() throws BackingStoreException {
    onFx(window::close);
    onFx(stage::hide);
    onFx(ben::close);
    engine.close();
    silent.close();
    server.close();
    preferences.removeNode();
  }

  private JoinLink link() {
    URI local = server.localAddress();
    return new JoinLink(local.getHost(), local.getPort(), new RoomName("jam"));
  }

  private Client client() {
    return Objects.requireNonNull(window.session(), "a session").client();
  }

  /// Says who one is, and joins Ben.
  private void join() {
    keys.assertAt("start-name");
    keys.write("Ada");
    keys.press(KeyCode.ENTER);
    keys.assertAt("host");
    keys.tabTo("join-link");
    keys.write(link().toString());
    keys.press(KeyCode.ENTER);
    await("Ben sees Ada", () -> ben.session().roster().others().size() == 1);
    await("a session", () -> window.session() != null);
    assertEquals("Ada", fromFx(() -> ben.session().roster().others().getFirst().identity().name()));
  }

  private AppState atBens() {
    return ben.store().state();
  }

  private boolean isThere(String selector) {
    return stage.getScene().lookup(selector) != null;
  }

  private static boolean isSquare(Node node) {
    return node.getStyleClass().contains("grid-square");
  }

  @Test
  void startsJoinsPlaysEditsAVoiceUndoesAndLeaves() {
    keys.tabTo("the grid", KeyboardOnlyTest::isSquare);
    keys.assertAt("square-" + MusicGrid.index(MusicGrid.ROWS - 1, 0));
    for (KeyCode way : List.of(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.DOWN)) {
      keys.press(way);
    }
    int square = MusicGrid.index(MusicGrid.ROWS - 2, 2);
    keys.assertAt("square-" + square);
    keys.press(KeyCode.SPACE);
    await("Ben sees the square", () -> atBens().musicGrid().square(square).isActive());
    keys.hold(
        () -> await("it is held", () -> keys.focused().getPseudoClassStates().contains(HELD)),
        KeyCode.SHIFT,
        KeyCode.SPACE);
    await("it is released", () -> !keys.focused().getPseudoClassStates().contains(HELD));
    keys.press(KeyCode.CONTROL, KeyCode.ENTER);
    await("Ben hears it play", () -> atBens().isSequencerRunning());
    keys.assertAt("square-" + square);

    shapeAVoice(square);
    chooseAKey();
    readHelp();
    lookAtTheSettings();
    openTheRoomsFromTheMenu();

    keys.press(KeyCode.CONTROL, KeyCode.W);
    await("the start screen", () -> window.session() == null);
    keys.assertAt("host");
    await("Ben is alone", () -> ben.session().roster().others().isEmpty());
  }

  private void shapeAVoice(int square) {
    Voice before = fromFx(() -> voiceAtBens(square));
    keys.press(KeyCode.ENTER);
    keys.assertAt("knob-frequency");
    keys.press(KeyCode.UP);
    await("Ben sees the knob turn", () -> !voiceAtBens(square).equals(before));
    keys.press(KeyCode.CONTROL, KeyCode.Z);
    await("Ben sees it turn back", () -> voiceAtBens(square).equals(before));
    keys.assertAt("knob-frequency");
  }

  private Voice voiceAtBens(int square) {
    return atBens().musicGrid().square(square).voice();
  }

  private void chooseAKey() {
    keys.press(KeyCode.F2);
    await("the circle", () -> client().panels().circleProperty().get());
    keys.backTabTo("circle");
    Key before = fromFx(() -> atBens().key());
    keys.press(KeyCode.RIGHT);
    keys.press(KeyCode.ENTER);
    await("Ben sees a key a fifth higher", () -> isFifthHigher(before, atBens().key()));
    keys.assertAt("circle");
  }

  private static boolean isFifthHigher(Key before, Key now) {
    return now.tonic().chroma() == (before.tonic().chroma() + FIFTH) % OCTAVE;
  }

  private void readHelp() {
    keys.press(KeyCode.F1);
    await("help", () -> isThere("#help"));
    keys.assertAt("help-search");
    keys.write("ring");
    keys.press(KeyCode.F1);
    await("no help", () -> !isThere("#help"));
    keys.assertAt("circle");
  }

  private void lookAtTheSettings() {
    keys.press(KeyCode.CONTROL, KeyCode.COMMA);
    keys.assertAt("settings-appearance");
    keys.press(KeyCode.DOWN);
    Node page = keys.focused();
    keys.assertSeen(page);
    assertNotEquals("settings-appearance", page.getId());
    keys.press(KeyCode.ESCAPE);
    keys.assertAt("circle");
    assertTrue(fromFx(() -> client().store().state().isSequencerRunning()), "Escape closed, only");
  }

  private void openTheRoomsFromTheMenu() {
    keys.press(KeyCode.F10);
    keys.press(KeyCode.RIGHT);
    keys.press(KeyCode.DOWN);
    for (int item = 0; !keys.isAtMenuItem("menu-rooms"); item++) {
      assertTrue(item < 10, "the rooms are in the second menu");
      keys.press(KeyCode.DOWN);
    }
    keys.press(KeyCode.ENTER);
    await("the rooms", () -> stage.getScene().lookup("#rooms") != null);
    keys.assertSeen(keys.focused());
    keys.press(KeyCode.ESCAPE);
    keys.assertAt("room");
  }

  @Test
  void tabReachesEverythingFromTheTopToTheBottomAndBack() {
    keys.press(KeyCode.F2);
    await("the circle", () -> client().panels().circleProperty().get());
    // At the first square the voices turn to it, once and for all.
    keys.tabTo("the grid", KeyboardOnlyTest::isSquare);
    keys.tabTo("the window's first control", node -> "copy-address".equals(node.getId()));
    List<Node> there = keys.walk(KeyCode.TAB);
    assertEquals(
        KeysOnly.names(fromFx(() -> reachable(stage.getScene().getRoot()))),
        KeysOnly.names(fromFirst(there)));
    assertInOrder(
        there,
        "copy-address",
        "room",
        "play",
        "volume",
        "square-56",
        "evolve",
        "circle",
        "reverb",
        "knob-frequency",
        "timing");
    List<Node> back = keys.walk(KeyCode.SHIFT, KeyCode.TAB);
    assertEquals(KeysOnly.names(fromFirst(there)), KeysOnly.names(fromFirst(back.reversed())));
  }

  /// A walk in a round, as it is from the window's first control.
  private static List<Node> fromFirst(List<Node> round) {
    List<Node> turned = new ArrayList<>(round);
    while (!"copy-address".equals(turned.getFirst().getId())) {
      turned.addLast(turned.removeFirst());
    }
    return turned;
  }

  private static void assertInOrder(List<Node> stops, String... ids) {
    List<String> names = fromFirst(stops).stream().map(Node::getId).toList();
    List<Integer> places = Stream.of(ids).map(names::indexOf).toList();
    assertEquals(places.stream().sorted().toList(), places, () -> "the order of " + names);
    assertTrue(places.getFirst() >= 0, () -> "all of " + List.of(ids) + " in " + names);
  }

  private static List<Node> reachable(Parent above) {
    List<Node> found = new ArrayList<>();
    for (Node each : above.getChildrenUnmodifiable()) {
      if (each.isVisible() && !each.isDisabled()) {
        if (each.isFocusTraversable()) {
          found.add(each);
        }
        if (each instanceof Parent parent) {
          found.addAll(reachable(parent));
        }
      }
    }
    return found;
  }
}
