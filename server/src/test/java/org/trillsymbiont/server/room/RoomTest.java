package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.server.watch.Watch;

final class RoomTest {
  private static final Identity ANN = new Identity("Ann", Colour.PALETTE.get(0));
  private static final Identity BEN = new Identity("Ben", Colour.PALETTE.get(1));

  private static final Identity CLEO = new Identity("Cleo", Colour.PALETTE.get(2));

  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room =
      new Room(
          RoomName.LOBBY,
          mailbox,
          "epoch1",
          4,
          () -> List.of(new RoomInfo(RoomName.LOBBY, 2, false)),
          Watch.NONE);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final V2Session annSession = room.join(ann, hello(ANN, null));
  private final V2Session benSession = room.join(ben, hello(BEN, null));

  private static ClientMessage.Hello hello(Identity who, ClientMessage.@Nullable Resume resume) {
    return new ClientMessage.Hello(2, RoomName.LOBBY, who, "token-" + who.name(), null, resume);
  }

  private static ClientMessage.Change tempo(long counter, double value) {
    return new ClientMessage.Change(counter, Edit.of(Fields.TEMPO, value), 0, false);
  }

  private void settle() {
    mailbox.run();
    ann.texts.clear();
    ben.texts.clear();
    ann.writes.clear();
    ben.writes.clear();
  }

  @Test
  void greetsWithEverythingThatIsNotAsItBegan() { // R11
    annSession.receive(tempo(1, 150));
    FakePeer late = new FakePeer();
    room.join(late, hello(CLEO, null));
    mailbox.run();
    ServerMessage.Welcome welcome = late.take(ServerMessage.Welcome.class).getFirst();
    assertEquals(3, welcome.you());
    assertEquals(1, welcome.rev());
    assertEquals(0, welcome.from());
    assertEquals(room.state(), Reducer.apply(AppState.INITIAL, welcome.set()));
    assertEquals(
        List.of("Ann", "Ben", "Cleo"),
        welcome.participants().stream().map(who -> who.identity().name()).toList());
  }

  @Test
  void tellsWhoComesBackOnlyWhatWasMissed() { // R9, R11, R15
    annSession.receive(tempo(1, 150));
    mailbox.run();
    benSession.leave();
    annSession.receive(new ClientMessage.Change(2, Edit.of(Fields.MASTER_VOLUME, 0.5), 0, false));
    FakePeer again = new FakePeer();
    room.join(again, hello(BEN, new ClientMessage.Resume("epoch1", 1)));
    mailbox.run();
    ServerMessage.Welcome welcome = again.take(ServerMessage.Welcome.class).getFirst();
    assertEquals(2, welcome.you());
    assertEquals(1, welcome.from());
    assertEquals(Set.of(Fields.MASTER_VOLUME), welcome.set().fields());
  }

  @Test
  void tellsEverybodyWithOneBufferTheAuthorToo() { // R14
    settle();
    annSession.receive(new ClientMessage.Ping(1));
    benSession.receive(tempo(1, 150));
    benSession.receive(tempo(2, 151));
    mailbox.run();
    List<ServerMessage> heard = ann.takeV2();
    assertEquals(
        List.of(1L, 2L),
        heard.stream()
            .filter(ServerMessage.Edited.class::isInstance)
            .map(message -> ((ServerMessage.Edited) message).rev())
            .toList());
    ServerMessage.Pong pong = (ServerMessage.Pong) heard.getLast();
    assertEquals(2, pong.rev(), "a pong tells of what was sent before it");
    assertEquals(new EditId(2, 2), ben.take(ServerMessage.Edited.class).getLast().id());
    settle();
    FakePeer cleo = new FakePeer();
    room.join(cleo, hello(CLEO, null));
    mailbox.run();
    annSession.receive(tempo(1, 99));
    mailbox.run();
    assertSame(cleo.writes.getLast(), ben.writes.getLast(), "one buffer for all");
  }

  @Test
  void takesEachNumberOnce() { // R15
    settle();
    annSession.receive(tempo(1, 150));
    annSession.receive(tempo(1, 160));
    mailbox.run();
    assertEquals(150, room.state().tempo());
    assertEquals(1, ben.take(ServerMessage.Edited.class).size());
  }

  @Test
  void theNewerConnectionOfATokenCounts() { // R9
    settle();
    FakePeer again = new FakePeer();
    V2Session newer = room.join(again, hello(ANN, null));
    annSession.receive(tempo(1, 150));
    newer.receive(tempo(1, 160));
    mailbox.run();
    assertEquals(CloseCode.REPLACED.code(), ann.closeCode);
    assertEquals(160, room.state().tempo());
    assertEquals(1, again.take(ServerMessage.Welcome.class).getFirst().you());
  }

