package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

final class ReplicaTest {
  private final Replica replica = new Replica();

  private static Edit tempo(double value) {
    return Edit.of("Change tempo", Fields.TEMPO, value);
  }

  private static Edit square(int index, boolean isActive) {
    return Edit.of("Square", Fields.square(index).active(), isActive);
  }

  private static AppState with(AppState state, Edit... edits) {
    AppState next = state;
    for (Edit edit : edits) {
      next = Reducer.apply(next, edit);
    }
    return next;
  }

  private static ServerMessage update(AppState state) {
    return new ServerMessage.StateUpdate(state);
  }

  @Test
  void showsTheInitialStateBeforeItHasJoined() {
    assertSame(AppState.INITIAL, replica.visible());
  }

  @Test
  void showsWhatTheServerSays() {
    AppState state = with(AppState.INITIAL, tempo(120));
    assertEquals(Optional.empty(), replica.receive(new ServerMessage.Init(state)));
    assertEquals(state, replica.visible());
    AppState next = with(state, square(3, true));
    assertEquals(Optional.empty(), replica.receive(update(next)));
    assertEquals(next, replica.visible());
  }

  @Test
  void keepsTheSameObjectWhenNothingChanges() {
    AppState state = with(AppState.INITIAL, tempo(120));
    replica.receive(update(state));
    AppState visible = replica.visible();
    replica.receive(update(with(AppState.INITIAL, tempo(120))));
    assertSame(visible, replica.visible());
  }

