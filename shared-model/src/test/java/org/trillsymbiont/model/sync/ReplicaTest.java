package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;

/// A client while it is connected. Without a connection: [OfflineTest].
final class ReplicaTest {
  private static final long MILLI = 1_000_000;
  private static final Edit FAST = Edit.of(Fields.TEMPO, 140.0);

  private final Studio studio = Studio.plain();
  private final Studio.Guest ada = studio.guest("ada");
  private final Studio.Guest bob = studio.guest("bob");

  private static ServerMessage.Edited edited(long rev, int by, long counter, Edit edit) {
    return new ServerMessage.Edited(rev, new EditId(by, counter), 0, edit);
  }

  @Test
  void isNobodyBeforeTheFirstWelcome() {
    Replica replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
    assertEquals(0, replica.you());
    assertFalse(replica.isConnected());
    assertEquals(Optional.empty(), replica.resume());
    assertEquals(AppState.INITIAL, replica.visible());
    assertEquals(Received.NOTHING, replica.receive(edited(1, 1, 1, FAST), 0));
    assertEquals(AppState.INITIAL, replica.visible());
  }

  /// R11
  @Test
  void beginsWithWhatTheWelcomeTells() {
    ada.does(FAST);
    studio.settles();
    Studio.Guest cleo = studio.guest("cleo");
    assertEquals(140, cleo.sees(Fields.TEMPO));
    assertEquals(3, cleo.replica().you());
    assertEquals(Optional.of(new ClientMessage.Resume("epoch1", 1)), cleo.replica().resume());
    cleo.assertSeesWhatTheServerHas();
  }

  /// R28
  @Test
  void showsAnOwnEditAtOnce() {
    ada.does(FAST);
    assertEquals(140, ada.sees(Fields.TEMPO));
    assertEquals(99, ada.replica().confirmed().tempo());
    assertEquals(140, ada.replica().pending().get(Fields.TEMPO));
    ada.isHeard();
    ada.hears();
    ada.assertSeesWhatTheServerHas();
  }

  /// R28: Bob's value is overwritten by Ada's in the end, so she never sees it.
  @Test
  void doesNotFlickerWhenSomebodyElseWasEarlier() {
    ada.does(FAST);
    bob.sets(Fields.TEMPO, 80.0);
    bob.isHeard();
    ada.hears();
    assertEquals(140, ada.sees(Fields.TEMPO));
    assertEquals(80, ada.replica().confirmed().tempo());
    studio.settles();
    ada.assertSeesWhatTheServerHas();
    bob.assertSeesWhatTheServerHas();
    assertEquals(140, bob.sees(Fields.TEMPO));
  }

  /// R13
  @Test
  void givesInWhenSomebodyElseWasLater() {
    ada.does(FAST);
    bob.sets(Fields.TEMPO, 80.0);
    ada.isHeard();
    studio.settles();
    assertEquals(80, ada.sees(Fields.TEMPO));
    ada.assertSeesWhatTheServerHas();
  }

  /// R28: while a knob is turned, answers to earlier values come in.
  @Test
  void anAnswerDoesNotTurnAKnobBack() {
    ada.sets(Fields.TEMPO, 110.0);
    ada.isHeard();
    studio.aSecondPasses();
    ada.goesOn(Edit.of(Fields.TEMPO, 120.0));
    ada.hears();
    assertEquals(120, ada.sees(Fields.TEMPO));
    assertEquals(110, ada.replica().confirmed().tempo());
  }

  @Test
  void whatChangesNothingLeavesTheVeryState() {
    ada.does(FAST);
    AppState before = ada.replica().visible();
    ada.isHeard();
    ada.hears();
    assertSame(before, ada.replica().visible());
  }

