package org.trillsymbiont.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.room.Past;
import org.trillsymbiont.server.watch.Watch;

/// The past of rooms on a real file. R64-R69
final class PastTest {
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;

  private RoomStore open() throws StoreException {
    return RoomStore.open(folder, Watch.NONE, clock, 3);
  }

  private static TestRoom play(RoomStore store, int edits) throws InterruptedException {
    TestRoom room = TestRoom.open(store, "blue", "first");
    Random random = new Random(3);
    for (int count = 0; count < edits; count++) {
      room.edit(TestRoom.randomEdit(random));
    }
    return room;
  }

  private static List<Bookmark> mark(TestRoom room, long rev, String name)
      throws InterruptedException {
    return TestRoom.is(TestRoom.ask(to -> room.past().bookmark(rev, name, TestRoom.ANN, to)));
  }

  private static Past.Answer<RoomName> fork(TestRoom room, long rev, String name, boolean withPast)
      throws InterruptedException {
    var wanted = new ClientMessage.Fork(1, new RoomName(name), rev, null, withPast);
    var who = new Past.Founder(new EditId(1, 1), TestRoom.ANN, "seat-of-ann");
    return TestRoom.ask(to -> room.past().fork(wanted, who, to));
  }

  @Test
  void everyMomentIsWhatItWas() throws Exception { // R66
    try (RoomStore store = open()) {
      TestRoom room = play(store, 1500);
      // Not awaited: what is not on the disk yet is read all the same.
      assertEquals(1500, room.page(1501, true, 1).events().getFirst().rev());
      room.awaitSaved();
      for (long rev = 0; rev <= 1500; rev += 7) {
        assertEquals(room.states().get((int) rev), room.page(rev, false, 0).moment().state());
      }
    }
  }

