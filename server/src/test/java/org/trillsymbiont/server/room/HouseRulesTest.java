package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.ServerMessage.Conditions;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;
import org.trillsymbiont.server.watch.Watch;

/// Roles and locks in a room whose clock the test moves. R47-R54
final class HouseRulesTest {
  private static final int ANN = 1;
  private static final int BEN = 2;

  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 8, List::of, Watch.NONE);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final V2Session annSession = join(ann, "Ann");
  private final V2Session benSession = join(ben, "Ben");
  private final Map<Integer, Role> benSees = new TreeMap<>();
  private long counter;

  private V2Session join(FakePeer peer, String name) {
    V2Session session = room.join(peer, hello(name));
    mailbox.run();
    return session;
  }

  private static ClientMessage.Hello hello(String name) {
    Identity who = new Identity(name, Colour.PALETTE.getFirst());
    return new ClientMessage.Hello(2, RoomName.LOBBY, who, "token-" + name, null, null);
  }

  private void says(V2Session who, ClientMessage message) {
    who.receive(message);
    mailbox.run();
  }

  private <T> void sets(V2Session who, Field<T> field, T value) {
    says(who, new ClientMessage.Change(++counter, Edit.of(field, value), 0, false));
  }

  /// What Ben has been told of who is what.
  private Map<Integer, Role> benSees() {
    for (ServerMessage message : ben.takeV2()) {
      switch (message) {
        case ServerMessage.Welcome welcome -> {
          benSees.clear();
          welcome.participants().forEach(who -> benSees.put(who.id(), who.role()));
        }
        case ServerMessage.Participants(var here, var left) -> {
          here.forEach(who -> benSees.put(who.id(), who.role()));
          benSees.keySet().removeAll(left);
        }
        default -> {
          // Not about people.
        }
      }
    }
    return benSees;
  }

  private void forget() {
    ann.texts.clear();
    benSees();
  }

  private static <T> AppState with(Field<T> field, T value) {
    return Reducer.apply(AppState.INITIAL, Edit.of(field, value));
  }

  private Rejection refusalOf(FakePeer peer) {
    return peer.take(ServerMessage.Rejected.class).getLast().code();
  }

  @Test
  void theFirstIsTheHost() { // R48
    assertEquals(Map.of(ANN, Role.HOST, BEN, Role.PLAYER), benSees());
    assertEquals(
        List.of(), ann.take(Conditions.class), "nothing is locked, and so nothing is said of it");
  }

  @Test
  void aHostWhoStaysAwayIsFollowed() { // R48
    join(new FakePeer(), "Cleo");
    annSession.leave();
    mailbox.advanceMillis(59_999);
    assertEquals(Map.of(BEN, Role.PLAYER, 3, Role.PLAYER), benSees());
    mailbox.advanceMillis(1);
    assertEquals(Map.of(BEN, Role.HOST, 3, Role.PLAYER), benSees());
    join(ann, "Ann");
    assertEquals(Map.of(ANN, Role.PLAYER, BEN, Role.HOST, 3, Role.PLAYER), benSees());
    assertEquals(0, mailbox.waiting(), "nothing waits when all is settled");
  }

  @Test
  void aHostWhoComesBackIsTheHost() { // R47, R48
    annSession.leave();
    mailbox.advanceMillis(59_000);
    join(ann, "Ann");
    mailbox.advanceMillis(600_000);
    assertEquals(Map.of(ANN, Role.HOST, BEN, Role.PLAYER), benSees());
  }

  @Test
  void aNewerConnectionOfTheHostIsTheHost() { // R9, R47
    join(new FakePeer(), "Ann");
    mailbox.advanceMillis(600_000);
    assertEquals(Map.of(ANN, Role.HOST, BEN, Role.PLAYER), benSees());
  }

  @Test
  void theOriginalIsNeverTheHost() { // R47, R48
    benSession.leave();
    annSession.leave();
    room.joinLegacy(new FakePeer());
    mailbox.advanceMillis(600_000);
    assertEquals(0, mailbox.waiting());
    join(ben, "Ben");
    assertEquals(Map.of(BEN, Role.HOST, 3, Role.PLAYER), benSees());
    says(benSession, new ClientMessage.Appoint(3, Role.HOST));
    assertEquals(Map.of(BEN, Role.HOST, 3, Role.PLAYER), benSees());
  }

  @Test
  void onlyTheHostCommands() { // R48
    forget();
    for (ClientMessage.Command command :
        List.of(
            new ClientMessage.Appoint(BEN, Role.HOST),
            new ClientMessage.Appoint(ANN, Role.LISTENER),
            new ClientMessage.Kick(ANN),
            new ClientMessage.SetLocks(Set.of(Lock.GRID)))) {
      says(benSession, command);
      assertEquals(
          List.of(new ServerMessage.Rejected(0, Rejection.NOT_HOST, "Only the host may do that.")),
          ben.takeV2());
    }
    assertEquals(List.of(), ann.texts);
    assertNull(ann.closeCode);
  }

  @Test
  void whoCommandsInVainAndHearsNothingIsGivenUp() { // R20, R48
    ben.isSlow = true;
    sets(annSession, Fields.TEMPO, 100.0);
    for (int times = 0; times < 2_000 && ben.closeCode == null; times++) {
      says(benSession, new ClientMessage.Kick(ANN));
    }
    assertEquals(1013, ben.closeCode);
  }

  @Test
  void theHostHandsOver() { // R49
    says(annSession, new ClientMessage.Appoint(BEN, Role.HOST));
    assertEquals(Map.of(ANN, Role.PLAYER, BEN, Role.HOST), benSees());
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.GRID)));
    assertEquals(Rejection.NOT_HOST, refusalOf(ann));
    says(benSession, new ClientMessage.SetLocks(Set.of(Lock.GRID)));
    assertEquals(new Conditions(Set.of(Lock.GRID), null), ann.take(Conditions.class).getLast());
  }

  @Test
  void aListenerChangesNothing() { // R52
    says(benSession, new ClientMessage.Change(++counter, Edit.of(Fields.TEMPO, 77.0), 0, false));
    says(annSession, new ClientMessage.Appoint(BEN, Role.LISTENER));
    assertEquals(Role.LISTENER, benSees().get(BEN));
    for (ClientMessage message :
        List.of(
            new ClientMessage.Change(++counter, Edit.of(Fields.REVERB, 0.5), 0, false),
            new ClientMessage.Change(++counter, Edit.of(Fields.SHOW_HELP, true), 0, false),
            new ClientMessage.Undo(++counter))) {
      says(benSession, message);
      assertEquals(Rejection.LISTENER, refusalOf(ben));
    }
    assertEquals(with(Fields.TEMPO, 77.0), room.state());
    says(annSession, new ClientMessage.Appoint(BEN, Role.PLAYER));
    says(benSession, new ClientMessage.Undo(++counter));
    assertEquals(99, room.state().tempo(), "the step is still there");
  }

  @Test
  void aListenerHoldsNothing() { // R52
    Identity who = new Identity("Ben", Colour.PALETTE.getFirst());
    Presence holding = new Presence("/musicGrid/12", 12, 3);
    says(benSession, new ClientMessage.Here(who, holding));
    mailbox.advanceMillis(100);
    forget();
    says(annSession, new ClientMessage.Appoint(BEN, Role.LISTENER));
    Participant let =
        new Participant(BEN, who, new Presence("/musicGrid/12", -1, 3), false, Role.LISTENER);
    assertEquals(List.of(let), ann.take(ServerMessage.Participants.class).getLast().here());
    says(benSession, new ClientMessage.Here(who, holding.withLatencyMillis(4)));
    mailbox.advanceMillis(100);
    Participant told = ann.take(ServerMessage.Participants.class).getLast().here().getFirst();
    assertEquals(-1, told.presence().held());
    assertEquals(4, told.presence().latencyMillis());
    assertEquals(Role.LISTENER, told.role());
  }

  @Test
  void whatIsLockedIsTheHosts() { // R51, R52
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.TEMPO)));
    assertEquals(List.of(new Conditions(Set.of(Lock.TEMPO), null)), ben.take(Conditions.class));
    Edit both = Edit.labelled("Both").set(Fields.TEMPO, 120.0).set(Fields.REVERB, 0.5).build();
    says(benSession, new ClientMessage.Change(++counter, both, 0, false));
    ServerMessage.Rejected rejected = ben.take(ServerMessage.Rejected.class).getLast();
    assertEquals(Rejection.LOCKED, rejected.code());
    assertEquals(counter, rejected.counter());
    assertEquals(AppState.INITIAL, room.state(), "all or nothing");
    sets(benSession, Fields.SELECTED_KEY, PitchClass.parse("D"));
    sets(annSession, Fields.TEMPO, 150.0);
    assertEquals(150, room.state().tempo());
    assertEquals(PitchClass.parse("D"), room.state().selectedKey());
  }

  @Test
  void aStepThatTouchesALockStays() { // R52
    sets(benSession, Fields.TEMPO, 120.0);
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.TEMPO)));
    forget();
    says(benSession, new ClientMessage.Undo(++counter));
    assertEquals(Rejection.LOCKED, refusalOf(ben));
    assertEquals(120, room.state().tempo());
    says(annSession, new ClientMessage.SetLocks(Set.of()));
    says(benSession, new ClientMessage.Undo(++counter));
    assertEquals(99, room.state().tempo());
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.TEMPO)));
    says(benSession, new ClientMessage.Redo(++counter));
    assertEquals(Rejection.LOCKED, refusalOf(ben));
    assertEquals(99, room.state().tempo());
  }

  @Test
  void theRoomsOwnEditsAreNeverLocked() { // R51
    sets(annSession, Fields.KEY_CHANGE, KeyChange.NEXT_BAR);
    says(annSession, new ClientMessage.Change(++counter, Gestures.startEvolution(), 0, false));
    says(annSession, new ClientMessage.Change(++counter, Gestures.play(), 0, false));
    says(
        benSession,
        new ClientMessage.Change(
            ++counter,
            Gestures.chooseKey(room.state(), PitchClass.parse("E"), Mode.MINOR),
            0,
            false));
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.values())));
    mailbox.advanceMillis(10_000);
    assertTrue(room.state().evolution().generation() > 3);
    assertEquals(PitchClass.parse("E"), room.state().selectedKey());
  }

  @Test
  void whoComesLaterIsToldTheLocks() { // R54
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.GRID, Lock.HARMONY)));
    FakePeer late = new FakePeer();
    join(late, "Cleo");
    List<ServerMessage> heard = late.takeV2();
    assertTrue(heard.get(0) instanceof ServerMessage.Welcome);
    assertEquals(new Conditions(Set.of(Lock.GRID, Lock.HARMONY), null), heard.get(1));
  }

  @Test
  void whoWasBehindIsToldTheLocks() { // R20, R54
    ben.isSlow = true;
    sets(annSession, Fields.TEMPO, 100.0);
    ben.isSlow = false;
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.GRID)));
    says(annSession, new ClientMessage.Appoint(BEN, Role.LISTENER));
    forget();
    benSession.catchUp();
    mailbox.run();
    assertTrue(ben.texts.contains("{\"conditions\":{\"locked\":[\"grid\"]}}"));
    assertEquals(Role.LISTENER, benSees().get(BEN));
  }

  @Test
  void whoIsAskedToLeaveGoesAndStaysAway() { // R50
    forget();
    says(annSession, new ClientMessage.Kick(BEN));
    assertEquals(CloseCode.REMOVED.code(), ben.closeCode);
    assertEquals(Set.of(BEN), ann.take(ServerMessage.Participants.class).getLast().left());
    sets(benSession, Fields.TEMPO, 150.0);
    assertEquals(99, room.state().tempo(), "what he still says does not count");
    FakePeer again = new FakePeer();
    join(again, "Ben");
    assertEquals(CloseCode.REMOVED.code(), again.closeCode);
    assertEquals(List.of(), again.texts);
    mailbox.advanceMillis(600_000);
    FakePeer later = new FakePeer();
    join(later, "Ben");
    assertNull(later.closeCode);
    assertEquals(BEN, later.take(ServerMessage.Welcome.class).getFirst().you());
  }

  @Test
  void theHostDoesNotRemoveHimself() { // R49, R50
    says(annSession, new ClientMessage.Kick(ANN));
    says(annSession, new ClientMessage.Appoint(ANN, Role.LISTENER));
    says(annSession, new ClientMessage.Kick(99));
    assertNull(ann.closeCode);
    assertEquals(Role.HOST, benSees().get(ANN));
  }

  @Test
  void ofTheOriginalsUpdatesWhatIsLockedIsLeftOut() { // R53
    FakePeer tab = new FakePeer();
    V1Session session = room.joinLegacy(tab);
    mailbox.run();
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.TEMPO)));
    tab.texts.clear();
    update(session, Edit.of(Fields.TEMPO, 200.0));
    assertEquals(AppState.INITIAL, room.state());
    assertEquals(AppState.INITIAL, tab.lastState(), "it is told how it is");
    update(
        session, Edit.labelled("").set(Fields.TEMPO, 200.0).set(Fields.MASTER_VOLUME, 0.5).build());
    assertEquals(with(Fields.MASTER_VOLUME, 0.5), room.state());
    assertEquals(room.state(), tab.lastState());
    tab.texts.clear();
    update(session, Edit.of(Fields.MASTER_VOLUME, 0.25));
    assertEquals(List.of(), tab.texts, "what is taken as it was is not told to its author");
  }

  private void update(V1Session session, Edit edit) {
    session.update(new V1Message.Update(edit));
    mailbox.run();
  }

  @Test
  void theOriginalCanBeMadeAListenerAndRemoved() { // R47, R50, R53
    FakePeer tab = new FakePeer();
    V1Session session = room.joinLegacy(tab);
    mailbox.run();
    says(annSession, new ClientMessage.Appoint(3, Role.LISTENER));
    assertEquals(Role.LISTENER, benSees().get(3));
    update(session, Edit.of(Fields.MASTER_VOLUME, 0.5));
    assertEquals(AppState.INITIAL, room.state());
    assertEquals(AppState.INITIAL, tab.lastState());
    says(annSession, new ClientMessage.Kick(3));
    assertEquals(CloseCode.REMOVED.code(), tab.closeCode);
    room.joinLegacy(new FakePeer());
    mailbox.run();
    assertEquals(Role.PLAYER, benSees().get(4));
  }

  @Test
  void aReadOnlyRoomTakesNothingFromAnybodyAndSaysWhy() { // R54
    FakeJournal journal = new FakeJournal();
    Room stored = new Room(RoomName.LOBBY, mailbox, "epoch1", 8, List::of, journal, Watch.NONE);
    journal.room().opened(null, "The disk is full.");
    FakePeer peer = new FakePeer();
    V2Session host = stored.join(peer, hello("Ann"));
    mailbox.run();
    Conditions full = new Conditions(Set.of(), "The disk is full.");
    assertEquals(List.of(full), peer.take(Conditions.class), "who comes is told");
    journal.room().readOnly(null);
    mailbox.run();
    assertEquals(List.of(Conditions.OPEN), peer.take(Conditions.class));
    sets(host, Fields.TEMPO, 120.0);
    journal.room().readOnly("The disk is full.");
    mailbox.run();
    assertEquals(List.of(full), peer.take(Conditions.class));
    sets(host, Fields.TEMPO, 150.0);
    assertEquals(
        List.of(new ServerMessage.Rejected(counter, Rejection.READ_ONLY, "The disk is full.")),
        peer.take(ServerMessage.Rejected.class));
    says(host, new ClientMessage.Undo(++counter));
    assertEquals(Rejection.READ_ONLY, refusalOf(peer));
    assertEquals(120, stored.state().tempo());
    journal.room().readOnly(null);
    mailbox.run();
    says(host, new ClientMessage.Undo(++counter));
    assertEquals(99, stored.state().tempo());
  }

  @Test
  void tellsWhatIsToBeStored() {
    says(annSession, new ClientMessage.Appoint(BEN, Role.LISTENER));
    says(annSession, new ClientMessage.SetLocks(Set.of(Lock.GRID)));
    assertEquals(
        new Roles.Kept(SeatKey.of("token-Ann"), Set.of(SeatKey.of("token-Ben")), Set.of(Lock.GRID)),
        room.kept());
  }
}