  /// R29
  @Test
  void sendsTheLastValueOfADragWhenItsTimeHasCome() {
    Replica replica = ada.replica();
    assertEquals(1, replica.edit(FAST, 7, 0).size());
    assertEquals(List.of(), replica.edit(Edit.of(Fields.TEMPO, 150.0), 7, MILLI));
    assertEquals(List.of(), replica.edit(Edit.of(Fields.TEMPO, 160.0), 7, 2 * MILLI));
    OptionalLong wait = replica.nanosUntilFlush(2 * MILLI);
    assertEquals(OptionalLong.of(Outbox.INTERVAL_NANOS - 2 * MILLI), wait);
    assertEquals(List.of(), replica.flush(Outbox.INTERVAL_NANOS - 1));
    assertEquals(
        List.of(new ClientMessage.Change(2, Edit.of(Fields.TEMPO, 160.0), 7, false)),
        replica.flush(Outbox.INTERVAL_NANOS));
    assertEquals(OptionalLong.empty(), replica.nanosUntilFlush(Outbox.INTERVAL_NANOS));
  }

  @Test
  void sendsEverythingBeforeTheEnd() {
    ada.replica().edit(FAST, 7, 0);
    ada.replica().edit(Edit.of(Fields.TEMPO, 150.0), 7, MILLI);
    assertEquals(1, ada.replica().flushAll(2 * MILLI).size());
  }

  /// R21: the server alone knows what is taken back.
  @Test
  void undoIsSeenWhenTheServerHasDoneIt() {
    ada.does(FAST);
    studio.settles();
    ada.undoes();
    assertEquals(140, ada.sees(Fields.TEMPO));
    studio.settles();
    assertEquals(99, ada.sees(Fields.TEMPO));
    ada.redoes();
    studio.settles();
    assertEquals(140, bob.sees(Fields.TEMPO));
  }

  /// R15, R29: what waits is older than the undo.
  @Test
  void undoComesBehindWhatWaits() {
    ada.does(FAST);
    ada.does(Edit.of(Fields.TEMPO, 150.0));
    assertEquals(1, ada.up().size());
    ada.undoes();
    assertEquals(new ClientMessage.Undo(3), ada.up().getLast());
    studio.settles();
    assertEquals(140, ada.sees(Fields.TEMPO));
  }

  /// R12, R15
  @Test
  void takesBackWhatIsRejectedAndTellsWhy() {
    ada.does(FAST);
    ada.up().clear();
    var rejected = new ServerMessage.Rejected(1, Rejection.BAD_VALUE, "It is too fast.");
    Received received = ada.hears(rejected);
    assertEquals(rejected, received.rejected());
    assertEquals(99, ada.sees(Fields.TEMPO));
    ada.assertSeesWhatTheServerHas();
  }

  /// R14
  @Test
  void whatArrivesTwiceCountsOnce() {
    bob.does(FAST);
    bob.isHeard();
    ServerMessage first = ada.down().getLast();
    ada.hears();
    bob.sets(Fields.TEMPO, 80.0);
    studio.settles();
    assertEquals(Received.NOTHING, ada.hears(first));
    assertEquals(80, ada.sees(Fields.TEMPO));
    assertEquals(
        Received.NOTHING, ada.hears(new ServerMessage.Merged(0, 1, 0, 0, FAST, Transport.STOPPED)));
    assertEquals(80, ada.sees(Fields.TEMPO));
  }

  /// R14
  @Test
  void aGapMustBeClosed() {
    Received received = ada.hears(edited(2, bob.replica().you(), 2, FAST));
    assertTrue(received.needsResync());
    assertEquals(99, ada.sees(Fields.TEMPO));
  }

  /// R14: the client has sent 1 and 2, pinged, sent 3, and heard of revision 1 with its edit 1.
  @ParameterizedTest
  @CsvSource({
    "1, 1, it has not got the second",
    "1, 2, the answer to the second is lost",
    "2, 2, a revision is lost",
    "2, 1, a revision is lost",
    "1, 3, the answers to the second and the third are lost",
  })
  void aPongTellsWhatIsLost(long rev, long ack, String what) {
    Replica replica = sendsThreeAndHearsOne();
    assertTrue(pong(replica, 777, rev, ack).needsResync(), what);
  }

