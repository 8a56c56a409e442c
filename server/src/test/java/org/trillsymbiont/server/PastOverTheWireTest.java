package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.net.TestLimits;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// R65-R71: a room's past over the wire. Real servers, real clients, a real file, or memory.
final class PastOverTheWireTest {
  private static final RoomName GREEN = new RoomName("green");

  @TempDir private Path folder;
  private @Nullable SyncServer server;
  private long asked;

  private SyncServer start(boolean isKept) throws IOException {
    RoomStore store = isKept ? RoomStore.open(folder, Watch.NONE) : RoomStore.inMemory(Watch.NONE);
    server =
        SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.patient()), store, Watch.NONE);
    return server;
  }

  private SyncServer restart() throws IOException {
    end();
    return start(true);
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  private static V2TestClient greet(SyncServer server, String name, String room)
      throws InterruptedException {
    return V2TestClient.greet(server.localAddress(), V2TestClient.hello(name, room, null, null));
  }

  /// Greets and takes the welcome: what is said before it is part of it.
  private static V2TestClient enter(SyncServer server, String name, String room)
      throws InterruptedException {
    V2TestClient client = greet(server, name, room);
    client.next(ServerMessage.Welcome.class);
    return client;
  }

  private ServerMessage.Page page(V2TestClient client, long rev, boolean isBefore, int most)
      throws InterruptedException {
    client.send(new ClientMessage.AskHistory(++asked, rev, isBefore, most));
    ServerMessage.Page page = client.next(ServerMessage.Page.class);
    assertEquals(asked, page.number());
    return page;
  }

  private Rejection refusal(V2TestClient client, ClientMessage.Question question)
      throws InterruptedException {
    client.send(question);
    ServerMessage.Unanswered refused = client.next(ServerMessage.Unanswered.class);
    assertEquals(question.number(), refused.number());
    assertTrue(refused.sentence().endsWith("."), refused.sentence());
    return refused.code();
  }

  /// Sends edits and takes them back as they were made. Returns the states, the first one first.
  private static List<AppState> play(V2TestClient client, AppState begin, int edits)
      throws InterruptedException {
    List<AppState> states = new ArrayList<>(List.of(begin));
    SplittableRandom random = new SplittableRandom(5);
    for (int count = 0; count < edits; count++) {
      Fields.SquareFields square = Fields.square(random.nextInt(64));
      client.edit(
          Edit.labelled("Move " + count)
              .set(square.active(), random.nextBoolean())
              .set(Fields.TEMPO, 40.0 + random.nextInt(200))
              .build());
      Edit made = client.next(ServerMessage.Edited.class).edit();
      states.add(Reducer.apply(states.getLast(), made));
    }
    return states;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isPagedAndEachMomentIsWhatItWas(boolean isKept) throws Exception { // R65, R66
    try (V2TestClient ann = greet(start(isKept), "Ann", "blue")) {
      assertEquals(isKept, ann.next(ServerMessage.Welcome.class).isDurable());
      List<AppState> states = play(ann, AppState.INITIAL, 90);
      // The newest first, also what may not be on the disk yet.
      ServerMessage.Page newest = page(ann, 91, true, 40);
      assertEquals(40, newest.events().size());
      assertEquals(50, newest.moment().rev());
      assertEquals(90, newest.events().getLast().rev());
      assertEquals(1, newest.first());
      assertEquals(90, newest.last());
      ServerMessage.Page older = page(ann, 51, true, 256);
      assertEquals(0, older.moment().rev());
      assertEquals(50, older.events().size());
      List<HistoryEvent> all = new ArrayList<>(older.events());
      all.addAll(newest.events());
      Moment moment = older.moment();
      for (HistoryEvent event : all) {
        assertEquals("Ann", String.valueOf(event.author() == null ? "" : event.author().name()));
        assertEquals("Move " + (event.rev() - 1), event.edit().label());
        moment = moment.after(event);
        assertEquals(states.get((int) event.rev()), moment.state());
      }
      assertEquals(states.get(50), newest.moment().state());
      ServerMessage.Page forward = page(ann, 30, false, 3);
      assertEquals(
          List.of(31L, 32L, 33L), forward.events().stream().map(HistoryEvent::rev).toList());
      for (long rev : new long[] {0, 1, 37, 90}) {
        ServerMessage.Page one = page(ann, rev, false, 0);
        assertEquals(rev, one.moment().rev());
        assertEquals(states.get((int) rev), one.moment().state());
        assertEquals(List.of(), one.events());
      }
      assertEquals(Rejection.GONE, refusal(ann, new ClientMessage.AskHistory(7, 91, false, 0)));
    }
  }

  @Test
  void outlivesTheServer() throws Exception { // R64, R66, R68
    List<AppState> states;
    try (V2TestClient ann = enter(start(true), "Ann", "blue")) {
      states = play(ann, AppState.INITIAL, 20);
      ann.send(new ClientMessage.SetBookmark(1, 12, "The best of it"));
      ann.next(ServerMessage.Answered.class);
    }
    try (V2TestClient ben = greet(restart(), "Ben", "blue")) {
      Bookmark mark = ben.next(ServerMessage.Bookmarks.class).bookmarks().getFirst();
      assertEquals(12, mark.rev());
      assertEquals("The best of it", mark.name());
      assertEquals("Ann", mark.author().name());
      assertTrue(mark.wallMillis() > 0);
      ben.edit(Fields.TEMPO, 77.0);
      ben.next(ServerMessage.Edited.class);
      ServerMessage.Page page = page(ben, 22, true, 256);
      assertEquals(21, page.events().size());
      assertEquals(2, page.epoch());
      assertEquals(1, page.events().get(19).epoch());
      assertEquals(2, page.events().get(20).epoch());
      assertEquals(states.get(20), page(ben, 20, false, 0).moment().state());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bookmarksAreSetRenamedAndForgottenForAll(boolean isKept) throws Exception { // R68
    SyncServer here = start(isKept);
    try (V2TestClient ann = enter(here, "Ann", "blue");
        V2TestClient ben = greet(here, "Ben", "blue")) {
      ben.next(ServerMessage.Welcome.class);
      play(ann, AppState.INITIAL, 3);
      ann.send(new ClientMessage.SetBookmark(1, 2, " Intro "));
      assertEquals("Intro", ben.next(ServerMessage.Bookmarks.class).bookmarks().getFirst().name());
      ben.send(new ClientMessage.SetBookmark(2, 2, "Outro"));
      ann.next(ServerMessage.Bookmarks.class);
      Bookmark renamed = ann.next(ServerMessage.Bookmarks.class).bookmarks().getFirst();
      assertEquals("Outro", renamed.name());
      assertEquals("Ann", renamed.author().name());
      ben.send(new ClientMessage.SetBookmark(3, 2, null));
      assertEquals(List.of(), ann.next(ServerMessage.Bookmarks.class).bookmarks());
      assertEquals(Rejection.GONE, refusal(ann, new ClientMessage.SetBookmark(4, 9, "Later")));
      for (int count = 0; count < Bookmark.MOST; count++) {
        play(ann, AppState.INITIAL, 1);
        ann.send(new ClientMessage.SetBookmark(5, 4 + count, "Number " + count));
        ann.next(ServerMessage.Answered.class);
      }
      assertEquals(Rejection.NO_PLACE, refusal(ann, new ClientMessage.SetBookmark(6, 1, "More")));
    }
  }

  @Test
  void whoListensSetsNoBookmarks() throws Exception { // R68
    SyncServer here = start(true);
    try (V2TestClient ann = enter(here, "Ann", "blue");
        V2TestClient ben = greet(here, "Ben", "blue")) {
      play(ann, AppState.INITIAL, 1);
      int number = ben.next(ServerMessage.Welcome.class).you();
      ann.send(new ClientMessage.Appoint(number, Role.LISTENER));
      ann.ping();
      assertEquals(Rejection.LISTENER, refusal(ben, new ClientMessage.SetBookmark(1, 1, "Mine")));
      assertEquals(Rejection.LISTENER, refusal(ben, new ClientMessage.Replay(2, 1, 0, 1)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMomentBecomesARoom(boolean isKept) throws Exception { // R69
    SyncServer here = start(isKept);
    List<AppState> states;
    try (V2TestClient ann = enter(here, "Ann", "blue")) {
      states = play(ann, AppState.INITIAL, 30);
      ann.send(new ClientMessage.SetBookmark(1, 7, "Seven"));
      ann.send(new ClientMessage.Fork(2, GREEN, 20, "123456", true));
      assertEquals(1, ann.next(ServerMessage.Answered.class).number());
      assertEquals(2, ann.next(ServerMessage.Answered.class).number());
      ann.send(new ClientMessage.Fork(3, new RoomName("red"), 10, null, false));
      assertEquals(3, ann.next(ServerMessage.Answered.class).number());
      for (String taken : List.of("green", "red", "blue")) {
        var again = new ClientMessage.Fork(4, new RoomName(taken), 5, null, true);
        assertEquals(Rejection.TAKEN, refusal(ann, again));
      }
    }
    try (V2TestClient ben = greet(here, "Ben", "green")) {
      assertEquals(CloseCode.WRONG_PIN.code(), ben.awaitClosed().code());
    }
    ClientMessage.Hello hello = V2TestClient.hello("Ann", "green", "123456", null);
    try (V2TestClient ann = V2TestClient.greet(here.localAddress(), hello)) {
      ServerMessage.Welcome welcome = ann.next(ServerMessage.Welcome.class);
      assertEquals(20, welcome.rev());
      assertEquals(1, welcome.you(), "who was there is who he was");
      assertEquals(states.get(20), Reducer.apply(AppState.INITIAL, welcome.set()));
      assertEquals(7, ann.next(ServerMessage.Bookmarks.class).bookmarks().getFirst().rev());
      assertEquals(20, page(ann, 21, true, 256).events().size());
      assertEquals(states.get(3), page(ann, 3, false, 0).moment().state());
    }
    try (V2TestClient ben = greet(here, "Ben", "red")) {
      ServerMessage.Welcome welcome = ben.next(ServerMessage.Welcome.class);
      assertEquals(1, welcome.rev());
      assertEquals(states.get(10), Reducer.apply(AppState.INITIAL, welcome.set()));
      HistoryEvent only = page(ben, 2, true, 256).events().getFirst();
      assertEquals("Fork blue", only.edit().label());
      assertEquals("Ann", String.valueOf(only.author() == null ? "" : only.author().name()));
    }
  }

  @Test
  void tooManyForksWait() throws Exception { // R69
    try (V2TestClient ann = enter(start(true), "Ann", "blue")) {
      play(ann, AppState.INITIAL, 1);
      for (int count = 0; count < 10; count++) {
        ann.send(new ClientMessage.Fork(count, new RoomName("r" + count), 1, null, true));
        ann.next(ServerMessage.Answered.class);
      }
      var more = new ClientMessage.Fork(11, new RoomName("more"), 1, null, true);
      assertEquals(Rejection.TOO_FAST, refusal(ann, more));
    }
  }

  @Test
  void aReplayIsToldToAllAndToWhoComesLater() throws Exception { // R70
    SyncServer here = start(true);
    try (V2TestClient ann = enter(here, "Ann", "blue");
        V2TestClient ben = greet(here, "Ben", "blue")) {
      play(ann, AppState.INITIAL, 10);
      long now = ann.ping().t2();
      // So long that it is not over before this test.
      ann.send(new ClientMessage.Replay(1, 1, 2, 9));
      ServerMessage.Replaying begun = ann.next(ServerMessage.Replaying.class);
      assertEquals(begun, ben.next(ServerMessage.Replaying.class));
      assertEquals(1, begun.speed());
      assertEquals(2, begun.from());
      assertEquals(9, begun.to());
      assertTrue(begun.atMicros() > now, "it begins later");
      List<HistoryEvent> played = page(ann, 1, false, 8).events();
      assertEquals(
          played.getLast().atMicros() - played.getFirst().atMicros(), begun.lengthMicros());
      try (V2TestClient cleo = greet(here, "Cleo", "blue")) {
        assertEquals(begun, cleo.next(ServerMessage.Replaying.class));
      }
      ben.send(ClientMessage.Replay.end(2));
      assertEquals(0, ann.next(ServerMessage.Replaying.class).speed());
      try (V2TestClient dora = greet(here, "Dora", "blue")) {
        dora.next(ServerMessage.Welcome.class);
        dora.send(new ClientMessage.Ping(1));
        V2TestClient.Event next = dora.next();
        while (next instanceof V2TestClient.Event.Said(var said)
            && !(said instanceof ServerMessage.Pong)) {
          assertFalse(said instanceof ServerMessage.Replaying);
          next = dora.next();
        }
      }
      assertEquals(Rejection.GONE, refusal(ann, new ClientMessage.Replay(3, 1, 2, 99)));
    }
  }

  @Test
  void whoAsksTooMuchAtOnceIsTold() throws Exception { // R71
    try (V2TestClient ann = enter(start(true), "Ann", "blue")) {
      play(ann, AppState.INITIAL, 5);
      for (int number = 1; number <= 100; number++) {
        ann.send(new ClientMessage.AskHistory(number, 6, true, 5));
      }
      int answered = 0;
      int refused = 0;
      while (answered + refused < 100) {
        switch (assertInstanceOf(V2TestClient.Event.Said.class, ann.next()).message()) {
          case ServerMessage.Page _ -> answered++;
          case ServerMessage.Unanswered unanswered -> {
            assertEquals(Rejection.TOO_FAST, unanswered.code());
            refused++;
          }
          default -> {
            // Of no interest.
          }
        }
      }
      assertTrue(answered >= 8, answered + " were answered");
    }
  }

  @Test
  void aServerThatKeepsNothingSaysSo() throws Exception { // R65
    server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
    try (V2TestClient ann = greet(server, "Ann", "blue")) {
      ann.next(ServerMessage.Welcome.class);
      assertEquals(Rejection.NOT_KEPT, refusal(ann, new ClientMessage.AskHistory(1, 1, true, 5)));
    }
  }
}
