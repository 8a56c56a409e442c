package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// Clients whose server has fallen and is back. R17-R19
final class CrashTest {
  private static ClientMessage.Change onlyChange(Received received) {
    assertEquals(1, received.toSend().size());
    return (ClientMessage.Change) received.toSend().getFirst();
  }

  /// A server that stores nothing. R19
  @Nested
  final class ThatForgets {
    private final Studio studio = Studio.plain();
    private final Studio.Guest ada = studio.guest("ada");
    private final Studio.Guest bob = studio.guest("bob");

    private AppState jam() {
      ada.sets(Fields.TEMPO, 140.0);
      bob.sets(Fields.MASTER_VOLUME, 0.5);
      studio.settles();
      return studio.authority().state();
    }

    @Test
    void theFirstWhoComesBackBringsTheSessionBack() {
      AppState before = jam();
      studio.restarts(null);
      ClientMessage.Change restore = onlyChange(ada.connects());
      assertEquals(new ClientMessage.Change(2, restore.edit(), 0, true), restore);
      assertEquals(before, ada.replica().visible());
      studio.settles();
      assertEquals(before, studio.authority().state());
      Received second = bob.connects();
      assertEquals(List.of(), second.toSend());
      bob.assertSeesWhatTheServerHas();
      ada.assertSeesWhatTheServerHas();
    }

    @Test
    void ofTwoWhoTryOneIsRejectedAndBothSeeTheSame() {
      AppState before = jam();
      studio.restarts(null);
      ada.connects();
      bob.connects();
      ada.isHeard();
      bob.isHeard();
      ada.hears();
      List<Received> outcomes = bob.hears();
      assertEquals(
          Rejection.RESTORED, Objects.requireNonNull(outcomes.getLast().rejected()).code());
      assertEquals(before, studio.authority().state());
      ada.assertSeesWhatTheServerHas();
      bob.assertSeesWhatTheServerHas();
    }

    /// Also when both are welcomed to the empty room, and one had changed something meanwhile.
    @Test
    void ownEditsFollowTheSession() {
      jam();
      studio.restarts(null);
      bob.sets(Fields.TEMPO, 80.0);
      ada.sets(Fields.square(5).active(), true);
      bob.connects();
      ada.connects();
      assertEquals(80, bob.sees(Fields.TEMPO));
      studio.settles();
      assertEquals(80, ada.sees(Fields.TEMPO));
      assertEquals(0.5, ada.sees(Fields.MASTER_VOLUME));
      ada.assertSeesWhatTheServerHas();
      bob.assertSeesWhatTheServerHas();
      // They, and nothing else, can be undone.
      bob.undoes();
      bob.undoes();
      studio.settles();
      assertEquals(140, ada.sees(Fields.TEMPO));
      assertEquals(0.5, ada.sees(Fields.MASTER_VOLUME));
    }

    @Test
    void aSecondFallInTheMiddleOfItLosesNothing() {
      AppState before = jam();
      studio.restarts(null);
      ada.sets(Fields.TEMPO, 80.0);
      ada.connects();
      studio.restarts(null);
      Received again = ada.connects();
      assertEquals(2, again.toSend().size());
      studio.settles();
      assertEquals(80, studio.authority().state().tempo());
      assertEquals(before.masterVolume(), studio.authority().state().masterVolume());
      assertEquals(1, ada.replica().you());
      ada.assertSeesWhatTheServerHas();
    }

    /// The room was brought back by somebody else, who has seen less.
    @Test
    void ownEditsGiveWayToTheSessionThatIsThere() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      studio.restarts(null);
      ada.sets(Fields.TEMPO, 150.0);
      bob.connects();
      bob.sets(Fields.TEMPO, 80.0);
      studio.settles();
      Received back = ada.connects();
      assertEquals(
          List.of(Set.of(Fields.TEMPO)), back.overtaken().stream().map(Edit::fields).toList());
      assertEquals(80, ada.sees(Fields.TEMPO));
    }

    /// It never got there, and meanwhile there is a session.
    @Test
    void whoWasCutOffWhileBringingItBackTriesNoMore() {
      jam();
      studio.restarts(null);
      ada.connects();
      ada.isCut();
      bob.connects();
      studio.settles();
      bob.sets(Fields.TEMPO, 80.0);
      studio.settles();
      Received back = ada.connects();
      assertEquals(List.of(), back.toSend());
      assertEquals(List.of(), back.overtaken());
      assertEquals(80, ada.sees(Fields.TEMPO));
    }

    @Test
    void aNewcomerBringsNothingBack() {
      studio.restarts(null);
      Studio.Guest cleo = studio.guest("cleo");
      assertEquals(List.of(), List.copyOf(cleo.up()));
    }