  @Test
  void aFullRoomIsClosed() { // R4, R8
    room.joinLegacy(new FakePeer());
    room.joinLegacy(new FakePeer());
    FakePeer fifth = new FakePeer();
    room.join(fifth, hello(new Identity("Eve", Colour.PALETTE.get(3)), null));
    mailbox.run();
    assertEquals(CloseCode.ROOM_FULL.code(), fifth.closeCode);
    assertTrue(fifth.texts.isEmpty());
    assertNull(ben.closeCode);
  }

  @Test
  void undoTakesBackOnlyOnesOwnAndTellsItsLabels() { // R21, R24
    settle();
    annSession.receive(tempo(1, 150));
    benSession.receive(new ClientMessage.Change(1, Edit.of(Fields.MASTER_VOLUME, 0.5), 0, false));
    mailbox.run();
    assertEquals(
        new ServerMessage.Steps("Change tempo", null),
        ann.take(ServerMessage.Steps.class).getLast());
    annSession.receive(new ClientMessage.Undo(2));
    annSession.receive(new ClientMessage.Undo(3));
    mailbox.run();
    assertEquals(99, room.state().tempo());
    assertEquals(0.5, room.state().masterVolume());
    List<ServerMessage> heard = ann.takeV2();
    assertTrue(
        heard.stream()
            .anyMatch(message ->
                message instanceof ServerMessage.Rejected rejected
                    && rejected.code() == Rejection.NOTHING_TO_UNDO));
    assertTrue(heard.contains(new ServerMessage.Steps(null, "Change tempo")));
  }

  @Test
  void presenceIsMergedAndToldAtMostThirtyTimesASecond() { // R25
    settle();
    for (int square = 0; square < 64; square++) {
      annSession.receive(
          new ClientMessage.Here(ANN, new Presence("/musicGrid/" + square, square, -1)));
      mailbox.run();
      mailbox.advanceMillis(1);
    }
    mailbox.advanceMillis(40);
    mailbox.run();
    List<ServerMessage.Participants> told = ben.take(ServerMessage.Participants.class);
    assertTrue(told.size() <= 4, "told " + told.size() + " times in about a tenth of a second");
    Participant last = told.getLast().here().getFirst();
    assertEquals(63, last.presence().held());
    annSession.leave();
    mailbox.run();
    assertEquals(Set.of(1), ben.take(ServerMessage.Participants.class).getLast().left());
  }

