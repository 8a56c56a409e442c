package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

final class AuthorityTest {
  private static final int MOST_ABSENT = 256;
  private static final Edit FAST = Edit.of(Fields.TEMPO, 140.0);
  private static final Edit SLOW = Edit.of(Fields.TEMPO, 60.0);
  private static final Edit QUIET = Edit.of(Fields.MASTER_VOLUME, 0.25);

  private final Authority room = new Authority("epoch1");
  private final int ada = room.join("token-of-ada");
  private final int bob = room.join("token-of-bob");

  private static ClientMessage.Change change(long counter, Edit edit) {
    return new ClientMessage.Change(counter, edit, 0, false);
  }

  private static ServerMessage.Edited taken(Authority.Reply reply) {
    return assertInstanceOf(Authority.Reply.Taken.class, reply).edited();
  }

  private static ServerMessage.Rejected refused(Authority.Reply reply) {
    return assertInstanceOf(Authority.Reply.Refused.class, reply).rejected();
  }

  private static final Authority.Reply KNOWN = new Authority.Reply.Known();

  /// R13, R14
  @Test
  void putsTheEditsOfAllIntoOneOrder() {
    assertEquals(
        new ServerMessage.Edited(1, new EditId(ada, 1), 10, FAST),
        taken(room.take(ada, change(1, FAST), 10)));
    assertEquals(
        new ServerMessage.Edited(2, new EditId(bob, 1), 20, SLOW),
        taken(room.take(bob, change(1, SLOW), 20)));
    assertEquals(
        new ServerMessage.Edited(3, new EditId(ada, 2), 30, QUIET),
        taken(room.take(ada, change(2, QUIET), 30)));
    assertEquals(3, room.rev());
    assertEquals(60, room.state().tempo());
    assertEquals(0.25, room.state().masterVolume());
  }

  /// R13: an edit that changes nothing is one all the same, or its author would wait for ever.
  @Test
  void anEditOfNothingMakesARevisionToo() {
    taken(room.take(ada, change(1, Edit.labelled("Nothing").build()), 0));
    taken(room.take(ada, change(2, Edit.of(Fields.TEMPO, 99.0)), 0));
    assertEquals(2, room.rev());
    assertEquals(AppState.INITIAL, room.state());
  }

  /// R15
  @Test
  void takesEachNumberOnce() {
    taken(room.take(ada, change(1, FAST), 0));
    taken(room.take(bob, change(1, SLOW), 0));
    assertEquals(KNOWN, room.take(ada, change(1, FAST), 0));
    assertEquals(KNOWN, room.take(ada, new ClientMessage.Undo(1), 0));
    assertEquals(KNOWN, room.take(ada, change(0, FAST), 0));
    assertEquals(2, room.rev());
    assertEquals(60, room.state().tempo());
  }

  /// R15: what somebody gave up on return is never sent.
  @Test
  void numbersMayBeLeftOut() {
    taken(room.take(ada, change(1, FAST), 0));
    taken(room.take(ada, change(7, SLOW), 0));
    assertEquals(7, room.ack(ada));
    assertEquals(KNOWN, room.take(ada, change(3, FAST), 0));
    assertEquals(0, room.ack(bob));
  }

  /// R12, R15
  @Test
  void aBadEditChangesNothingAndIsAnsweredOnce() {
    var bad = new ClientMessage.BadChange(1, "/tempo is too slow");
    assertEquals(
        new ServerMessage.Rejected(1, Rejection.BAD_VALUE, "/tempo is too slow"),
        refused(room.take(ada, bad, 0)));
    assertEquals(1, room.ack(ada));
    assertEquals(0, room.rev());
    assertEquals(KNOWN, room.take(ada, bad, 0));
  }

  /// R7, R39
  @Test
  void countsForThoseWhoDoNotCountThemselves() {
    assertEquals(new EditId(EditId.ROOM, 1), room.own(FAST, 0).id());
    assertEquals(new EditId(EditId.ROOM, 2), room.own(SLOW, 0).id());
    assertEquals(new EditId(bob, 1), room.unnumbered(bob, FAST, 0).id());
    assertEquals(new EditId(bob, 2), room.unnumbered(bob, SLOW, 0).id());
    assertEquals(4, room.rev());
  }