    @Test
    void aSessionInWhichNothingWasDoneIsNotBroughtBack() {
      studio.restarts(null);
      assertEquals(List.of(), ada.connects().toSend());
    }
  }

  /// A server that stores. R18
  @Nested
  final class ThatStores {
    private final Studio studio = Studio.durable();
    private final Studio.Guest ada = studio.guest("ada");
    private final Studio.Guest bob = studio.guest("bob");

    @Test
    void whatItHadNotStoredIsSentAgain() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      Authority.Snapshot stored = studio.authority().snapshot();
      studio.saves();
      ada.sets(Fields.MASTER_VOLUME, 0.5);
      studio.settles();
      AppState before = studio.authority().state();
      studio.restarts(stored);
      Received back = ada.connects();
      ClientMessage.Change again = onlyChange(back);
      assertEquals(Edit.of(Fields.MASTER_VOLUME, 0.5), again.edit());
      assertEquals(2, again.counter());
      assertFalse(again.restores());
      assertEquals(before, ada.replica().visible(), "nothing flickers");
      studio.settles();
      assertEquals(before, studio.authority().state());
      ada.assertSeesWhatTheServerHas();
    }

    /// R17
    @Test
    void whatOthersLostIsLost() {
      Authority.Snapshot stored = studio.authority().snapshot();
      bob.sets(Fields.TEMPO, 80.0);
      studio.settles();
      studio.restarts(stored);
      Received back = ada.connects();
      assertEquals(List.of(), back.toSend());
      assertEquals(99, ada.sees(Fields.TEMPO));
      ada.assertSeesWhatTheServerHas();
    }

    /// It had stored more than it had time to say.
    @Test
    void whatItHadStoredIsNotTakenTwice() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      studio.restarts(studio.authority().snapshot());
      assertEquals(List.of(), ada.connects().toSend());
      ada.assertSeesWhatTheServerHas();
    }

    /// Not even to a server that does not know him any more.
    @Test
    void whatWasSavedIsNotSentAgain() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      studio.saves();
      ada.hears();
      Authority.Snapshot stored = studio.authority().snapshot();
      studio.restarts(
          new Authority.Snapshot(
              stored.epoch(),
              stored.ends(),
              stored.state(),
              stored.rev(),
              stored.writes(),
              stored.lastNumber(),
              Map.of()));
      assertEquals(List.of(), ada.connects().toSend());
    }

    /// R20: its answer came with those to others.
    @Test
    void whatWasMergedIsSentAgain() {
      Authority.Snapshot stored = studio.authority().snapshot();
      ada.sets(Fields.TEMPO, 140.0);
      ada.isHeard();
      ada.down().clear();
      ada.hears(
          new ServerMessage.Merged(
              0,
              1,
              studio.authority().ack(1),
              0,
              studio.authority().since(0),
              studio.authority().transport()));
      ada.assertSeesWhatTheServerHas();
      studio.restarts(stored);
      assertEquals(Edit.of(Fields.TEMPO, 140.0), onlyChange(ada.connects()).edit());
    }

    @Test
    void whatOthersHaveSetSinceIsNotSentAgain() {
      Authority.Snapshot stored = studio.authority().snapshot();
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      bob.sets(Fields.TEMPO, 80.0);
      studio.settles();
      studio.restarts(stored);
      assertEquals(List.of(), ada.connects().toSend());
      bob.connects();
      studio.settles();
      assertEquals(80, studio.authority().state().tempo());
      ada.assertSeesWhatTheServerHas();
    }

    /// What the crash took away is no change by others: nothing gives way to it.
    @Test
    void ownEditsDoNotGiveWayToWhatTheCrashHasTurnedBack() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      Authority.Snapshot stored = studio.authority().snapshot();
      bob.sets(Fields.TEMPO, 80.0);
      studio.settles();
      ada.isCut();
      ada.sets(Fields.TEMPO, 150.0);
      studio.restarts(stored);
      Received back = ada.connects();
      assertEquals(List.of(), back.overtaken());
      assertEquals(150, onlyChange(back).edit().get(Fields.TEMPO));
    }

    /// R31: but to what they have set in the new epoch.
    @Test
    void ownEditsGiveWayToWhatOthersHaveSetAfterTheCrash() {
      Authority.Snapshot stored = studio.authority().snapshot();
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      studio.restarts(stored);
      bob.connects();
      bob.sets(Fields.TEMPO, 80.0);
      studio.settles();
      Received back = ada.connects();
      assertEquals(
          List.of(Set.of(Fields.TEMPO)), back.overtaken().stream().map(Edit::fields).toList());
      assertEquals(List.of(), back.toSend());
      assertEquals(80, ada.sees(Fields.TEMPO));
    }

    /// The undo itself is gone, so what it did is sent as an edit.
    @Test
    void anUndoThatWasLostIsMadeAgain() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      Authority.Snapshot stored = studio.authority().snapshot();
      studio.saves();
      studio.settles();
      ada.undoes();
      studio.settles();
      assertEquals(99, ada.sees(Fields.TEMPO));
      studio.restarts(stored);
      assertEquals(99, onlyChange(ada.connects()).edit().get(Fields.TEMPO));
      studio.settles();
      assertEquals(99, studio.authority().state().tempo());
    }

    @Test
    void nothingIsBroughtBackByThoseWhoSawIt() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      studio.saves();
      studio.settles();
      // The disk is gone.
      studio.restarts(null);
      assertEquals(List.of(), bob.connects().toSend());
    }

    @Test
    void aWelcomeOfTheSameEpochMakesNothingSentAgain() {
      ada.sets(Fields.TEMPO, 140.0);
      studio.settles();
      ada.isCut();
      Received back = ada.connects();
      assertEquals(List.of(), back.toSend());
      assertNull(back.rejected());
      // Still it is sent again after a crash.
      Authority.Snapshot nothing = new Authority("epoch0").snapshot();
      studio.restarts(nothing);
      assertNotNull(onlyChange(ada.connects()));
    }
  }
}
