package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.wire.V1Codec;

/// The evolution of a room.
final class EvolverTest {
  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 64, () -> 1, List::of);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final V1Session annSession = room.joinLegacy(ann);
  private final V1Session benSession = room.joinLegacy(ben);

  private void evolve(boolean on) {
    annSession.update(new V1Message.Update(Edit.of("Evolve", Fields.IS_EVOLVING, on)));
    mailbox.run();
  }

  @Test
  void makesAGenerationEachInterval() {
    evolve(true);
    AppState expected = room.state();
    mailbox.advanceMillis(499);
    assertEquals(expected, room.state());
    for (int generation = 0; generation < 40; generation++) {
      expected = Reducer.apply(expected, Gestures.evolve(expected));
      mailbox.advanceMillis(generation == 0 ? 1 : 500);
      assertEquals(expected, room.state());
    }
    assertEquals(8, expected.evolution().currentStep(), "40 modulo 16");
  }

  @Test
  void tellsEverybodyAlsoTheOneWhoStartedIt() {
    evolve(true);
    mailbox.advanceMillis(500);
    String seen = V1Codec.encodeStateUpdate(room.state());
    assertEquals(seen, ann.texts.getLast());
    assertEquals(seen, ben.texts.getLast());
    assertEquals(2, ann.texts.size());
    assertEquals(3, ben.texts.size());
  }

  @Test
  void takesANewSpeedAtTheNextTick() {
    evolve(true);
    mailbox.advanceMillis(100);
    annSession.update(new V1Message.Update(Edit.of("Speed", Fields.EVOLUTION_SPEED, 2000)));
    List<Long> ticks = new ArrayList<>();
    long start = mailbox.nanoTime();
    int step = room.state().evolution().currentStep();
    for (int i = 0; i < 450; i++) {
      mailbox.advanceMillis(10);
      if (room.state().evolution().currentStep() != step) {
        step = room.state().evolution().currentStep();
        ticks.add((mailbox.nanoTime() - start) / 1_000_000);
      }
    }
    assertEquals(List.of(400L, 2400L, 4400L), ticks);
  }

  @Test
  void stopsWhenItIsStopped() {
    evolve(true);
    mailbox.advanceMillis(750);
    evolve(false);
    AppState stopped = room.state();
    mailbox.advanceMillis(10_000);
    assertEquals(stopped, room.state());
    assertEquals(0, mailbox.waiting());
  }

  @Test
  void goesOnFromTheStateWhenItIsStartedAgain() {
    evolve(true);
    evolve(false);
    evolve(true);
    AppState before = room.state();
    mailbox.advanceMillis(500);
    assertEquals(Reducer.apply(before, Gestures.evolve(before)), room.state());
  }

  @Test
  void runsOnWhenItsStarterLeaves() {
    evolve(true);
    annSession.leave();
    AppState before = room.state();
    mailbox.advanceMillis(600);
    assertNotEquals(before, room.state());
    assertEquals(1, ann.texts.size());
  }

  @Test
  void pausesWhileNobodyIsThereAndGoesOn() {
    evolve(true);
    mailbox.advanceMillis(500);
    annSession.leave();
    benSession.leave();
    mailbox.run();
    AppState alone = room.state();
    assertEquals(0, mailbox.waiting());
    mailbox.advanceMillis(60_000);
    assertEquals(alone, room.state());
    room.joinLegacy(new FakePeer());
    mailbox.run();
    mailbox.advanceMillis(500);
    assertEquals(Reducer.apply(alone, Gestures.evolve(alone)), room.state());
  }

  @Test
  void doesNotRushAfterTheMachineHasSlept() {
    evolve(true);
    mailbox.sleepMillis(60_000);
    int before = ben.texts.size();
    mailbox.advanceMillis(1400);
    int ticks = ben.texts.size() - before;
    assertEquals(true, ticks >= 3 && ticks <= 4, "ticks: " + ticks);
  }
}