  /// R9
  @Test
  void whoComesBackGetsHisNumberHisCountAndHisSteps() {
    taken(room.take(ada, change(1, FAST), 0));
    taken(room.take(ada, change(2, QUIET), 0));
    room.leave(ada);
    int cleo = room.join("token-of-cleo");
    assertEquals(ada, room.join("token-of-ada"));
    assertNotEquals(ada, cleo);
    assertEquals(2, room.ack(ada));
    assertEquals(new ServerMessage.Steps("Change volume", null), room.steps(ada));
    assertEquals(KNOWN, room.take(ada, change(2, SLOW), 0));
    assertEquals(
        1, taken(room.take(ada, new ClientMessage.Undo(3), 0)).edit().get(Fields.MASTER_VOLUME));
  }

  @Test
  void refusesNumbersThatItHasNotGiven() {
    assertThrows(IllegalArgumentException.class, () -> room.take(99, change(1, FAST), 0));
    assertThrows(IllegalArgumentException.class, () -> room.leave(99));
    assertThrows(IllegalArgumentException.class, () -> room.ack(0));
  }

  /// R9
  @Test
  void forgetsThoseWhoAreAwayLongestAndNobodyWhoIsHere() {
    List<Integer> numbers = fillWithAbsent(MOST_ABSENT + 1);
    assertEquals(MOST_ABSENT + 2, room.snapshot().seats().size());
    assertNotEquals(numbers.get(0), room.join("absent 0"), "is remembered for ever");
    assertEquals(numbers.get(1), room.join("absent 1"));
    assertEquals(numbers.getLast(), room.join("absent " + MOST_ABSENT));
    assertEquals(0, room.ack(ada));
    assertEquals(0, room.ack(bob));
  }

  /// R39: a browser's tab has no token to come back with.
  @Test
  void whoCantComeBackTakesNobodysPlace() {
    List<Integer> numbers = fillWithAbsent(MOST_ABSENT);
    room.leaveForGood(room.join("v1 1"));
    assertEquals(numbers.get(0), room.join("absent 0"));
    assertNotEquals(MOST_ABSENT + 3, room.join("v1 1"), "is a stranger");
  }