  @Test
  void showsAnOwnEditAtOnceAndNumbersItsFence() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    assertEquals(new Replica.Outgoing(1, tempo(120)), replica.edit(tempo(120)));
    assertEquals(120, replica.visible().tempo());
    assertEquals(2, replica.edit(tempo(121)).fence());
  }

  @Test
  void isNotTakenBackByAStateThatWasSentBeforeTheEditArrived() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    replica.edit(tempo(120));
    replica.receive(update(with(AppState.INITIAL, square(1, true))));
    assertEquals(120, replica.visible().tempo());
    assertTrue(replica.visible().musicGrid().square(1).isActive());
  }

  @Test
  void takesAnEditAsInWhenThePongComesWithoutAnotherState() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    long fence = replica.edit(tempo(120)).fence();
    assertEquals(Optional.empty(), replica.passed(fence));
    assertEquals(120, replica.visible().tempo());
    replica.receive(update(with(AppState.INITIAL, tempo(90))));
    assertEquals(90, replica.visible().tempo(), "the later edit of somebody else");
  }

  @Test
  void takesAnEditAsInWhenTheStateThatCameHasIt() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    long fence = replica.edit(tempo(120)).fence();
    replica.receive(update(with(AppState.INITIAL, tempo(120), square(1, true))));
    assertEquals(Optional.empty(), replica.passed(fence));
  }

  @Test
  void sendsAnOvertakenEditAgainWithoutFlicker() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    long fence = replica.edit(tempo(120)).fence();
    replica.receive(update(with(AppState.INITIAL, tempo(90))));
    assertEquals(120, replica.visible().tempo());
    assertEquals(Optional.of(new Replica.Outgoing(2, tempo(120))), replica.passed(fence));
    assertEquals(120, replica.visible().tempo());
    assertEquals(Optional.empty(), replica.passed(2));
    assertEquals(120, replica.visible().tempo());
  }

  @Test
  void sendsAnEditAgainWhoseUpdateMayHaveOverwrittenItsNeighbours() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    long fence = replica.edit(square(1, true)).fence();
    AppState others = with(AppState.INITIAL, square(1, true), square(2, true));
    replica.receive(update(others));
    Optional<Replica.Outgoing> again = replica.passed(fence);
    assertEquals(Optional.of(new Replica.Outgoing(2, square(1, true))), again);
    assertEquals(others, replica.visible(), "so the update will carry both squares");
  }

  @Test
  void doesNotLetAnOlderValueWinWhenOnePongStandsForTwoEdits() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    replica.edit(tempo(120));
    replica.receive(update(with(AppState.INITIAL, tempo(90))));
    long last = replica.edit(tempoAndVolume(130)).fence();
    Optional<Replica.Outgoing> again = replica.passed(last);
    assertEquals(130, again.orElseThrow().edit().get(Fields.TEMPO));
    assertEquals(130, replica.visible().tempo());
  }

  @Test
  void doesNotLetAResentEditWinOverOneThatIsStillPending() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    long first = replica.edit(tempo(120)).fence();
    replica.receive(update(with(AppState.INITIAL, tempo(90))));
    replica.edit(tempoAndVolume(130));
    assertEquals(130, replica.passed(first).orElseThrow().edit().get(Fields.TEMPO));
    assertEquals(130, replica.visible().tempo());
  }

  @Test
  void aDragDoesNotPileUp() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    replica.edit(tempo(120));
    long last = replica.edit(tempo(130)).fence();
    replica.receive(update(with(AppState.INITIAL, tempo(120))));
    Optional<Replica.Outgoing> again = replica.passed(last);
    assertEquals(Optional.of(new Replica.Outgoing(last + 1, tempo(130))), again);
  }

  private static Edit tempoAndVolume(double bpm) {
    return Edit.labelled("Change both")
        .set(Fields.TEMPO, bpm)
        .set(Fields.MASTER_VOLUME, 0.5)
        .build();
  }

  @Test
  void laysItsOfflineEditsOverTheCopyThatSomebodyElseHasBroughtBack() {
    AppState session = with(AppState.INITIAL, tempo(120));
    replica.receive(new ServerMessage.Init(session));
    replica.edit(square(1, true));
    Replica.Outgoing back = replica.receive(new ServerMessage.Init(AppState.INITIAL)).orElseThrow();
    assertTrue(back.restores());
    AppState others = with(session, square(2, true));
    replica.receive(update(others));
    assertEquals(with(others, square(1, true)), replica.visible());
    Replica.Outgoing again = replica.passed(back.fence()).orElseThrow();
    assertFalse(again.restores());
    assertEquals(square(1, true).fields(), again.edit().fields());
    assertEquals(Optional.empty(), replica.passed(again.fence()));
    assertEquals(with(others, square(1, true)), replica.visible());
  }

  @Test
  void ignoresPongsOfNothing() {
    assertEquals(Optional.empty(), replica.passed(77));
    assertSame(AppState.INITIAL, replica.visible());
  }

  @Test
  void sendsWhatWasDoneOfflineAfterTheInit() {
    replica.receive(new ServerMessage.Init(AppState.INITIAL));
    replica.edit(tempo(120));
    replica.edit(square(5, true));
    replica.edit(tempo(130));
    AppState there = with(AppState.INITIAL, tempo(77), square(6, true));
    Replica.Outgoing sent = replica.receive(new ServerMessage.Init(there)).orElseThrow();
    assertEquals(130, sent.edit().get(Fields.TEMPO));
    assertEquals(with(there, tempo(130), square(5, true)), replica.visible());
    assertEquals(Optional.empty(), replica.passed(sent.fence()));
    assertEquals(with(there, tempo(130), square(5, true)), replica.visible());
  }

  @Test
  void bringsTheSessionBackWhenTheServerHasComeBackEmpty() {
    AppState session = with(AppState.INITIAL, tempo(120), square(5, true));
    replica.receive(new ServerMessage.Init(session));
    replica.edit(square(6, true));
    AppState whole = replica.visible();
    Replica.Outgoing sent = replica.receive(new ServerMessage.Init(AppState.INITIAL)).orElseThrow();
    assertEquals(whole, Reducer.apply(AppState.INITIAL, sent.edit()));
    assertEquals(whole, replica.visible());
  }

  @Test
  void doesNotBringItsOwnDefaultsIntoASessionItJoinsForTheFirstTime() {
    assertEquals(Optional.empty(), replica.receive(new ServerMessage.Init(AppState.INITIAL)));
    assertEquals(Optional.empty(), replica.receive(new ServerMessage.Init(AppState.INITIAL)));
  }

  @Test
  void keepsBothSquaresThatTwoPlayersSwitchAtTheSameTime() {
    V1Net net = new V1Net(2, false, false);
    net.clients.forEach(V1Net.Client::connect);
    net.settle(new Random(1));
    net.clients.get(0).edit(square(1, true));
    net.clients.get(1).edit(square(1, true));
    net.clients.get(1).edit(square(2, true));
    V1Net.Client slow = net.clients.get(0);
    while (net.clients.get(1).deliverUp()) {
      slow.deliverDown();
    }
    net.settle(new Random(2));
    for (V1Net.Client client : net.clients) {
      assertEquals(
          with(AppState.INITIAL, square(1, true), square(2, true)), client.replica.visible());
    }
  }
}
