package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.net.TestLimits;

/// The conversations of the original's document ("Real-time Synchronization Architecture"; its
/// headings stand in quotes), held by two tabs of the web app and a client of v2 in one room.
final class V1ConformanceTest {
  private final SyncServer server =
      SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()));

  @SuppressWarnings("NullAway.Init") // start() fills it.
  private V2TestClient ann;

  @SuppressWarnings("NullAway.Init")
  private WebPage tab;

  @SuppressWarnings("NullAway.Init")
  private WebPage otherTab;

  V1ConformanceTest() throws IOException {}

  @BeforeEach
  void start() throws Exception {
    ann = V2TestClient.join(server.localAddress(), "Ann");
    tab = WebPage.load(server.localAddress());
    otherTab = WebPage.load(server.localAddress());
  }

  @AfterEach
  void stop() {
    tab.close();
    otherTab.close();
    ann.close();
    server.close();
  }

  private Edit nextEdit() throws InterruptedException {
    return ann.next(ServerMessage.Edited.class).edit();
  }

  /// The server adds what only v2 knows: that no other key is to follow (R46).
  private static void assertSets(Edit expected, Edit edit) {
    assertEquals(Gestures.withNextKey(expected).withLabel(""), edit.withLabel(""));
  }

  private static JsonElement json(boolean flag) {
    return new JsonPrimitive(flag);
  }

  private static JsonElement json(Number number) {
    return new JsonPrimitive(number);
  }

  private static JsonElement json(String text) {
    return new JsonPrimitive(text);
  }

  /// "State Structure": the document's interface, with the original's defaults.
  private static JsonObject defaults() {
    JsonObject scalars =
        WebPage.object(
            """
            {"selectedKey": "C", "selectedScale": "major", "selectedChord": "I",
             "isSynchronized": true, "showHelp": false, "showCircleOfFifths": false,
             "masterVolume": 1, "tempo": 99,
             "isSequencerRunning": false, "currentSequenceStep": -1,
             "evolution": {"isEvolving": false, "evolutionSpeed": 500, "currentStep": 0,
                           "maxSteps": 16}}
            """);
    return WebPage.merged(scalars, WebPage.grid(Set.of(), Map.of()));
  }

  /// What the document's durable object has after a change: `{...state, ...payload}`, but that ours
  /// keeps nothing that is no part of the state (R2).
  private static JsonObject afterwards(JsonObject before, String payload) {
    JsonObject state = WebPage.merged(before, payload);
    state.keySet().retainAll(before.keySet());
    return state;
  }

  @Test
  void newUserJoins() { // R35. "New User Joins", "State Structure"
    assertEquals(defaults(), tab.state());
  }

  @Test
  void newUserJoinsLaterAndSeesTheSameAsEverybody() throws Exception { // R35. "New User Joins" 4
    ann.edit(Fields.square(9).primaryWave(), Waveform.SQUARE);
    ann.edit(Gestures.play());
    otherTab.await(state -> state.get("isSequencerRunning").getAsBoolean());
    tab.await(state -> state.get("isSequencerRunning").getAsBoolean());
    tab.change("{\"selectedKey\":\"Eb\",\"showHelp\":true}");
    otherTab.nextUpdate();
    try (WebPage late = WebPage.load(server.localAddress())) {
      assertEquals(otherTab.state(), late.state());
      assertEquals(tab.state(), late.state());
      assertEquals(json("square"), late.shows(9, "primaryWave"));
      late.assertHearsNothing(ann);
    }
  }

  @Test
  void aTabThatComesBackSeesWhatItHasMissed() throws Exception { // R35. "Client-Side Sync Service"
    tab.change("{\"tempo\":111}");
    assertEquals(json(111), otherTab.nextUpdate().get("tempo"));
    tab.close();
    otherTab.change("{\"showHelp\":true}");
    otherTab.assertHearsNothing(ann);
    try (WebPage again = WebPage.load(server.localAddress())) {
      assertEquals(json(111), again.shows("tempo"));
      assertEquals(json(true), again.shows("showHelp"));
    }
  }

  @ParameterizedTest
  @MethodSource("org.trillsymbiont.server.V1Change#all")
  void userMakesAChange(V1Change change) throws Exception { // R36, R38. "User Makes a Change"
    tab.change(change.payload());
    assertSets(change.edit(), nextEdit());
    assertEquals(afterwards(defaults(), change.payload()), otherTab.nextUpdate());
    otherTab.assertHearsNothing(ann); // It is told once,
    tab.assertHearsNothing(ann); // and "broadcast [...] (except sender)".
  }

  @ParameterizedTest
  @MethodSource("org.trillsymbiont.server.V1Change#all")
  void receivingRemoteUpdates(V1Change change) throws Exception { // R38. "Receiving Remote Updates"
    ann.edit(change.edit());
    JsonObject expected = afterwards(defaults(), change.payload());
    assertEquals(expected, tab.nextUpdate());
    assertEquals(expected, otherTab.nextUpdate());
    tab.assertHearsNothing(ann);
    otherTab.assertHearsNothing(ann);
  }

  @Test
  void anUpdateMergesShallowly() throws Exception { // R36. "User Makes a Change" 5
    tab.light(Set.of(1, 2));
    otherTab.nextUpdate();
    otherTab.change(
        WebPage.merged(WebPage.object("{\"tempo\":77}"), WebPage.grid(Set.of(3), Map.of()))
            .toString());
    assertEquals(json(77), tab.nextUpdate().get("tempo"));
    assertEquals(
        List.of(false, false, true),
        IntStream.of(1, 2, 3)
            .mapToObj(square -> tab.shows(square, "isActive").getAsBoolean())
            .toList(),
        "a grid replaces the grid");
    assertEquals(otherTab.state(), tab.state());
    // The document's states are whole; of one that is not, ours keeps the rest.
    tab.change("{\"evolution\":{\"maxSteps\":32}}");
    assertEquals(
        WebPage.object(
            "{\"isEvolving\":false,\"evolutionSpeed\":500,\"currentStep\":0,\"maxSteps\":32}"),
        otherTab.nextUpdate().get("evolution"));
  }

  @Test
  void anUpdateThatChangesNothingIsToldToNobody() throws Exception { // R37
    tab.change("{\"tempo\":99,\"selectedKey\":\"C\"}");
    tab.light(Set.of());
    tab.assertHearsNothing(ann);
    otherTab.assertHearsNothing(ann);
    assertEquals(0, ann.ping().rev());
  }

  @Test
  void aClickInABrowserLeavesTheVoicesOfOthersAlone()
      throws Exception { // R37. "MusicGrid Component"
    Edit voice =
        Edit.labelled("Make a voice")
            .set(Fields.square(12).active(), true)
            .set(Fields.square(12).primaryWave(), Waveform.TRIANGLE)
            .set(Fields.square(12).lfoGain(), 20.0)
            .build();
    ann.edit(voice);
    assertSets(voice, nextEdit());
    tab.nextUpdate();
    otherTab.nextUpdate();
    tab.light(Set.of(12, 20));
    assertSets(V1Change.light(20), nextEdit());
    otherTab.nextUpdate();
    assertEquals(json("triangle"), otherTab.shows(12, "primaryWave"));
    assertEquals(json(20), otherTab.shows(12, "lfoGain"));
    tab.light(Set.of(20));
    assertSets(Edit.of(Fields.square(12).active(), false), nextEdit());
    otherTab.nextUpdate();
    assertEquals(json("triangle"), otherTab.shows(12, "primaryWave"));
    // A voice that is none of the defaults is somebody's will.
    tab.change(
        WebPage.grid(Set.of(20), Map.of(12, "{\"primaryWave\":\"square\",\"primaryGain\":0.5}")));
    assertSets(
        Edit.labelled("Another voice")
            .set(Fields.square(12).primaryWave(), Waveform.SQUARE)
            .set(Fields.square(12).primaryGain(), 0.5)
            .build(),
        nextEdit());
    otherTab.nextUpdate();
    assertEquals(
        List.of(json("square"), json(0.5), json(20)),
        Stream.of("primaryWave", "primaryGain", "lfoGain")
            .map(member -> otherTab.shows(12, member))
            .toList());
  }

  @Test
  void aTabRunsTheSequencer() throws Exception { // R6, R38. "State Structure": Sequencer
    tab.change("{\"tempo\":240}");
    nextEdit();
    tab.change("{\"isSequencerRunning\":true,\"currentSequenceStep\":0}");
    assertTrue(nextEdit().get(Fields.IS_SEQUENCER_RUNNING));
    // What a tab counts by itself is not believed; the server tells it the steps.
    tab.change("{\"currentSequenceStep\":5}");
    assertEquals(json(240), otherTab.nextUpdate().get("tempo"));
    assertEquals(json(true), otherTab.nextUpdate().get("isSequencerRunning"));
    List<Integer> steps = IntStream.range(0, 18).map(step -> step % 8).boxed().toList();
    for (WebPage page : List.of(tab, otherTab)) {
      List<Integer> heard = new ArrayList<>();
      for (int count = 0; count < steps.size(); count++) {
        heard.add(page.nextUpdate().get("currentSequenceStep").getAsInt());
      }
      assertEquals(steps, heard);
    }
    otherTab.change("{\"isSequencerRunning\":false,\"currentSequenceStep\":-1}");
    assertSets(Gestures.stop(), nextEdit());
  }

  @Test
  void eachChangeIsOneStateUpdate() throws Exception { // R38. "User Makes a Change" 5
    for (int bpm = 100; bpm < 130; bpm++) {
      ann.edit(Fields.TEMPO, (double) bpm);
      assertEquals(json(bpm), tab.nextUpdate().get("tempo"));
      otherTab.change("{\"masterVolume\":0." + bpm + "}");
      assertEquals(json(bpm / 1000.0), tab.nextUpdate().get("masterVolume"));
      nextEdit();
      nextEdit();
    }
    tab.assertHearsNothing(ann);
  }

  @Test
  void evolutionIsSeenByEverybody() throws Exception { // R7. "State Structure": Evolution
    tab.change(
        "{\"evolution\":{\"isEvolving\":true,\"evolutionSpeed\":100,\"currentStep\":0,"
            + "\"maxSteps\":16}}");
    nextEdit();
    for (int generation = 1; generation <= 3; generation++) {
      ServerMessage.Edited made = ann.next(ServerMessage.Edited.class);
      assertEquals(EditId.ROOM, made.id().by());
      assertEquals(generation, made.edit().get(Fields.EVOLUTION_STEP));
    }
    JsonObject seen = tab.await(state -> generation(state) == 3);
    assertEquals(otherTab.await(state -> generation(state) == 3), seen);
    assertTrue(seen.toString().contains("\"isActive\":true"), "an empty grid gets a birth");
    ann.edit(Fields.IS_EVOLVING, false);
    JsonObject end = tab.await(state -> !isEvolving(state));
    assertEquals(otherTab.await(state -> !isEvolving(state)), end);
    tab.assertHearsNothing(ann);
  }

  private static int generation(JsonObject state) {
    return state.getAsJsonObject("evolution").get("currentStep").getAsInt();
  }

  private static boolean isEvolving(JsonObject state) {
    return state.getAsJsonObject("evolution").get("isEvolving").getAsBoolean();
  }

  @Test
  void whatTheHostHasLockedATabDoesNotChange() throws Exception { // R53
    ann.send(new ClientMessage.SetLocks(Set.of(Lock.GRID, Lock.TEMPO)));
    ann.next(ServerMessage.Conditions.class);
    JsonObject before = tab.state();
    tab.light(Set.of(3, 4));
    assertEquals(before, tab.nextUpdate(), "it is told how it is");
    tab.change("{\"tempo\":180,\"masterVolume\":0.5}");
    assertSets(Edit.of(Fields.MASTER_VOLUME, 0.5), nextEdit());
    JsonObject after = afterwards(before, "{\"masterVolume\":0.5}");
    assertEquals(after, tab.nextUpdate());
    assertEquals(after, otherTab.nextUpdate());
    otherTab.assertHearsNothing(ann);
    ann.send(new ClientMessage.SetLocks(Set.of()));
    ann.next(ServerMessage.Conditions.class);
    tab.light(Set.of(3));
    assertSets(Edit.of(Fields.square(3).active(), true), nextEdit());
  }

  @Test
  void aTabIsAParticipant() throws Exception { // R39
    Colour grey = new Colour(0x9a9aa8);
    List<Participant> tabs =
        List.of(
            new Participant(2, new Identity("Web 1", grey), Presence.NONE, true),
            new Participant(3, new Identity("Web 2", grey), Presence.NONE, true));
    try (V2TestClient late =
        V2TestClient.greet(server.localAddress(), V2TestClient.hello("Ben", "lobby", null, null))) {
      List<Participant> here = late.next(ServerMessage.Welcome.class).participants();
      assertEquals(tabs, here.subList(1, 3));
      tab.change("{\"tempo\":88}");
      assertEquals(2, late.next(ServerMessage.Edited.class).id().by(), "and an author");
      tab.close();
      while (!late.next(ServerMessage.Participants.class).left().contains(2)) {
        // Somebody has come.
      }
      otherTab.nextUpdate();
      otherTab.assertHearsNothing(late); // Nobody tells it who is there.
    }
  }

  @Test
  void undoLeavesAloneWhatATabHasChangedSince() throws Exception { // R21
    ann.edit(Edit.labelled("Both").set(Fields.TEMPO, 120.0).set(Fields.MASTER_VOLUME, 0.5).build());
    nextEdit();
    tab.nextUpdate();
    tab.change("{\"tempo\":90}");
    nextEdit();
    ann.undo();
    assertSets(Edit.of(Fields.MASTER_VOLUME, 1.0), nextEdit());
    assertEquals(json(1), tab.nextUpdate().get("masterVolume"));
    assertEquals(json(90), tab.shows("tempo"));
    tab.assertHearsNothing(ann);
    ann.edit(V1Change.light(7));
    nextEdit();
    tab.nextUpdate();
    assertEquals(json(true), tab.shows(7, "isActive"));
    tab.light(Set.of());
    nextEdit();
    ann.undo();
    assertEquals(Rejection.NOTHING_TO_UNDO, ann.next(ServerMessage.Rejected.class).code());
    tab.assertHearsNothing(ann);
  }

  @Test
  void aTabMayBeInAnotherRoom() throws Exception { // R34
    URI blue = URI.create(server.localAddress() + "?room=blue");
    try (WebPage page = WebPage.load(blue);
        V2TestClient ben =
            V2TestClient.greet(
                server.localAddress(), V2TestClient.hello("Ben", "blue", null, null))) {
      ben.next(ServerMessage.Welcome.class);
      page.change("{\"tempo\":150}");
      assertSets(Edit.of(Fields.TEMPO, 150.0), ben.next(ServerMessage.Edited.class).edit());
      assertEquals(150, server.state(new RoomName("blue")).orElseThrow().tempo());
      tab.assertHearsNothing(ann);
    }
  }

  @Test
  void leavesStatesOutForASlowTabAndGivesItTheNewestAtLast() throws Exception { // R38
    try (RawClient slow = RawClient.upgraded(server.port(), 4096)) {
      slow.readFrame();
      int sent = 1500;
      for (int i = 1; i <= sent; i++) {
        tab.send("{\"type\":\"update\",\"payload\":{\"masterVolume\":" + i / 2000.0 + "}}");
        if (i % 50 == 0) {
          tab.assertHearsNothing(ann);
        }
      }
      String newest = "\"masterVolume\":" + sent / 2000.0;
      int received = 1;
      while (!slow.readFrame().payload().contains(newest)) {
        received++;
      }
      assertTrue(received < sent, "received " + received);
    }
  }
}
