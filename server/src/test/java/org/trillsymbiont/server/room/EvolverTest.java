package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.server.watch.Watch;

/// The evolution of a room.
final class EvolverTest {
  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 64, List::of, Watch.NONE);
  private final FakePeer ann = new FakePeer();
  private final FakePeer ben = new FakePeer();
  private final V1Session annSession = room.joinLegacy(ann);
  private final V1Session benSession = room.joinLegacy(ben);

  private long counter;

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
    String state = V1Codec.encodeStateUpdate(room.state());
    assertEquals(state, ann.texts.getLast());
    assertEquals(state, ben.texts.getLast());
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
  void eachStartBeginsANewRun() {
    evolve(true);
    mailbox.advanceMillis(1_000);
    assertEquals(2, room.state().evolution().generation());
    evolve(false);
    evolve(true);
    assertEquals(0, room.state().evolution().generation());
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

  /// Steps at 250, 500, 750 ms ... after play, each fixed 250 ms before.
  private void play(int stepsPerGeneration) {
    annSession.update(
        new V1Message.Update(
            Edit.labelled("Play")
                .set(Fields.TEMPO, 120.0)
                .set(Fields.IS_SEQUENCER_RUNNING, true)
                .build()));
    room.post(() -> {});
    mailbox.run();
    set(Fields.STEPS_PER_GENERATION, stepsPerGeneration);
  }

  private <T> void set(Field<T> field, T value) {
    ClientMessage.Hello hello =
        new ClientMessage.Hello(
            2,
            RoomName.LOBBY,
            new Identity("Cleo", Colour.PALETTE.get(2)),
            "token-cleo",
            null,
            null);
    V2Session cleo = room.join(new FakePeer(), hello);
    mailbox.run();
    cleo.receive(new ClientMessage.Change(++counter, Edit.of(field, value), 0, false));
    mailbox.run();
    cleo.leave();
    mailbox.run();
  }

  private List<Long> ticks(long millis) {
    List<Long> ticks = new ArrayList<>();
    long start = mailbox.nanoTime();
    int generation = room.state().evolution().generation();
    for (int i = 0; i < millis; i++) {
      mailbox.advanceMillis(1);
      if (room.state().evolution().generation() != generation) {
        generation = room.state().evolution().generation();
        ticks.add((mailbox.nanoTime() - start) / 1_000_000);
      }
    }
    return ticks;
  }

  @Test
  void makesAGenerationForEverySoManySteps() {
    play(4);
    evolve(true);
    // Step 0 is fixed at once; step 4 begins at 1.25 s and is fixed at 1 s, and so on.
    assertEquals(List.of(1L, 975L, 1_975L, 2_975L), ticks(3_000));
    set(Fields.STEPS_PER_GENERATION, 2);
    // The steps 14, 16, 18 are fixed at 3.5, 4, 4.5 s.
    assertEquals(List.of(475L, 975L, 1_475L), ticks(1_500));
  }

  @Test
  void followsTheTempo() {
    play(4);
    evolve(true);
    ticks(500);
    set(Fields.TEMPO, 240.0);
    // From step 2 at 0.75 s on a step lasts 125 ms; step 4 begins at 1 s and is fixed at 0.75 s.
    assertEquals(List.of(225L, 725L), ticks(900));
  }

  @Test
  void restsWithTheSequencer() {
    play(1);
    evolve(true);
    ticks(1_000);
    annSession.update(new V1Message.Update(Edit.of("Stop", Fields.IS_SEQUENCER_RUNNING, false)));
    mailbox.run();
    AppState stopped = room.state();
    assertEquals(List.of(), ticks(5_000));
    assertEquals(stopped, room.state());
    annSession.update(new V1Message.Update(Edit.of("Play", Fields.IS_SEQUENCER_RUNNING, true)));
    mailbox.run();
    assertEquals(5, ticks(1_000).size(), "five steps are fixed within a second");
  }

  @Test
  void makesEachGenerationEarlyEnoughForItsStep() {
    play(1);
    evolve(true);
    List<Long> ticks = ticks(10_000);
    assertEquals(41, ticks.size());
    for (int index = 1; index < ticks.size(); index++) {
      assertEquals(index * 250L - 25, (long) ticks.get(index));
    }
  }
}