  @Test
  void oneWhoIsBehindGetsOneMergedEdit() { // R20
    settle();
    ben.isSlow = true;
    annSession.receive(tempo(1, 150));
    mailbox.run();
    ben.isSlow = false;
    ben.texts.clear();
    for (int counter = 2; counter < 50; counter++) {
      annSession.receive(tempo(counter, 100 + counter));
      mailbox.run();
    }
    benSession.receive(new ClientMessage.Ping(7));
    mailbox.run();
    assertEquals(List.of(), ben.texts, "nothing is sent to one who is behind");
    benSession.catchUp();
    annSession.receive(tempo(50, 200));
    mailbox.run();
    List<ServerMessage> heard = ben.takeV2();
    ServerMessage.Merged merged =
        heard.stream()
            .filter(ServerMessage.Merged.class::isInstance)
            .map(ServerMessage.Merged.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(1, merged.from());
    assertEquals(50, merged.rev(), "with what came in the same batch");
    assertEquals(200, merged.set().get(Fields.TEMPO));
    assertTrue(heard.stream().noneMatch(ServerMessage.Edited.class::isInstance));
    ServerMessage.Pong pong = (ServerMessage.Pong) heard.getLast();
    assertEquals(merged.rev(), pong.rev());
    annSession.receive(tempo(51, 210));
    mailbox.run();
    assertEquals(51, ben.take(ServerMessage.Edited.class).getFirst().rev());
  }

  @Test
  void oneWhoIsBehindIsToldWhoIsHereAndWhoIsNot() { // R20
    FakePeer cleo = new FakePeer();
    V2Session cleoSession = room.join(cleo, hello(CLEO, null));
    settle();
    ben.isSlow = true;
    annSession.receive(tempo(1, 150));
    mailbox.run();
    settle();
    annSession.leave();
    cleoSession.leave();
    mailbox.run();
    room.join(new FakePeer(), hello(CLEO, null));
    mailbox.run();
    ben.isSlow = false;
    benSession.catchUp();
    mailbox.run();
    ServerMessage.Participants told = ben.take(ServerMessage.Participants.class).getFirst();
    assertEquals(Set.of(1), told.left(), "who has come back is no more said to have left");
    assertEquals(List.of(2, 3), told.here().stream().map(Participant::id).toList());
  }

  @Test
  void cutsOneWhoIsBehindAndGoesOnBeingRefused() {
    settle();
    ben.isSlow = true;
    annSession.receive(tempo(1, 150));
    mailbox.run();
    for (int counter = 1; ben.closeCode == null && counter < 100_000; counter++) {
      benSession.receive(new ClientMessage.Undo(counter));
      mailbox.run();
    }
    assertEquals(1013, ben.closeCode);
    assertEquals(1, room.participants());
  }

  @Test
  void whoComesBackAtOnceIsNotSaidToHaveLeft() { // R9, R25
    settle();
    room.join(new FakePeer(), hello(ANN, null));
    mailbox.run();
    ServerMessage.Participants told = ben.take(ServerMessage.Participants.class).getFirst();
    assertEquals(Set.of(), told.left());
    assertEquals(List.of(1), told.here().stream().map(Participant::id).toList());
  }

  @Test
  void welcomesBeforeAnythingElseAndAsTheBatchEnds() { // R11
    annSession.receive(tempo(1, 150));
    annSession.receive(new ClientMessage.Undo(2));
    annSession.receive(new ClientMessage.Undo(3));
    annSession.receive(new ClientMessage.Ping(1));
    mailbox.run();
    List<ServerMessage> heard = ann.takeV2();
    ServerMessage.Welcome welcome = (ServerMessage.Welcome) heard.getFirst();
    assertEquals(2, welcome.rev());
    assertEquals(3, welcome.ack());
    assertTrue(heard.stream().noneMatch(ServerMessage.Edited.class::isInstance));
    assertEquals(2, ((ServerMessage.Pong) heard.getLast()).rev());
  }

  @Test
  void listsTheRoomsOnceInABatch() {
    settle();
    for (int i = 0; i < 100; i++) {
      annSession.receive(new ClientMessage.ListRooms());
    }
    mailbox.run();
    annSession.receive(new ClientMessage.ListRooms());
    mailbox.run();
    assertEquals(2, ann.take(ServerMessage.Rooms.class).size());
  }

  @Test
  void bothDialectsSeeEachOther() { // R34-R39
    FakePeer web = new FakePeer();
    V1Session webSession = room.joinLegacy(web);
    mailbox.run();
    assertEquals(List.of(new V1Message.Init(AppState.INITIAL)), web.takeV1());
    settle();
    annSession.receive(tempo(1, 150));
    mailbox.run();
    assertEquals(List.of(new V1Message.StateUpdate(room.state())), web.takeV1());
    webSession.update(
        new V1Message.Update(
            Edit.labelled("Update")
                .set(Fields.MASTER_VOLUME, 0.25)
                .set(Fields.TEMPO, 150.0)
                .build()));
    mailbox.run();
    ServerMessage.Edited edited = ann.take(ServerMessage.Edited.class).getLast();
    assertEquals(Edit.of(Fields.MASTER_VOLUME, 0.25), edited.edit());
    assertEquals(3, edited.id().by());
    assertEquals(List.of(), web.takeV1(), "the author of v1 knows");
    FakePeer late = new FakePeer();
    room.join(late, hello(CLEO, null));
    mailbox.run();
    Participant legacy = late.take(ServerMessage.Welcome.class).getFirst().participants().get(2);
    assertTrue(legacy.isLegacy());
    assertEquals("Web 1", legacy.identity().name());
  }

  @Test
  void onlyTheFirstCopyOfALostSessionIsTaken() { // R19
    settle();
    annSession.receive(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 150.0), 0, true));
    benSession.receive(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 90.0), 0, true));
    mailbox.run();
    assertEquals(150, room.state().tempo());
    assertEquals(Rejection.RESTORED, ben.take(ServerMessage.Rejected.class).getFirst().code());
  }

  @Test
  void refusesMoreWaitingMessagesThanItsShare() {
    for (int i = 1; i <= Session.MAX_WAITING; i++) {
      assertTrue(annSession.receive(tempo(i, 100 + i % 100)));
    }
    assertFalse(annSession.receive(tempo(1000, 99)));
    assertTrue(benSession.receive(tempo(1, 98)));
    mailbox.run();
    assertEquals(98, room.state().tempo());
    assertTrue(annSession.receive(tempo(1001, 97)));
  }

  @Test
  void listsTheRooms() {
    settle();
    annSession.receive(new ClientMessage.ListRooms());
    mailbox.run();
    assertEquals(
        List.of(new RoomInfo(RoomName.LOBBY, 2, false)),
        ann.take(ServerMessage.Rooms.class).getFirst().rooms());
  }

  @Test
  void ignoresWhoHasLeft() {
    settle();
    annSession.leave();
    annSession.receive(tempo(1, 150));
    benSession.receive(tempo(1, 160));
    mailbox.run();
    assertEquals(160, room.state().tempo());
    assertEquals(List.of(), ann.texts);
  }
}