  /// The order is that of revisions; the room's own clock never goes back.
  @Test
  void theServersClockMayBeSetBack() throws Exception { // R64
    Instant noon = now;
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      room.edit(Fields.TEMPO, 111.0);
      now = noon.minusSeconds(3600);
      room.edit(Fields.TEMPO, 112.0).awaitSaved().close();
    }
    now = noon.minusSeconds(7200);
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "second");
      room.edit(Fields.TEMPO, 113.0).awaitSaved();
      List<HistoryEvent> events = room.page(4, true, 10).events();
      assertEquals(List.of(1L, 2L, 3L), events.stream().map(HistoryEvent::rev).toList());
      assertEquals(
          Stream.of(0, 3600, 7200).map(noon::minusSeconds).map(Instant::toEpochMilli).toList(),
          events.stream().map(HistoryEvent::wallMillis).toList());
      History history = new History(room.page(4, true, 10));
      assertTrue(history.micros(1) <= history.micros(2));
      assertTrue(history.micros(2) <= history.micros(3));
    }
  }

  @Test
  void snapshotsThatAMomentIsSoonMadeOfAreKept() throws Exception { // R66
    try (RoomStore store = open()) {
      TestRoom room = play(store, 3000).awaitSaved();
      room.close();
      List<Long> revs = store.writer().ask(tables -> tables.snapshotRevs(1));
      long before = 0;
      for (long rev : revs) {
        assertTrue(rev - before <= 1200, "from " + before + " to " + rev);
        before = rev;
      }
      assertTrue(revs.size() < 8, revs + " are more than needed");
    }
  }

  @Test
  void pagesAreBoundedByTheirSize() throws Exception { // R66
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      Random random = new Random(4);
      for (int count = 0; count < 200; count++) {
        room.edit(Gestures.randomise(random));
      }
      ServerMessage.Page page = room.page(201, true, 200);
      assertFalse(page.events().isEmpty());
      assertTrue(page.events().size() < 200, page.events().size() + " large ones");
      assertEquals(200, page.events().getLast().rev());
      ServerMessage.Page other = room.page(0, false, 200);
      assertEquals(1, other.events().getFirst().rev());
      assertTrue(other.events().size() < 200);
    }
  }

  @Test
  void aBookmarkHoldsItsMomentWhenItsEditsAreGone() throws Exception { // R64, R68
    Moment marked;
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "first");
      room.edit(Fields.TEMPO, 111.0).edit(Fields.REVERB, 0.5).edit(Fields.TEMPO, 120.0);
      assertEquals(2, mark(room, 2, "Early").getFirst().rev());
      marked = room.page(2, false, 0).moment();
      for (int day = 0; day < 10; day++) {
        now = now.plus(Duration.ofDays(1));
        room.edit(Fields.MASTER_VOLUME, day / 10.0).awaitSaved();
      }
      room.close();
    }
    try (RoomStore store = open()) {
      TestRoom room = TestRoom.open(store, "blue", "second");
      ServerMessage.Page page = room.page(14, true, 200);
      assertTrue(page.first() > 4, "the begin is gone: " + page.first());
      assertEquals(page.first() - 1, page.moment().rev());
      assertEquals(page.first() - 1, room.page(1, false, 200).moment().rev(), "as early as can be");
      assertEquals(marked, room.page(2, false, 0).moment());
      assertEquals(
          Rejection.GONE,
          TestRoom.refusal(
              TestRoom.<ServerMessage.Page>ask(
                  to -> room.past().page(new ClientMessage.AskHistory(1, 3, false, 0), 13, to))));
      Past.Answer<List<Bookmark>> late =
          TestRoom.ask(to -> room.past().bookmark(3, "Late", TestRoom.ANN, to));
      assertEquals(Rejection.GONE, TestRoom.refusal(late));
      assertEquals("Later", mark(room, 2, "Later").getFirst().name(), "it can be renamed");
      TestRoom.is(fork(room, 2, "green", true));
      TestRoom green = TestRoom.open(store, "green", "first");
      assertEquals(marked.state(), green.authority().state());
      assertEquals(1, green.authority().rev(), "there is no more than the moment");
    }
  }

  @Test
  void aRoomThatWasForkedIsOneOfItsOwn() throws Exception { // R69
    try (RoomStore store = open()) {
      TestRoom room = play(store, 700);
      mark(room, 30, "Early");
      mark(room, 600, "Late");
      TestRoom.is(fork(room, 500, "green", true));
      assertEquals(Rejection.TAKEN, TestRoom.refusal(fork(room, 400, "green", true)));
      TestRoom.is(fork(room, 500, "red", false));
      assertEquals(Rejection.NO_PLACE, TestRoom.refusal(fork(room, 1, "white", false)));
      TestRoom green = TestRoom.open(store, "green", "first");
      assertEquals(500, green.authority().rev());
      assertEquals(500, green.authority().ack(1), "its people are who they were");
      assertEquals(room.states().get(500), green.authority().state());
      assertEquals(room.states().get(123), green.page(123, false, 0).moment().state());
      green.edit(Fields.TEMPO, 44.0).awaitSaved();
      assertEquals(700, room.authority().rev());
      assertEquals(List.of(30L), mark(green, 30, "Early").stream().map(Bookmark::rev).toList());
    }
    assertTrue(Audit.of(folder).isSound(), () -> "" + soundness());
  }

  private List<String> soundness() {
    try {
      return Audit.of(folder).lines();
    } catch (StoreException e) {
      return List.of("" + e.getMessage());
    }
  }

  @Test
  void aRoomInMemoryIsGoneWithWhoWasInIt() throws Exception { // R65
    try (RoomStore store = RoomStore.inMemory(Watch.NONE)) {
      TestRoom room = play(store, 300);
      assertEquals(300, room.page(301, true, 1).events().getFirst().rev());
      assertEquals(room.states().get(99), room.page(99, false, 0).moment().state());
      TestRoom.is(fork(room, 99, "green", true));
      room.close();
      assertTrue(store.find(new RoomName("blue")).isEmpty());
      assertEquals(0, TestRoom.open(store, "blue", "second").authority().rev());
      assertEquals(99, TestRoom.open(store, "green", "first").authority().rev());
      assertNotNull(store.rooms());
    }
  }
}
