package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// A session over time, with a real server and real clients in their windows: people come and go,
/// play at once, lose the server and find it again.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class JamSessionTest {
  private static final int SQUARE = 21;
  private static final int FLURRY = 120;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private SyncServer server;
  private Player ada;
  private Player ben;

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    server = host(0);
    ada = join("Ada", 0);
    ben = join("Ben", 1);
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    FxToolkit.cleanupStages();
  }

  private SyncServer host(int port) throws IOException {
    SyncServer started = SyncServer.start(new ServerConfig("127.0.0.1", port));
    open.push(started);
    return started;
  }

  private Player join(String name, int seat) {
    Player player = Player.join(name, server.localAddress(), seat);
    open.push(player);
    return player;
  }

  private Watcher watch() {
    Watcher watcher = Watcher.join(server.localAddress());
    open.push(watcher);
    return watcher;
  }

  /// A key on a control, as a random player presses it.
  private record Press(String control, KeyCode key) {}

  private static List<Press> presses() {
    List<Press> presses = new ArrayList<>();
    for (int square : new int[] {0, 9, 18, SQUARE, 27, 36, 63}) {
      presses.add(new Press("#square-" + square, KeyCode.SPACE));
    }
    for (String slider : List.of("#volume", "#tempo", "#evolution-speed")) {
      presses.add(new Press(slider, KeyCode.LEFT));
      presses.add(new Press(slider, KeyCode.RIGHT));
    }
    for (String button : List.of("#randomise", "#clear", "#play", "#stop", "#faster", "#slower")) {
      presses.add(new Press(button, KeyCode.SPACE));
    }
    for (String button : List.of("#chord-4", "#chord-5", "#follows-key", "#evolve")) {
      presses.add(new Press(button, KeyCode.SPACE));
    }
    presses.add(new Press("#circle", KeyCode.RIGHT));
    presses.add(new Press("#circle", KeyCode.ENTER));
    presses.add(new Press("#scale", KeyCode.UP));
    presses.add(new Press("#scale", KeyCode.DOWN));
    presses.add(new Press("#voice-" + SQUARE + " #knob-gain", KeyCode.PAGE_DOWN));
    presses.add(new Press("#voice-" + SQUARE + " #knob-decay", KeyCode.UP));
    presses.add(new Press("#voice-" + SQUARE + " #wave-oscillator", KeyCode.RIGHT));
    return List.copyOf(presses);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void afterAFlurryOfBothAllAgreeAndALatecomerSeesTheSame(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    List<Press> presses = presses();
    ada.click("#circle-toggle");
    ada.click("#square-" + SQUARE);
    ben.awaitSeen(Map.of("active-count", "1/64 active"));
    for (int i = 0; i < FLURRY; i++) {
      Press press = presses.get(random.nextInt(presses.size()));
      Player player = random.nextBoolean() ? ada : ben;
      player.typeSoon("#square-" + SQUARE, KeyCode.UNDEFINED);
      player.typeSoon(press.control(), press.key());
    }
    settle();
    Player cora = join("Cora", 2);
    Stream.of(ada, ben, cora).forEach(player -> player.lookAt(SQUARE));
    awaitAgreement("seed " + seed, ada, ben, cora);
    assertTrue(ada.made().size() + ben.made().size() > FLURRY / 3, "seed " + seed);
  }

  /// Ends what goes on by itself, however often somebody's play arrives late.
  private void settle() {
    eventually(() -> {
      AppState seen = ada.state();
      if (seen.isSequencerRunning()) {
        ada.type("#stop", KeyCode.SPACE);
      }
      if (seen.evolution().isEvolving()) {
        ada.type("#evolve", KeyCode.SPACE);
      }
      return seen.equals(server.state()) && seen.equals(ben.state()) && isCalm(seen);
    });
  }

  private static boolean isCalm(AppState state) {
    return !state.isSequencerRunning() && !state.evolution().isEvolving();
  }

  private void awaitAgreement(String why, Player... players) {
    for (Player player : players) {
      Stages.await(
          player + " agrees with the server, " + why,
          () -> player.client().store().state().equals(server.state()));
      assertEquals(Map.of(), player.seesOtherwiseThan(players[0]), why);
    }
  }

  @RepeatedTest(2)
  void aServerThatWasKilledIsRejoinedAndTheSessionIsAsItWas() throws Exception {
    int port = server.port();
    ada.click("#circle-toggle");
    ada.click("#randomise");
    ben.click("#faster");
    ada.type("#volume", KeyCode.LEFT);
    Stages.await(
        "both have both",
        () -> server.state().tempo() == 104 && server.state().masterVolume() == 0.95);
    AppState before = server.state();
    server.close();
    eventually(() -> !ada.isConnected() && !ben.isConnected());
    ada.type("#chord-5", KeyCode.SPACE);
    ben.click("#square-" + SQUARE);
    server = host(port);
    ada.awaitConnected();
    ben.awaitConnected();
    AppState.Builder expected = before.toBuilder();
    expected.selectedChord(Degree.V);
    expected.square(toggled(before, SQUARE));
    Stages.await(
        "the session is back",
        () -> {
          // The lead is the server's own, and depends on how busy this machine is.
          expected.leadMillis(server.state().leadMillis());
          return server.state().equals(expected.build());
        });
    Stream.of(ada, ben).forEach(player -> player.lookAt(SQUARE));
    awaitAgreement("after the restart", ada, ben);
    assertEquals(2, ada.connections(), "the first connection after the restart is kept");
    assertEquals(2, ben.connections(), "the first connection after the restart is kept");
  }

  private static MusicGridSquare toggled(AppState state, int square) {
    MusicGridSquare before = state.musicGrid().square(square);
    return before.withActive(!before.isActive());
  }

  @Test
  void whenWhoPressedPlayLeavesTheStepsGoOnAsIfNothingHadHappened() {
    ada.write("#bpm", "150");
    ben.awaitSeen(Map.of("bpm", "150"));
    ada.click("#play");
    List<String> steps = ben.follow("#position");
    eventually(() -> steps.size() > 4);
    Transport before = transport(ben);
    assertEquals(before, transport(ada));
    open.remove(ada);
    ada.close();
    int until = fromFx(steps::size);
    eventually(() -> steps.size() > until + 12);
    assertEquals(
        before.segments().getLast().beginMicros(),
        transport(ben).segments().getLast().beginMicros());
    Player cora = join("Cora", 2);
    Stages.await("the late one is in phase", () -> transport(cora).equals(transport(ben)));
  }

  @Test
  void twoWhoPressPlayAtOnceStartItOnce() {
    onFx(() -> {
      ada.press("#play", KeyCode.SPACE);
      ben.press("#play", KeyCode.SPACE);
    });
    Stages.await("both play", () -> transport(ada).willPlay() && transport(ben).willPlay());
    List<String> steps = ben.follow("#position");
    eventually(() -> steps.size() > 4);
    Stages.await("both play the same", () -> transport(ada).equals(transport(ben)));
    long starts =
        transport(ada).segments().stream().filter(s -> s.isPlaying() && s.step() == 0).count();
    assertTrue(starts <= 1, () -> transport(ada).toString());
  }

  private static Transport transport(Player player) {
    return fromFx(() -> player.client().store().scoreProperty().get().transport());
  }

  @Test
  void whatIsShownIsNeverSentBack() {
    Watcher watcher = watch();
    Edit.Builder much = Edit.labelled("Much");
    much.set(Fields.TEMPO, 123.456)
        .set(Fields.MASTER_VOLUME, 0.123)
        .set(Fields.EVOLUTION_SPEED, 777);
    much.set(Fields.SHOW_CIRCLE_OF_FIFTHS, true).set(Fields.CURRENT_SEQUENCE_STEP, 5);
    for (int square = 0; square < MusicGrid.SQUARES; square += 3) {
      much.set(Fields.square(square).active(), true).set(Fields.square(square).lfoGain(), 12.3456);
    }
    watcher.send(much.build());
    Stream.of(ada, ben).forEach(player -> player.awaitSeen(Map.of("active-count", "22/64 active")));
    Stream.of(ada, ben).forEach(player -> player.lookAt(SQUARE));
    assertEquals(List.of(), Stream.of(ada, ben).flatMap(player -> player.made().stream()).toList());
    // Whatever they had sent would come before what they are made to send now.
    ada.click("#faster");
    eventually(() -> watcher.states().getLast().tempo() == 128);
    ben.click("#faster");
    eventually(() -> watcher.states().getLast().tempo() == 133);
    assertEquals(
        4, watcher.states().size(), "the first state and one for each gesture of the three");
  }
}
