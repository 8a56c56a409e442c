package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.server.watch.Watch;

/// A room and its journal, which answers when the test says so. Time is the test's.
final class KeepingTest {
  private static final Identity ANN = new Identity("Ann", Colour.PALETTE.getFirst());
  private static final Identity BEN = new Identity("Ben", Colour.PALETTE.get(1));
  private static final String SENTENCE = "The disk is full.";

  private final ManualMailbox mailbox = new ManualMailbox();
  private final FakeJournal journal = new FakeJournal();
  private final Room room =
      new Room(RoomName.LOBBY, mailbox, "now", 4, List::of, journal, Watch.NONE);
  private final FakePeer ann = new FakePeer();

  private static ClientMessage.Hello hello(Identity who, ClientMessage.@Nullable Resume resume) {
    return new ClientMessage.Hello(2, RoomName.LOBBY, who, "token-" + who.name(), null, resume);
  }

  private static ClientMessage.Change tempo(long counter, double value) {
    return new ClientMessage.Change(counter, Edit.of(Fields.TEMPO, value), 0, false);
  }

  private V2Session join() {
    V2Session session = room.join(ann, hello(ANN, null));
    journal.room().opened(null, null);
    mailbox.run();
    ann.texts.clear();
    return session;
  }

  @Test
  void letsNobodyInUntilWhatIsStoredHasBeenRead() { // R60
    V2Session session = room.join(ann, hello(ANN, null));
    session.receive(tempo(1, 150));
    mailbox.run();
    assertEquals(List.of(), ann.texts);
    assertFalse(room.isSaved(), "so that it stays");
    Authority stored = new Authority("before");
    stored.own(Edit.of(Fields.MASTER_VOLUME, 0.5), 0);
    journal.room().opened(new Journal.Stored(stored.snapshot(), Roles.Kept.NOTHING), null);
    mailbox.run();
    List<ServerMessage> heard = ann.takeV2();
    ServerMessage.Welcome welcome = (ServerMessage.Welcome) heard.getFirst();
    assertTrue(welcome.isDurable());
    assertEquals("now", welcome.epoch());
    // What was said meanwhile has been taken in its order.
    assertEquals(2, welcome.rev());
    assertEquals(1, welcome.ack());
    assertEquals(0.5, welcome.set().get(Fields.MASTER_VOLUME));
    assertEquals(150, room.state().tempo());
    assertEquals(2, journal.events.getFirst().edited().rev());
  }

  @Test
  void saysWhatIsSavedAlongWithWhatIsSaidAnyway() {
    V2Session session = join();
    session.receive(tempo(1, 150));
    mailbox.run();
    ann.texts.clear();
    journal.room().saved(1);
    session.receive(tempo(2, 160));
    mailbox.run();
    List<ServerMessage> heard = ann.takeV2();
    assertEquals(2, ((ServerMessage.Edited) heard.getFirst()).rev());
    assertEquals(1, heard.stream().filter(new ServerMessage.Saved(1)::equals).count());
    mailbox.advanceMillis(20);
    assertEquals(List.of(), ann.takeV2(), "said once");
  }

  @Test
  void sendsAwayWhoWantsToEnterARoomThatCantBeRead() {
    room.join(ann, hello(ANN, null)).receive(tempo(1, 150));
    room.joinLegacy(new FakePeer());
    journal.room().lost("The server can't read it.");
    mailbox.run();
    assertEquals(1013, ann.closeCode);
    assertTrue(room.isLost());
    assertEquals(0, room.participants());
    assertEquals(List.of(), journal.events);
  }

  @Test
  void writesDownWhatEverybodyIsTold() {
    V2Session session = join();
    session.receive(tempo(1, 150));
    session.receive(new ClientMessage.Undo(2));
    session.receive(new ClientMessage.BadChange(3, "No."));
    V1Session web = room.joinLegacy(new FakePeer());
    mailbox.run();
    web.update(new V1Message.Update(Edit.of(Fields.TEMPO, 77.0)));
    mailbox.run();
    assertEquals(
        List.of(1L, 2L, 3L), journal.events.stream().map(event -> event.edited().rev()).toList());
    assertEquals(
        List.of("Ann", "Ann", "Web 1"),
        journal.events.stream()
            .map(event -> event.author() == null ? "" : event.author().name())
            .toList());
    String seat = SeatKey.of("token-Ann");
    assertEquals(seat, journal.events.get(1).seat());
    assertFalse(seat.contains("Ann"));
    assertEquals(null, journal.events.getLast().seat());
  }

