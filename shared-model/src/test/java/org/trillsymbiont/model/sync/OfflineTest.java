package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;

/// A client whose connection is lost, and that comes back to the same server. R30, R31
final class OfflineTest {
  private final Studio studio = Studio.plain();
  private final Studio.Guest ada = studio.guest("ada");
  private final Studio.Guest bob = studio.guest("bob");

  private static Set<Field<?>> fields(List<Edit> edits) {
    return edits.stream().flatMap(edit -> edit.fields().stream()).collect(Collectors.toSet());
  }

  /// R30
  @Test
  void editsGoOnWithoutAConnectionAndAreSentLater() {
    ada.isCut();
    ada.sets(Fields.TEMPO, 140.0);
    assertEquals(140, ada.sees(Fields.TEMPO));
    assertEquals(List.of(), new ArrayList<>(ada.up()));
    assertTrue(ada.replica().nanosUntilFlush(0).isEmpty());
    bob.sets(Fields.MASTER_VOLUME, 0.5);
    studio.settles();
    Received back = ada.connects();
    assertEquals(List.of(), back.overtaken());
    assertEquals(140, ada.sees(Fields.TEMPO));
    studio.settles();
    ada.assertSeesWhatTheServerHas();
    bob.assertSeesWhatTheServerHas();
    assertEquals(140, bob.sees(Fields.TEMPO));
    assertEquals(0.5, ada.sees(Fields.MASTER_VOLUME));
  }

  /// R29, R30: after a reconnection nothing that waited waits on.
  @Test
  void whatWaitedLeavesWithTheWelcome() {
    ada.sets(Fields.TEMPO, 140.0);
    ada.isHeard();
    ada.sets(Fields.TEMPO, 150.0);
    assertEquals(List.of(), new ArrayList<>(ada.up()));
    ada.isCut();
    assertEquals(1, ada.connects().toSend().size());
  }

  /// R30: also before the first welcome.
  @Test
  void whatIsDoneBeforeTheFirstWelcomeIsSentBehindIt() {
    Replica replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
    Edit edit = Edit.of(Fields.TEMPO, 140.0);
    assertEquals(List.of(), replica.edit(edit, 3, 0));
    Received welcome = replica.receive(bob.welcome(), 0);
    assertEquals(List.of(new ClientMessage.Change(1, edit, 3, false)), welcome.toSend());
  }

  /// R30
  @Test
  void ofWhatWasSetTwiceTheLastIsSent() {
    ada.isCut();
    for (double tempo = 100; tempo <= 140; tempo++) {
      ada.goesOn(Edit.of(Fields.TEMPO, tempo));
    }
    ada.does(Gestures.clear());
    ada.sets(Fields.square(3).active(), true);
    List<ClientMessage.Numbered> sent = ada.connects().toSend();
    assertEquals(3, sent.size());
    studio.settles();
    assertEquals(140, bob.sees(Fields.TEMPO));
    assertTrue(bob.sees(Fields.square(3).active()));
    // The drag is one step of undo.
    ada.undoes();
    ada.undoes();
    studio.settles();
    assertEquals(AppState.INITIAL, bob.replica().visible());
  }

  /// R15: the server has taken it, and the answer is lost.
  @Test
  void whatTheServerHasTakenIsNotSentAgain() {
    ada.sets(Fields.TEMPO, 140.0);
    ada.isHeard();
    bob.hears();
    bob.sets(Fields.TEMPO, 80.0);
    bob.isHeard();
    ada.isCut();
    Received back = ada.connects();
    assertEquals(List.of(), back.toSend());
    assertEquals(List.of(), back.overtaken());
    studio.settles();
    assertEquals(80, ada.sees(Fields.TEMPO));
    ada.assertSeesWhatTheServerHas();
  }

  /// R31: what the server has taken of one's own is no change by others.
  @Test
  void doesNotGiveWayToAnOwnEditOfWhichTheAnswerIsLost() {
    ada.sets(Fields.TEMPO, 140.0);
    ada.isHeard();
    studio.aSecondPasses();
    ada.sets(Fields.TEMPO, 150.0);
    ada.isCut();
    Received back = ada.connects();
    assertEquals(List.of(), back.overtaken());
    studio.settles();
    assertEquals(150, bob.sees(Fields.TEMPO));
  }

  /// R15: it never got there.
  @Test
  void whatTheServerHasNotTakenIsSentAgainUnderItsNumber() {
    ada.sets(Fields.TEMPO, 140.0);
    ada.undoes();
    ada.isCut();
    List<ClientMessage.Numbered> sent = ada.connects().toSend();
    assertEquals(List.of(1L, 2L), sent.stream().map(ClientMessage.Numbered::counter).toList());
    studio.settles();
    ada.assertSeesWhatTheServerHas();
    assertEquals(99, ada.sees(Fields.TEMPO));
  }

