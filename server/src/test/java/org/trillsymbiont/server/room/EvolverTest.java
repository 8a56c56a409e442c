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

/// The evolution of a room.
final class EvolverTest {
  private final ManualMailbox mailbox = new ManualMailbox();
  private long seed = 40;
  private final Room room = new Room(mailbox, () -> ++seed);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final Session annSession = room.join(ann);
  private final Session benSession = room.join(ben);

  private void evolve(boolean on) {
    annSession.update(Edit.of("Evolve", Fields.IS_EVOLVING, on));
    mailbox.run();
  }

  @Test
  void makesAGenerationEachInterval() {
    evolve(true);
    AppState expected = room.state();
    mailbox.advanceMillis(499);
    assertEquals(expected, room.state());
    for (int generation = 0; generation < 40; generation++) {
      expected = Reducer.apply(expected, Gestures.evolve(expected, 41, generation));
      mailbox.advanceMillis(generation == 0 ? 1 : 500);
      assertEquals(expected, room.state());
    }
    assertEquals(8, expected.evolution().currentStep(), "40 modulo 16");
  }

  @Test
  void tellsEverybodyAlsoTheOneWhoStartedIt() {
    evolve(true);
    mailbox.advanceMillis(500);
    assertEquals(room.state(), ann.last());
    assertEquals(room.state(), ben.last());
    assertEquals(2, ann.messages.size());
    assertEquals(3, ben.messages.size());
  }

  @Test
  void takesANewSpeedAtTheNextTick() {
    evolve(true);
    mailbox.advanceMillis(100);
    annSession.update(Edit.of("Speed", Fields.EVOLUTION_SPEED, 2000));
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
  void drawsANewSeedAtEachStart() {
    evolve(true);
    evolve(false);
    evolve(true);
    assertEquals(42, seed);
    AppState before = room.state();
    mailbox.advanceMillis(500);
    assertEquals(Reducer.apply(before, Gestures.evolve(before, 42, 0)), room.state());
  }

  @Test
  void runsOnWhenItsStarterLeaves() {
    evolve(true);
    annSession.leave();
    AppState before = room.state();
    mailbox.advanceMillis(600);
    assertNotEquals(before, room.state());
    assertEquals(1, ann.messages.size());
  }

  @Test
  void pausesWhileNobodyIsThereAndGoesOnWithItsSeed() {
    evolve(true);
    mailbox.advanceMillis(500);
    annSession.leave();
    benSession.leave();
    mailbox.run();
    AppState alone = room.state();
    assertEquals(0, mailbox.waiting());
    mailbox.advanceMillis(60_000);
    assertEquals(alone, room.state());
    room.join(new FakePeer());
    mailbox.run();
    mailbox.advanceMillis(500);
    assertEquals(Reducer.apply(alone, Gestures.evolve(alone, 41, 1)), room.state());
  }

  @Test
  void doesNotRushAfterTheMachineHasSlept() {
    evolve(true);
    mailbox.sleepMillis(60_000);
    int before = ben.messages.size();
    mailbox.advanceMillis(1400);
    int ticks = ben.messages.size() - before;
    assertEquals(true, ticks >= 3 && ticks <= 4, "ticks: " + ticks);
  }
}