  @Test
  void whoIsWhatIsWrittenDownAndTakenUpAgain() { // R47, R60
    V2Session session = join();
    session.receive(new ClientMessage.SetLocks(Set.of(Lock.GRID)));
    mailbox.run();
    Roles.Kept kept =
        new Roles.Kept(SeatKey.of("token-Ann"), Set.of(), Set.of(Lock.GRID), Map.of());
    assertEquals(kept, journal.kept);
    FakeJournal next = new FakeJournal();
    Room again =
        new Room(RoomName.LOBBY, new ManualMailbox(), "later", 4, List::of, next, Watch.NONE);
    assertEquals(Roles.Kept.NOTHING, again.kept());
    ManualMailbox later = new ManualMailbox();
    Room taken = new Room(RoomName.LOBBY, later, "later", 4, List::of, next, Watch.NONE);
    next.room().opened(new Journal.Stored(new Authority("now").snapshot(), kept), null);
    later.run();
    assertEquals(kept, taken.kept());
  }

  @Test
  void saysWhatIsSavedTogether() { // R61
    V2Session session = join();
    for (int counter = 1; counter <= 3; counter++) {
      session.receive(tempo(counter, 100 + counter));
    }
    mailbox.run();
    ann.texts.clear();
    assertFalse(room.isSaved());
    journal.room().saved(1);
    mailbox.advanceMillis(10);
    assertEquals(List.of(), ann.texts);
    journal.room().saved(3);
    mailbox.advanceMillis(10);
    assertEquals(List.of(new ServerMessage.Saved(3)), ann.takeV2());
    assertTrue(room.isSaved());
    journal.room().saved(2);
    mailbox.advanceMillis(100);
    assertEquals(List.of(), ann.takeV2(), "nothing that is not news");
  }

  @Test
  void tellsWhoCouldNotHearIt() { // R61
    V2Session session = join();
    FakePeer ben = new FakePeer();
    V2Session behind = room.join(ben, hello(BEN, null));
    ben.isSlow = true;
    session.receive(tempo(1, 150));
    mailbox.run();
    ben.texts.clear();
    journal.room().saved(1);
    mailbox.advanceMillis(20);
    assertEquals(List.of(), ben.texts);
    ben.isSlow = false;
    behind.catchUp();
    mailbox.run();
    assertEquals(List.of(new ServerMessage.Saved(1)), ben.take(ServerMessage.Saved.class));
    FakePeer again = new FakePeer();
    room.join(again, hello(BEN, new ClientMessage.Resume("now", 0)));
    mailbox.run();
    assertEquals(List.of(new ServerMessage.Saved(1)), again.take(ServerMessage.Saved.class));
  }

  @Test
  void takesNothingWhileItCantBeStored() { // R62
    V2Session session = join();
    session.receive(tempo(1, 150));
    mailbox.run();
    FakePeer page = new FakePeer();
    V1Session web = room.joinLegacy(page);
    mailbox.run();
    ann.texts.clear();
    page.texts.clear();
    journal.room().readOnly(SENTENCE);
    mailbox.run();
    session.receive(tempo(2, 160));
    session.receive(new ClientMessage.Undo(3));
    web.update(new V1Message.Update(Edit.of(Fields.TEMPO, 77.0)));
    mailbox.run();
    List<ServerMessage.Rejected> refused = ann.take(ServerMessage.Rejected.class);
    assertEquals(List.of(2L, 3L), refused.stream().map(ServerMessage.Rejected::counter).toList());
    assertEquals(SENTENCE, refused.getFirst().sentence());
    assertEquals(Rejection.READ_ONLY, refused.getFirst().code());
    assertEquals(150, page.lastState().tempo(), "who can't be told why gets back what was");
    assertEquals(1, journal.events.size());
    journal.room().readOnly(null);
    mailbox.run();
    session.receive(tempo(4, 170));
    mailbox.run();
    assertEquals(170, room.state().tempo());
  }

  @Test
  void makesNoGenerationsWhileItCantBeStored() { // R62
    V2Session session = join();
    session.receive(
        new ClientMessage.Change(
            1,
            Edit.labelled("Evolve")
                .set(Fields.IS_EVOLVING, true)
                .set(Fields.EVOLUTION_SPEED, 100)
                .build(),
            0,
            false));
    mailbox.advanceMillis(250);
    int before = journal.events.size();
    assertTrue(before > 1);
    journal.room().readOnly(SENTENCE);
    mailbox.advanceMillis(1000);
    assertEquals(before, journal.events.size());
    journal.room().readOnly(null);
    mailbox.advanceMillis(250);
    assertTrue(journal.events.size() > before);
  }
}