  /// R31
  @Test
  void givesWayFieldByFieldWhereOthersHaveSetAnotherValue() {
    ada.isCut();
    ada.does(Edit.labelled("Both").set(Fields.TEMPO, 140.0).set(Fields.MASTER_VOLUME, 0.5).build());
    bob.sets(Fields.TEMPO, 80.0);
    studio.settles();
    Received back = ada.connects();
    assertEquals(List.of(Edit.of("Both", Fields.TEMPO, 140.0)), back.overtaken());
    assertEquals(80, ada.sees(Fields.TEMPO));
    studio.settles();
    assertEquals(80, bob.sees(Fields.TEMPO));
    assertEquals(0.5, bob.sees(Fields.MASTER_VOLUME));
    ada.assertSeesWhatTheServerHas();
  }

  /// R31: it was sent, but the server has not taken it.
  @Test
  void whatWasLostOnItsWayGivesWayToo() {
    ada.sets(Fields.TEMPO, 140.0);
    ada.isCut();
    bob.sets(Fields.TEMPO, 80.0);
    studio.settles();
    Received back = ada.connects();
    assertEquals(Set.of(Fields.TEMPO), fields(back.overtaken()));
    assertEquals(List.of(), back.toSend());
  }

  /// R31
  @Test
  void theUndoOfWhatHasGivenWayIsNotSent() {
    ada.sets(Fields.MASTER_VOLUME, 0.5);
    studio.settles();
    ada.sets(Fields.TEMPO, 140.0);
    ada.undoes();
    ada.isCut();
    bob.sets(Fields.TEMPO, 80.0);
    studio.settles();
    assertEquals(List.of(), ada.connects().toSend());
    studio.settles();
    assertEquals(0.5, bob.sees(Fields.MASTER_VOLUME), "the undo has hit another step");
  }

  /// R31: who wants the same has nothing to give up, and who only looked at it neither.
  @Test
  void doesNotGiveWayWhereTheValueIsTheSame() {
    ada.isCut();
    ada.sets(Fields.TEMPO, 140.0);
    ada.sets(Fields.MASTER_VOLUME, 0.5);
    bob.sets(Fields.TEMPO, 140.0);
    bob.sets(Fields.MASTER_VOLUME, 0.25);
    studio.settles();
    bob.sets(Fields.MASTER_VOLUME, 1.0);
    studio.settles();
    Received back = ada.connects();
    assertEquals(List.of(), back.overtaken());
    studio.settles();
    assertEquals(0.5, bob.sees(Fields.MASTER_VOLUME));
    ada.assertSeesWhatTheServerHas();
  }

  /// R31
  @Test
  void aStopThatWasMadeOfflineIsSent() {
    ada.does(Gestures.play());
    studio.settles();
    ada.isCut();
    ada.does(Gestures.stop());
    ada.connects();
    studio.settles();
    assertFalse(bob.sees(Fields.IS_SEQUENCER_RUNNING));
    assertEquals(-1, bob.sees(Fields.CURRENT_SEQUENCE_STEP));
  }

  /// R21-R23, without a server: only what was done since the connection was lost.
  @Test
  void undoAndRedoWorkOnWhatWasDoneOffline() {
    ada.sets(Fields.MASTER_VOLUME, 0.5);
    studio.settles();
    ada.isCut();
    assertEquals(new ServerMessage.Steps(null, null), ada.replica().offlineSteps());
    ada.undoes();
    assertEquals(0.5, ada.sees(Fields.MASTER_VOLUME));
    ada.sets(Fields.TEMPO, 140.0);
    ada.goesOn(Edit.of(Fields.TEMPO, 150.0));
    assertEquals(new ServerMessage.Steps("Change tempo", null), ada.replica().offlineSteps());
    ada.undoes();
    assertEquals(99, ada.sees(Fields.TEMPO));
    assertEquals(new ServerMessage.Steps(null, "Change tempo"), ada.replica().offlineSteps());
    ada.redoes();
    assertEquals(150, ada.sees(Fields.TEMPO));
    ada.connects();
    assertEquals(new ServerMessage.Steps(null, null), ada.replica().offlineSteps());
    studio.settles();
    assertEquals(150, bob.sees(Fields.TEMPO));
  }

  /// R9, R15: who goes to another room and comes back begins to count anew, but to the server he is
  /// who he was.
  @Test
  void whoComesToARoomForTheSecondTimeIsHeard() {
    ada.sets(Fields.TEMPO, 140.0);
    ada.sets(Fields.MASTER_VOLUME, 0.5);
    studio.settles();
    ada.comesAnew();
    assertEquals(1, ada.replica().you());
    ada.sets(Fields.TEMPO, 150.0);
    assertEquals(3, ada.up().getFirst().counter());
    studio.settles();
    assertEquals(150, bob.sees(Fields.TEMPO));
    ada.assertSeesWhatTheServerHas();
  }

  /// R9: and his steps of then are still his.
  @Test
  void whoComesToARoomForTheSecondTimeCanUndoWhatHeDidThere() {
    ada.sets(Fields.TEMPO, 140.0);
    studio.settles();
    ada.comesAnew();
    ada.undoes();
    studio.settles();
    assertEquals(99, bob.sees(Fields.TEMPO));
  }
}