  private List<Integer> fillWithAbsent(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      numbers.add(room.join("absent " + each));
      room.leave(numbers.getLast());
    }
    return numbers;
  }

  /// R9: coming back counts as being here again, also for who comes and goes.
  @Test
  void whoCameBackLatelyIsNotAwayLongest() {
    List<Integer> numbers = fillWithAbsent(MOST_ABSENT);
    room.leave(room.join("absent 0"));
    room.leave(room.join("one more"));
    assertEquals(numbers.get(0), room.join("absent 0"));
    assertNotEquals(numbers.get(1), room.join("absent 1"));
  }

  /// R11
  @ParameterizedTest
  @CsvSource({
    ",         0, 0",
    "epoch1,   0, 0",
    "epoch1,   1, 1",
    "epoch1,   2, 2",
    "epoch1,   3, 0",
    "epoch0,   1, 0",
  })
  void goesOnFromWhatAClientHasWhenThatIsOfThisEpoch(
      @Nullable String epoch, long rev, long expected) {
    taken(room.take(ada, change(1, FAST), 0));
    taken(room.take(bob, change(1, QUIET), 0));
    assertEquals(expected, room.from(epoch == null ? null : new ClientMessage.Resume(epoch, rev)));
  }

  /// R11
  @Test
  void tellsEachFieldThatWasWrittenSinceWithItsValueNow() {
    taken(room.take(ada, change(1, FAST), 0));
    taken(room.take(bob, change(1, QUIET), 0));
    taken(room.take(ada, change(2, SLOW), 0));
    assertEquals(Set.of(Fields.TEMPO, Fields.MASTER_VOLUME), room.since(0).fields());
    assertEquals(room.state(), Reducer.apply(AppState.INITIAL, room.since(0)));
    assertEquals(Set.of(Fields.TEMPO, Fields.MASTER_VOLUME), room.since(1).fields());
    assertEquals(SLOW, room.since(2));
    assertEquals(Set.of(), room.since(3).fields());
  }

  /// R11: also when its value is the default again, which somebody may not know.
  @Test
  void tellsWhatWasSetBack() {
    taken(room.take(ada, change(1, FAST), 0));
    taken(room.take(ada, new ClientMessage.Undo(2), 0));
    assertEquals(Edit.of(Fields.TEMPO, 99.0), room.since(1));
  }

  /// R19
  @Test
  void ofSeveralCopiesOfALostSessionTheFirstCounts() {
    var first = new ClientMessage.Change(5, FAST.then(QUIET), 0, true);
    var second = new ClientMessage.Change(9, SLOW, 0, true);
    assertEquals(1, taken(room.take(ada, first, 0)).rev());
    assertEquals(
        new ServerMessage.Rejected(
            9, Rejection.RESTORED, "Somebody else has brought the session back."),
        refused(room.take(bob, second, 0)));
    assertEquals(140, room.state().tempo());
    // What is brought back is nobody's step.
    assertEquals(new ServerMessage.Steps(null, null), room.steps(ada));
  }

  /// R17, R18
  @Test
  void goesOnWithWhatWasStored() {
    taken(room.take(ada, change(4, FAST), 0));
    taken(room.take(bob, change(7, QUIET), 0));
    Authority next = new Authority("epoch2", room.snapshot());
    assertEquals("epoch2", next.epoch());
    assertEquals(room.state(), next.state());
    assertEquals(2, next.rev());
    assertEquals(bob, next.join("token-of-bob"));
    assertEquals(7, next.ack(bob));
    assertEquals(KNOWN, next.take(bob, change(7, SLOW), 0));
    assertEquals(3, next.join("token-of-cleo"));
    assertEquals(QUIET, next.since(1));
    // Undo does not survive.
    assertEquals(Rejection.NOTHING_TO_UNDO, refused(undo(next, bob, 8)).code());
  }

  private static Authority.Reply undo(Authority room, int participant, long counter) {
    return room.take(participant, new ClientMessage.Undo(counter), 0);
  }

  /// R18, R21: who wrote what last is stored, so a step of a later life spares what others have
  /// written in it, and only that.
  @Test
  void undoAfterARestartSparesWhatOthersHaveWrittenSince() {
    taken(room.take(bob, change(1, FAST), 0));
    Authority next = new Authority("epoch2", room.snapshot());
    next.join("token-of-ada");
    next.join("token-of-bob");
    taken(next.take(ada, change(1, SLOW.then(QUIET)), 0));
    taken(next.take(bob, change(2, Edit.of(Fields.MASTER_VOLUME, 0.5)), 0));
    assertEquals(Set.of(Fields.TEMPO), taken(undo(next, ada, 2)).edit().fields());
    assertEquals(140, next.state().tempo());
    assertEquals(0.5, next.state().masterVolume());
  }

  /// R18
  @Test
  void storesTheSameAgain() {
    taken(room.take(ada, change(4, FAST), 0));
    room.own(QUIET, 0);
    Authority.Snapshot stored = room.snapshot();
    Authority.Snapshot again = new Authority("epoch2", stored).snapshot();
    assertEquals(stored.state(), again.state());
    assertEquals(stored.rev(), again.rev());
    assertEquals(stored.writes(), again.writes());
    assertEquals(new Authority.Write(ada, 1), again.writes().get(Fields.TEMPO));
    assertEquals(new Authority.Write(EditId.ROOM, 2), again.writes().get(Fields.MASTER_VOLUME));
    assertEquals(stored.seats(), again.seats());
    assertEquals(stored.lastNumber(), again.lastNumber());
    assertEquals("epoch2", again.epoch());
    assertEquals(2L, again.ends().get("epoch1"));
  }

  /// R9, R18: who was here when the server fell is not forgotten before those who had left.
  @Test
  void remembersAfterARestartWhoHadLeftAndInWhichOrder() {
    List<Integer> numbers = fillWithAbsent(MOST_ABSENT - 1);
    Authority next = new Authority("epoch2", room.snapshot());
    // Now there are two more than it wants to remember.
    next.leave(next.join("one more"));
    assertNotEquals(numbers.get(0), next.join("absent 0"));
    assertNotEquals(numbers.get(1), next.join("absent 1"));
    assertEquals(numbers.get(2), next.join("absent 2"));
    assertEquals(ada, next.join("token-of-ada"));
    assertEquals(bob, next.join("token-of-bob"));
  }
}
