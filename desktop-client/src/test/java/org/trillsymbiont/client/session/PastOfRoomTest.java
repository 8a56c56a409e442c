package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.transport.Rerun;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.history.Acts;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// Two real clients, without windows, and a real server that keeps its rooms. R65-R71
final class PastOfRoomTest {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final NavigableMap<Long, AppState> live = new ConcurrentSkipListMap<>();

  @TempDir private Path folder;
  private @Nullable SyncServer server;

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    serve(0);
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    server().close();
  }

  private SyncServer server() {
    return Objects.requireNonNull(server, "the server");
  }

  private void serve(int port) throws IOException {
    server =
        SyncServer.start(
            new ServerConfig("127.0.0.1", port), RoomStore.open(folder, Watch.NONE), Watch.NONE);
  }

  private Session join(String name, int seat, FxTimer timer) {
    Session session =
        fromFx(() ->
            new Session(
                timer,
                Address.of(JoinLink.parse("ws://127.0.0.1:" + server().port() + "/api/sync")),
                null,
                new Identity(name, Colour.PALETTE.get(seat)),
                "token-of-" + name,
                KnownServers.inMemory()));
    open.push(timer);
    open.push(() -> onFx(session::close));
    awaitConnected(session);
    return session;
  }

  private Session join(String name, int seat) {
    return join(name, seat, fromFx(FxTimer::new));
  }

  private static void awaitConnected(Session session) {
    eventually(() ->
        fromFx(() ->
            session.connectionProperty().get() instanceof ConnectionStatus.Connected
                && session.store().you() > 0));
  }

  private void awaitAgreement(Session... sessions) {
    for (Session session : sessions) {
      eventually(() ->
          fromFx(() ->
              session.store().pendingPlaces() == 0
                  && session.store().state().equals(server().state())));
    }
  }

  private static void edit(Session session, Edit edit) {
    onFx(() -> session.store().dispatch(edit));
    // One by one, so that none takes the place of another.
    eventually(() -> fromFx(() -> session.store().pendingPlaces() == 0));
  }

  /// Notes what a client sees at each revision.
  private void watch(Session session) {
    onFx(() ->
        session
            .store()
            .onReceive(message -> {
              if (message instanceof ServerMessage.Edited edited) {
                live.put(edited.rev(), session.store().state());
              }
            }));
  }

  private void jam(Session ada, Session ben, int edits) {
    SplittableRandom random = new SplittableRandom(9);
    for (int count = 0; count < edits; count++) {
      Field<Double> field = Fields.square(random.nextInt(64)).primaryGain();
      edit(
          random.nextBoolean() ? ada : ben,
          Edit.of("Turn " + count, field, random.nextInt(10, 150) / 100.0));
    }
    awaitAgreement(ada, ben);
  }

  private static History awaitWhole(Session session) {
    onFx(session.past()::open);
    eventually(() ->
        fromFx(() -> session.past().loadingProperty().get() instanceof PastOfRoom.Loading.Whole));
    return fromFx(() -> Objects.requireNonNull(session.past().history(), "a history"));
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  @Test
  void thePastIsPagedFollowedAndWhatItWas() throws Exception { // R65, R66
    Session ada = join("Ada", 0);
    Session ben = join("Ben", 1);
    watch(ada);
    jam(ada, ben, 230);
    assertNull(fromFx(ada.past()::history), "nothing is fetched before it is wanted");
    History history = awaitWhole(ada);
    assertEquals(0, fromFx(history::begin));
    jam(ada, ben, 20);
    long last = live.lastKey();
    eventually(() -> fromFx(() -> history.end() == last));
    assertEquals(history, fromFx(ada.past()::history), "it goes on");
    List<Integer> versions = new ArrayList<>();
    onFx(() -> {
      for (long rev = 1; rev <= last; rev++) {
        assertEquals(live.get(rev), history.at(rev).state(), "revision " + rev);
      }
      ada.past().versionProperty().subscribe(now -> versions.add(now.intValue()));
      assertEquals(last, history.events(1, last, Filter.ALL).size());
      for (HistoryEvent event : history.events(1, last, Filter.person(ben.store().you()))) {
        assertEquals(ben.identityProperty().get(), event.author());
      }
      assertEquals(2, history.people().size());
      long wall = history.event(1).wallMillis();
      assertTrue(history.event(last).wallMillis() >= wall);
    });
    edit(ben, Edit.of(Fields.TEMPO, 77.0));
    eventually(() -> fromFx(() -> versions.size() >= 2));
    onFx(ada.past()::close);
    assertNull(fromFx(ada.past()::history));
    assertEquals(live.get(17L), get(fromFx(() -> ada.past().moment(17))).state());
  }

  /// Those who look at an empty room's history know of no other moment to count from.
  @Test
  void theFirstChangeIsOfToday() { // R65
    Session ada = join("Ada", 0);
    History history = awaitWhole(ada);
    assertEquals(0, fromFx(history::size));
    long before = System.currentTimeMillis();
    edit(ada, Edit.of(Fields.TEMPO, 77.0));
    edit(ada, Edit.of(Fields.TEMPO, 78.0));
    eventually(() ->
        fromFx(() -> history.size() > 0 && history.at(history.end()).state().tempo() == 78.0));
    long hour = 3_600_000;
    onFx(() -> {
      for (HistoryEvent event : history.events(1, history.end(), Filter.ALL)) {
        assertTrue(Math.abs(event.wallMillis() - before) < hour, event::toString);
      }
    });
  }

  @Test
  void itIsThereAgainAfterARestart() throws Exception { // R64, R68
    Session ada = join("Ada", 0);
    Session ben = join("Ben", 1);
    watch(ada);
    jam(ada, ben, 30);
    get(fromFx(() -> ben.past().bookmark(12, "Intro")));
    History before = awaitWhole(ada);
    long last = live.lastKey();
    int port = server().port();
    server().close();
    serve(port);
    onFx(ada::reconnectNow);
    onFx(ben::reconnectNow);
    eventually(() ->
        fromFx(() -> {
          History now = ada.past().history();
          return now != null && now != before && now.isWhole();
        }));
    edit(ben, Edit.of(Fields.TEMPO, 77.0));
    History after = awaitWhole(ada);
    eventually(() -> fromFx(() -> after.end() > last));
    onFx(() -> {
      for (long rev = 1; rev <= last; rev++) {
        assertEquals(live.get(rev), after.at(rev).state(), "revision " + rev);
      }
      assertNotEquals(after.event(last).epoch(), after.event(after.end()).epoch());
      Bookmark intro = ada.past().bookmarksProperty().get().getFirst();
      assertEquals("Intro", intro.name());
      assertEquals(ben.identityProperty().get(), intro.author());
    });
  }

  @Test
  void bookmarksAreEverybodys() throws Exception { // R68
    Session ada = join("Ada", 0);
    Session ben = join("Ben", 1);
    jam(ada, ben, 5);
    get(fromFx(() -> ada.past().bookmark(3, "Three")));
    eventually(() -> fromFx(() -> ben.past().bookmarksProperty().get().size() == 1));
    get(fromFx(() -> ben.past().bookmark(3, "Drei")));
    eventually(
        () -> fromFx(() -> ada.past().bookmarksProperty().get().getFirst().name().equals("Drei")));
    Session cleo = join("Cleo", 2);
    eventually(() -> fromFx(() -> cleo.past().bookmarksProperty().get().size() == 1));
    get(fromFx(() -> cleo.past().forgetBookmark(3)));
    eventually(() -> fromFx(() -> ada.past().bookmarksProperty().get().isEmpty()));
    assertEquals(Rejection.GONE, refusal(fromFx(() -> ada.past().bookmark(99, "Later"))));
  }

  private static Rejection refusal(CompletableFuture<?> future) throws Exception {
    try {
      get(future);
    } catch (ExecutionException e) {
      return assertInstanceOf(PastException.class, e.getCause()).code();
    }
    throw new AssertionError("it was not refused");
  }

  @Test
  void aMomentBecomesARoomOfItsOwn() throws Exception { // R69
    Session ada = join("Ada", 0);
    Session ben = join("Ben", 1);
    watch(ada);
    jam(ada, ben, 20);
    // The room may have changed its lead meanwhile.
    long last = live.lastKey();
    RoomName green = new RoomName("green");
    assertEquals(green, get(fromFx(() -> ada.past().fork(15, green, null, true))));
    assertEquals(Rejection.TAKEN, refusal(fromFx(() -> ben.past().fork(15, green, null, true))));
    History blue = awaitWhole(ada);
    onFx(() -> ada.enter(ada.addressProperty().get().server().withRoom(green), null));
    eventually(() -> fromFx(() -> isSameMusic(live.get(15L), ada.store().state())));
    History history = awaitWhole(ada);
    assertNotEquals(blue, history);
    long end = fromFx(history::end);
    assertTrue(end >= 15);
    edit(ada, Edit.of(Fields.TEMPO, 88.0));
    eventually(() -> fromFx(() -> history.end() > end));
    assertTrue(isSameMusic(live.get(last), fromFx(() -> ben.store().state())), "others stay");
  }

  @Test
  void restoringIsOneStepOfUndo() throws Exception {
    Session ada = join("Ada", 0);
    Session ben = join("Ben", 1);
    watch(ada);
    jam(ada, ben, 20);
    AppState before = server().state();
    assertFalse(isSameMusic(live.get(8L), before));
    assertTrue(get(fromFx(() -> ada.past().restore(8))));
    awaitAgreement(ada, ben);
    assertTrue(isSameMusic(live.get(8L), fromFx(() -> ben.store().state())));
    eventually(() -> fromFx(() -> Acts.RESTORE.equals(ada.store().stepsProperty().get().undo())));
    onFx(ada.store()::undo);
    eventually(() -> fromFx(() -> isSameMusic(before, ben.store().state())));
  }

  /// But for the lead, say, which the server may choose anew at any time.
  private static boolean isSameMusic(@Nullable AppState expected, AppState actual) {
    return expected != null && Edit.difference(expected, actual).only(Fields::isUndoable).isEmpty();
  }

  @Test
  void revertingKeepsWhatSomebodyElseHasSetSince() throws Exception {
    Session ada = join("Ada", 0);
    Session ben = join("Ben", 1);
    edit(ada, Edit.of(Fields.TEMPO, 100.0));
    edit(ben, Edit.of(Fields.TEMPO, 120.0));
    edit(ben, Edit.of(Fields.REVERB, 0.5));
    edit(ben, Edit.of(Fields.CHORUS, 0.5));
    edit(ada, Edit.of(Fields.CHORUS, 0.75));
    awaitAgreement(ada, ben);
    awaitWhole(ada);
    int bens = fromFx(() -> ben.store().you());
    assertTrue(fromFx(() -> ada.past().revertLastMinute(bens)));
    awaitAgreement(ada, ben);
    AppState after = fromFx(() -> ben.store().state());
    assertEquals(100.0, after.tempo(), "what it was before him");
    assertEquals(0.0, after.reverb());
    assertEquals(0.75, after.chorus(), "somebody else has set it since");
    eventually(() -> fromFx(() -> Acts.REVERT.equals(ada.store().stepsProperty().get().undo())));
  }

  @Test
  void aReplayIsHeardByBothInTheSameMoment() throws Exception { // R67, R70
    FxTimer timer = fromFx(FxTimer::new);
    Session ada = join("Ada", 0, timer);
    Session ben = join("Ben", 1);
    edit(ada, Edit.of(Fields.TEMPO, 240.0));
    edit(ada, Edit.of(Fields.IS_SEQUENCER_RUNNING, true));
    jam(ada, ben, 20);
    get(fromFx(() -> ben.past().replay(3, 20, 4)));
    eventually(() -> fromFx(() -> ada.past().replayingProperty().get().isPresent()));
    eventually(() -> fromFx(() -> ben.past().replayingProperty().get().isPresent()));
    ServerMessage.Replaying told = fromFx(() -> ada.past().replayingProperty().get().orElseThrow());
    assertEquals(told, fromFx(() -> ben.past().replayingProperty().get().orElseThrow()));
    History adas = awaitWhole(ada);
    History bens = awaitWhole(ben);
    onFx(() -> {
      Rerun one = Rerun.of(told, adas, ada.clock());
      Rerun other = Rerun.of(told, bens, ben.clock());
      long begin = ada.clock().nanos(told.atMicros());
      long end = begin + 1000 * (told.lengthMicros() / told.speed()) + 1_000_000;
      List<AppState> seen = new ArrayList<>();
      for (long nanos = begin; nanos <= end; nanos += 1_000_000) {
        seen.add(one.state(nanos));
        assertEquals(
            one.score(nanos).between(one.time().micros(nanos), one.time().micros(nanos) + 10_000),
            other
                .score(nanos)
                .between(one.time().micros(nanos), one.time().micros(nanos) + 10_000));
      }
      assertEquals(adas.at(3).state(), seen.getFirst());
      assertEquals(adas.at(20).state(), seen.getLast());
      assertTrue(one.isOver(end));
    });
    get(fromFx(ada.past()::endReplay));
    eventually(() -> fromFx(() -> ben.past().replayingProperty().get().isEmpty()));
  }
}