  private Replica sendsThreeAndHearsOne() {
    Replica replica = ada.replica();
    replica.edit(FAST, 0, 0);
    replica.edit(Edit.of(Fields.MASTER_VOLUME, 0.5), 0, 0);
    replica.pinged(777);
    replica.edit(Edit.of(Fields.IS_SYNCHRONIZED, false), 0, 0);
    replica.receive(edited(1, replica.you(), 1, FAST), 0);
    return replica;
  }

  private static Received pong(Replica replica, long t0, long rev, long ack) {
    return replica.receive(new ServerMessage.Pong(t0, 0, 0, rev, ack), 0);
  }

  /// R14
  @Test
  void aPongSaysNothingOfWhatWasSentBehindItsPing() {
    Replica replica = sendsThreeAndHearsOne();
    replica.receive(edited(2, replica.you(), 2, Edit.of(Fields.MASTER_VOLUME, 0.5)), 0);
    assertFalse(pong(replica, 777, 2, 2).needsResync());
  }

  /// R14: one that answers an older ping.
  @Test
  void anOlderPongSaysNothingOfWhatWasSentLater() {
    Replica replica = sendsThreeAndHearsOne();
    assertFalse(pong(replica, 776, 1, 1).needsResync());
    assertTrue(pong(replica, 776, 2, 1).needsResync(), "but of what should have been heard");
  }

  /// R20
  @Test
  void takesSeveralEditsAsOne() {
    ada.does(FAST);
    ada.up().clear();
    Edit set = FAST.then(Edit.of(Fields.MASTER_VOLUME, 0.5));
    assertEquals(
        Received.NOTHING, ada.hears(new ServerMessage.Merged(0, 7, 1, 0, set, Transport.STOPPED)));
    assertEquals(7, ada.replica().resume().orElseThrow().rev());
    assertEquals(0.5, ada.sees(Fields.MASTER_VOLUME));
    assertTrue(ada.replica().pending().isEmpty(), "the own edit is among them");
    // It goes on behind them.
    assertEquals(Received.NOTHING, ada.hears(edited(8, 2, 1, Edit.of(Fields.TEMPO, 80.0))));
    assertEquals(80, ada.sees(Fields.TEMPO));
  }

  /// R20, R28
  @Test
  void whatIsMergedDoesNotHideWhatIsUnanswered() {
    ada.does(FAST);
    ada.hears(new ServerMessage.Merged(0, 7, 0, 0, Edit.of(Fields.TEMPO, 80.0), Transport.STOPPED));
    assertEquals(140, ada.sees(Fields.TEMPO));
    assertEquals(80, ada.replica().confirmed().tempo());
  }

  /// R14, R20
  @Test
  void aMergeThatBeginsTooLateLeavesAGap() {
    assertTrue(
        ada.hears(new ServerMessage.Merged(1, 7, 0, 0, FAST, Transport.STOPPED)).needsResync());
    assertEquals(99, ada.sees(Fields.TEMPO));
  }

  /// R11
  @Test
  void aWelcomeThatBeginsTooLateLeavesAGap() {
    bob.does(FAST);
    studio.settles();
    ServerMessage.Welcome welcome = bob.welcome();
    assertEquals(1, welcome.from());
    Replica newcomer = new Replica(TimeUnit.NANOSECONDS::toMicros);
    assertTrue(newcomer.receive(welcome, 0).needsResync());
    assertFalse(newcomer.isConnected());
  }

  @Test
  void whatIsNotAboutTheStateChangesNothing() {
    AppState before = ada.replica().visible();
    for (ServerMessage message :
        List.of(
            new ServerMessage.Steps("Clear grid", null),
            new ServerMessage.Rooms(List.of()),
            new ServerMessage.Saved(0),
            new ServerMessage.Participants(List.of(), Set.of()))) {
      assertEquals(Received.NOTHING, ada.hears(message));
      assertSame(before, ada.replica().visible());
    }
  }
}
