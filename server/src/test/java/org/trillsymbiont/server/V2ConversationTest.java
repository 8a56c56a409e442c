package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;

/// Dialect v2, spoken by real clients with a real server.
final class V2ConversationTest {
  private final SyncServer server =
      SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()));

  V2ConversationTest() throws IOException {}

  @AfterEach
  void stop() {
    server.close();
  }

  private V2TestClient join(String name) throws InterruptedException {
    return V2TestClient.join(server.localAddress(), name);
  }

  private V2TestClient greet(ClientMessage.Hello hello) throws InterruptedException {
    return V2TestClient.greet(server.localAddress(), hello);
  }

  private static void assertClosed(CloseCode why, V2TestClient client) throws InterruptedException {
    V2TestClient.Event.Closed closed = client.awaitClosed();
    assertEquals(why.code(), closed.code());
    assertEquals(why.sentence(), closed.reason());
    client.close();
  }

  // R8
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{}",
        "{\"ping\":1}",
        "{\"edit\":1,\"set\":{\"/tempo\":120}}",
        "{\"hello\":2}",
        "{\"hello\":2,\"room\":\"NO\",\"name\":\"A\",\"colour\":\"#ffffff\",\"token\":\"12345678\"}",
        "{\"hello\":2,\"room\":\"no\",\"name\":\"\",\"colour\":\"#ffffff\",\"token\":\"12345678\"}",
        "{\"hello\":2,\"room\":\"no\",\"name\":\"A\",\"colour\":\"white\",\"token\":\"12345678\"}",
        "{\"hello\":2,\"room\":\"no\",\"name\":\"A\",\"colour\":\"#ffffff\",\"token\":\"short\"}",
      })
  void closesWhoSaysSomethingElseThanHelloFirst(String text) throws Exception {
    V2TestClient stranger = V2TestClient.connect(server.localAddress());
    stranger.sendText(text);
    stranger.sendIfOpen(V2TestClient.hello("Late", "lobby", null, null));
    assertClosed(CloseCode.BAD_HELLO, stranger);
    assertEquals(List.of(), server.rooms(), "a second try on the same connection makes no room");
  }

  @Test
  void tellsItsRoomsToWhoHasNotSaidHello() throws Exception { // R8
    ClientMessage.ListRooms question = new ClientMessage.ListRooms();
    try (V2TestClient asking = V2TestClient.connect(server.localAddress())) {
      asking.send(question);
      assertEquals(List.of(), asking.next(ServerMessage.Rooms.class).rooms());
      assertEquals(List.of(), server.rooms(), "nobody has entered one");
      asking.send(V2TestClient.hello("Ann", "blue", "123456", null));
      asking.next(ServerMessage.Welcome.class);
    }
    try (V2TestClient ben =
            V2TestClient.greet(
                server.localAddress(), V2TestClient.hello("Ben", "blue", "123456", null));
        V2TestClient asking = V2TestClient.connect(server.localAddress())) {
      ben.next(ServerMessage.Welcome.class);
      asking.send(question);
      RoomInfo blue = asking.next(ServerMessage.Rooms.class).rooms().getFirst();
      assertEquals(new RoomName("blue"), blue.name());
      assertTrue(blue.hasPin());
      asking.send(question);
      assertClosed(CloseCode.BAD_HELLO, asking);
    }
  }

  @Test
  void closesWhoSaysNothing() throws Exception { // R8
    ServerConfig config = new ServerConfig("127.0.0.1", 0, TestLimits.impatient());
    try (SyncServer impatient = SyncServer.start(config);
        V2TestClient ann = V2TestClient.join(impatient.localAddress(), "Ann")) {
      assertClosed(CloseCode.HELLO_TOO_LATE, V2TestClient.connect(impatient.localAddress()));
      assertEquals(0, ann.ping().rev(), "who has said hello stays");
    }
  }

  @Test
  void closesWhoSpeaksAnotherVersion() throws Exception { // R8
    ClientMessage.Hello hello = V2TestClient.hello("Ann", "lobby", null, null);
    assertClosed(
        CloseCode.UNKNOWN_VERSION,
        greet(
            new ClientMessage.Hello(3, hello.room(), hello.identity(), hello.token(), null, null)));
    V2TestClient other = V2TestClient.connect(server.localAddress());
    other.sendText("{\"hello\":3,\"user\":{\"nick\":\"Ann\"}}");
    assertClosed(CloseCode.UNKNOWN_VERSION, other);
  }

  @Test
  void keepsARoomWithAPinClosedToOthers() throws Exception { // R4, R8, R34
    try (V2TestClient ann = greet(V2TestClient.hello("Ann", "blue", "123456", null))) {
      ann.next(ServerMessage.Welcome.class);
      assertClosed(CloseCode.WRONG_PIN, greet(V2TestClient.hello("Ben", "blue", "123457", null)));
      assertClosed(CloseCode.WRONG_PIN, greet(V2TestClient.hello("Ben", "blue", null, null)));
      URI blue = URI.create(server.localAddress() + "?room=blue");
      try (TestClient web = TestClient.connect(blue)) {
        assertEquals(CloseCode.WRONG_PIN.code(), web.awaitClosed().code());
      }
      try (V2TestClient ben = greet(V2TestClient.hello("Ben", "blue", "123456", null))) {
        assertEquals(2, ben.next(ServerMessage.Welcome.class).you());
        ann.send(new ClientMessage.ListRooms());
        assertEquals(
            List.of(new RoomInfo(new RoomName("blue"), 2, true)),
            ann.next(ServerMessage.Rooms.class).rooms());
      }
    }
  }

  @Test
  void closesWhoFindsNoPlace() throws Exception { // R4, R8
    Limits few = TestLimits.patient().withRooms(100, 2, 2);
    try (SyncServer small = SyncServer.start(new ServerConfig("127.0.0.1", 0, few));
        V2TestClient ann = V2TestClient.join(small.localAddress(), "Ann");
        TestClient web = TestClient.join(small.localAddress())) {
      assertClosed(
          CloseCode.ROOM_FULL,
          V2TestClient.greet(small.localAddress(), V2TestClient.hello("Ben", "lobby", null, null)));
      try (TestClient more = TestClient.connect(small.localAddress())) {
        assertEquals(CloseCode.ROOM_FULL.code(), more.awaitClosed().code());
      }
      try (V2TestClient ben =
          V2TestClient.greet(small.localAddress(), V2TestClient.hello("Ben", "b", null, null))) {
        ben.next(ServerMessage.Welcome.class);
        assertClosed(
            CloseCode.TOO_MANY_ROOMS,
            V2TestClient.greet(small.localAddress(), V2TestClient.hello("Cleo", "c", null, null)));
      }
      // The same person may come back to a full room.
      try (V2TestClient again =
          V2TestClient.greet(
              small.localAddress(), V2TestClient.hello("Ann", "lobby", null, null))) {
        assertEquals(1, again.next(ServerMessage.Welcome.class).you());
        assertClosed(CloseCode.REPLACED, ann);
      }
      assertTrue(web.isOpen());
    }
  }

  @Test
  void resumesWithWhatWasMissed() throws Exception { // R9, R11, R15
    try (V2TestClient ben = join("Ben")) {
      V2TestClient ann = greet(V2TestClient.hello("Ann", "lobby", null, null));
      String epoch = ann.next(ServerMessage.Welcome.class).epoch();
      ann.edit(Fields.TEMPO, 120.0);
      ann.edit(Fields.TEMPO, 125.0);
      assertEquals(2, ann.ping().rev());
      ann.leave();
      ben.edit(Fields.MASTER_VOLUME, 0.5);
      assertEquals(3, ben.ping().rev());
      try (V2TestClient again =
          greet(V2TestClient.hello("Ann", "lobby", null, new ClientMessage.Resume(epoch, 2)))) {
        ServerMessage.Welcome welcome = again.next(ServerMessage.Welcome.class);
        assertEquals(List.of(2, 2L, 2L, 3L), facts(welcome));
        assertEquals(Edit.of(Fields.MASTER_VOLUME, 0.5), welcome.set());
        assertEquals(
            new ServerMessage.Steps("Change tempo", null),
            again.next(ServerMessage.Steps.class),
            "what can be undone comes back too");
      }
      // Of another epoch nothing counts.
      try (V2TestClient again =
          greet(V2TestClient.hello("Ann", "lobby", null, new ClientMessage.Resume("other", 2)))) {
        ServerMessage.Welcome welcome = again.next(ServerMessage.Welcome.class);
        assertEquals(List.of(2, 2L, 0L, 3L), facts(welcome));
        assertEquals(server.state(), Reducer.apply(AppState.INITIAL, welcome.set()));
      }
    }
  }

  private static List<Object> facts(ServerMessage.Welcome welcome) {
    return List.of(welcome.you(), welcome.ack(), welcome.from(), welcome.rev());
  }

  @Test
  void listensToTheNewerConnectionOfAToken() throws Exception { // R9
    V2TestClient old = join("Ann");
    try (V2TestClient again = join("Ann");
        V2TestClient ben = join("Ben")) {
      assertClosed(CloseCode.REPLACED, old);
      again.edit(Fields.TEMPO, 120.0);
      ServerMessage.Edited edited = ben.next(ServerMessage.Edited.class);
      assertEquals(1, edited.id().by());
      assertEquals(2, server.rooms().getFirst().participants());
    }
  }

  @Test
  void rejectsABadEditWholeAndNamesItsField() throws Exception { // R12, R15
    try (V2TestClient ann = join("Ann")) {
      ann.sendText("{\"edit\":1,\"set\":{\"/showHelp\":true,\"/tempo\":1000}}");
      ServerMessage.Rejected rejected = ann.next(ServerMessage.Rejected.class);
      assertEquals(1, rejected.counter());
      assertEquals(Rejection.BAD_VALUE, rejected.code());
      assertTrue(rejected.sentence().contains("/tempo"), rejected.sentence());
      assertEquals(AppState.INITIAL, server.state());
      ServerMessage.Pong pong = ann.ping();
      assertEquals(List.of(0L, 1L), List.of(pong.rev(), pong.ack()));
      ann.sendText("{\"edit\":2,\"set\":{\"/nowhere/7\":1,\"/tempo\":100}}");
      assertEquals(Edit.of(Fields.TEMPO, 100.0), ann.next(ServerMessage.Edited.class).edit());
    }
  }

  @Test
  void tellsEverybodyEverythingInOneOrder() throws Exception { // R13, R14, R15
    long each = 200;
    List<V2TestClient> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(join("Client-" + i));
    }
    for (int i = 1; i <= each; i++) {
      for (V2TestClient client : clients) {
        client.edit(Fields.TEMPO, 40.0 + i);
      }
    }
    List<ServerMessage.Edited> first = heard(clients.getFirst(), 4 * each);
    assertEquals(
        LongStream.rangeClosed(1, 4 * each).boxed().toList(),
        first.stream().map(ServerMessage.Edited::rev).toList());
    for (V2TestClient client : clients) {
      if (client != clients.getFirst()) {
        assertEquals(first, heard(client, 4 * each));
      }
      ServerMessage.Pong pong = client.ping();
      assertEquals(List.of(4 * each, each), List.of(pong.rev(), pong.ack()));
      assertTrue(pong.t1() <= pong.t2());
    }
    // Sent again, nothing happens.
    clients.getFirst().send(new ClientMessage.Change(each, Edit.of(Fields.TEMPO, 99.0), 0, false));
    assertEquals(4 * each, clients.getFirst().ping().rev());
    clients.forEach(V2TestClient::close);
  }

  private static List<ServerMessage.Edited> heard(V2TestClient client, long count)
      throws InterruptedException {
    List<ServerMessage.Edited> edits = new ArrayList<>();
    while (edits.size() < count) {
      edits.add(client.next(ServerMessage.Edited.class));
    }
    return edits;
  }

  @Test
  void beginsAnotherEpochAndTakesALostSessionOnce() throws Exception { // R17, R19
    String epoch;
    try (V2TestClient ann = greet(V2TestClient.hello("Ann", "lobby", null, null))) {
      ServerMessage.Welcome welcome = ann.next(ServerMessage.Welcome.class);
      epoch = welcome.epoch();
      assertFalse(welcome.isDurable());
    }
    try (SyncServer restarted =
            SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()));
        V2TestClient ann =
            V2TestClient.greet(
                restarted.localAddress(),
                V2TestClient.hello("Ann", "lobby", null, new ClientMessage.Resume(epoch, 0)));
        V2TestClient ben = V2TestClient.join(restarted.localAddress(), "Ben")) {
      assertNotEquals(epoch, ann.next(ServerMessage.Welcome.class).epoch());
      ann.send(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 150.0), 0, true));
      assertEquals(1, ann.next(ServerMessage.Edited.class).rev());
      ben.send(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 90.0), 0, true));
      assertEquals(Rejection.RESTORED, ben.next(ServerMessage.Rejected.class).code());
      assertEquals(150, restarted.state().tempo());
    }
  }

  @Test
  void undoesAndRedoesOnesOwnSteps() throws Exception { // R16, R21, R22, R23, R24
    try (V2TestClient ann = join("Ann");
        V2TestClient ben = join("Ben")) {
      AppState before = server.state();
      Edit randomise = Gestures.randomise(new java.util.Random(3));
      ann.edit(randomise);
      assertEquals(randomise.label(), ben.next(ServerMessage.Edited.class).edit().label());
      assertEquals(
          new ServerMessage.Steps(randomise.label(), null), ann.next(ServerMessage.Steps.class));
      AppState random = server.state();
      ben.edit(Fields.TEMPO, 77.0);
      ben.ping();
      ann.undo();
      ServerMessage.Steps steps = ann.next(ServerMessage.Steps.class);
      assertEquals(new ServerMessage.Steps(null, randomise.label()), steps);
      assertEquals(before.musicGrid(), server.state().musicGrid());
      assertEquals(77, server.state().tempo());
      ann.redo();
      ann.ping();
      assertEquals(random.musicGrid(), server.state().musicGrid());
      ben.redo();
      assertEquals(Rejection.NOTHING_TO_REDO, ben.next(ServerMessage.Rejected.class).code());
    }
  }

  @Test
  void tellsWhoIsHereAndWhatTheyAreAbout() throws Exception { // R25, R26, R27
    try (V2TestClient ben = join("Ben")) {
      V2TestClient ann = join("Ann");
      assertEquals("Ann", ben.awaitParticipant(2).identity().name());
      Identity renamed = new Identity("Ada", Colour.PALETTE.get(3));
      ann.send(new ClientMessage.Here(renamed, new Presence("/musicGrid/12", 12, 3)));
      Participant told = ben.awaitParticipant(2);
      assertEquals(new Participant(2, renamed, new Presence("/musicGrid/12", 12, 3), false), told);
      try (V2TestClient late = greet(V2TestClient.hello("Late", "lobby", null, null))) {
        assertTrue(
            late.next(ServerMessage.Welcome.class).participants().contains(told),
            "who comes later is told too");
      }
      ann.leave();
      while (!ben.next(ServerMessage.Participants.class).left().contains(2)) {
        // The late one comes and goes.
      }
    }
  }

  @Test
  void keepsRoomsApart() throws Exception { // R4
    try (V2TestClient ann = join("Ann");
        V2TestClient ben = greet(V2TestClient.hello("Ben", "blue", null, null))) {
      assertEquals(
          List.of("Ben"),
          ben.next(ServerMessage.Welcome.class).participants().stream()
              .map(participant -> participant.identity().name())
              .toList());
      ann.edit(Fields.TEMPO, 120.0);
      ann.ping();
      ben.edit(Fields.TEMPO, 130.0);
      assertEquals(1, ben.ping().rev());
      assertEquals(120, server.state().tempo());
      assertEquals(130, server.state(new RoomName("blue")).orElseThrow().tempo());
      ben.send(new ClientMessage.ListRooms());
      assertEquals(
          List.of(
              new RoomInfo(new RoomName("blue"), 1, false), new RoomInfo(RoomName.LOBBY, 1, false)),
          ben.next(ServerMessage.Rooms.class).rooms());
    }
  }

  @Test
  void whoComesLateIsToldWhenTheStepsBegin() throws Exception { // R41, R42
    try (V2TestClient ann = join("Ann")) {
      ann.edit(Gestures.play());
      ServerMessage.Edited play = ann.next(ServerMessage.Edited.class);
      ann.edit(Fields.TEMPO, 140.0);
      ServerMessage.Edited faster = ann.next(ServerMessage.Edited.class);
      Transport expected =
          Transport.STOPPED
              .play(play.atMicros(), AppState.INITIAL.tempo())
              .tempo(faster.atMicros(), 140);
      try (V2TestClient ben = greet(V2TestClient.hello("Ben", "lobby", null, null))) {
        assertEquals(expected, ben.next(ServerMessage.Welcome.class).transport());
      }
    }
  }

  @Test
  void tellsOneWhoHasFallenBehindInOne() throws Exception { // R20
    try (V2TestClient ann = join("Ann");
        RawClient slow = rawV2(4096)) {
      slow.send(
          RawClient.frame(0x81, V2Codec.encode(V2TestClient.hello("Slow", "lobby", null, null))));
      assertTrue(slow.readFrame().payload().startsWith("{\"welcome\""));
      // Randomised grids fill what the systems and the server keep for one that does not read.
      java.util.Random random = new java.util.Random(7);
      int edits = 600;
      for (int i = 0; i < edits; i++) {
        ann.edit(Gestures.randomise(random));
        if (i % 20 == 0) {
          ann.ping();
        }
      }
      assertEquals(edits, ann.ping().rev());
      AppState state = AppState.INITIAL;
      long rev = 0;
      int merges = 0;
      while (rev < edits) {
        switch (V2Codec.decodeServer(slow.readFrame().payload()).orElseThrow()) {
          case ServerMessage.Edited edited -> {
            assertEquals(rev + 1, edited.rev(), "no gap");
            rev = edited.rev();
            state = Reducer.apply(state, edited.edit());
          }
          case ServerMessage.Merged merged -> {
            assertEquals(rev, merged.from());
            rev = merged.rev();
            merges++;
            state = Reducer.apply(state, merged.set());
          }
          default -> {
            // Who is here.
          }
        }
      }
      assertTrue(merges >= 1, "some were told in one");
      assertEquals(server.state().musicGrid(), state.musicGrid());
    }
  }

  private RawClient rawV2(int receiveBuffer) throws IOException {
    RawClient client = new RawClient(server.port(), receiveBuffer);
    client.send(
        RawClient.REQUEST.strip()
            + "\r\nSec-WebSocket-Protocol: other, "
            + Endpoint.SUBPROTOCOL
            + "\r\n\r\n");
    String answer = client.readHeader();
    assertTrue(answer.contains("Sec-WebSocket-Protocol: " + Endpoint.SUBPROTOCOL), answer);
    return client;
  }

  @Test
  void closesWithGoingAway() throws Exception { // R5
    V2TestClient ann = join("Ann");
    V2TestClient silent = V2TestClient.connect(server.localAddress());
    server.close();
    assertEquals(1001, ann.awaitClosed().code());
    assertEquals(1001, silent.awaitClosed().code());
  }

  @Test
  void givesItsSeatBackHoweverTheConnectionEnds() throws Exception {
    for (int round = 0; round < 50; round++) {
      try (RawClient stranger = rawV2(65536)) {
        stranger.send(
            RawClient.frame(
                0x81, V2Codec.encode(V2TestClient.hello("Gone-" + round, "r", null, null))));
        // Closed at once, so that hello and end race.
      }
    }
    try (V2TestClient ann = greet(V2TestClient.hello("Ann", "r", null, null))) {
      ServerMessage.Welcome welcome = ann.next(ServerMessage.Welcome.class);
      Set<Integer> others =
          new java.util.TreeSet<>(welcome.participants().stream().map(Participant::id).toList());
      others.remove(welcome.you());
      while (!others.isEmpty() || server.rooms().getFirst().participants() > 1) {
        ServerMessage.Participants news = ann.next(ServerMessage.Participants.class);
        news.here().forEach(participant -> others.add(participant.id()));
        others.removeAll(news.left());
        others.remove(welcome.you());
      }
    }
  }
}
