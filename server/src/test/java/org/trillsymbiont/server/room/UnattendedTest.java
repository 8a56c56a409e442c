package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Unattended;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.server.watch.Watch;

/// What is computed of a room that nobody touches is what the room does.
final class UnattendedTest {
  private static final int STEPS = 40;
  private static final long STEP_MICROS = 250_000;
  private static final long LEAD_MICROS = 250_000;

  /// Step 0 is fixed when Play is pressed.
  private static final Transport PLAYING = Transport.STOPPED.play(0, 120);

  private final ManualMailbox mailbox = new ManualMailbox();
  private final Room room = new Room(RoomName.LOBBY, mailbox, "epoch1", 64, List::of, Watch.NONE);
  private final V2Session ann = room.join(new FakePeer(), hello());
  private long counter;

  private static ClientMessage.Hello hello() {
    Identity who = new Identity("Ann", Colour.PALETTE.get(2));
    return new ClientMessage.Hello(2, RoomName.LOBBY, who, "token-ann", null, null);
  }

  private void make(Edit edit) {
    mailbox.run();
    ann.receive(new ClientMessage.Change(++counter, edit, 0, false));
    mailbox.run();
  }

  private static Edit setUp(int stepsPerGeneration) {
    Edit.Builder edit = Edit.labelled("Set up").set(Fields.TEMPO, 120.0);
    for (int square : new int[] {3, 11, 12, 28, 29, 37, 50}) {
      edit.set(Fields.square(square).active(), true);
    }
    return edit.set(Fields.EVOLUTION_SPEED, 310)
        .set(Fields.STEPS_PER_GENERATION, stepsPerGeneration)
        .build();
  }

  /// What each step contains, by what the room does from now on.
  ///
  /// @param sinceMillis how long ago Play was pressed
  private Map<Long, Long> played(long sinceMillis) {
    long play = mailbox.nanoTime() - TimeUnit.MILLISECONDS.toNanos(sinceMillis);
    AppState before = room.state();
    Score score = Score.found(0, before, PLAYING);
    Map<Long, Long> played = new TreeMap<>();
    add(played, score);
    for (long milli = 0; milli < STEPS * STEP_MICROS / 1000; milli++) {
      mailbox.advanceMillis(1);
      if (!room.state().equals(before)) {
        before = room.state();
        long at = TimeUnit.NANOSECONDS.toMicros(mailbox.nanoTime() - play);
        score = score.changed(at, before, PLAYING);
        add(played, score);
      }
    }
    return played;
  }

  /// Those that are fixed are not played otherwise later.
  private static void add(Map<Long, Long> played, Score score) {
    for (Score.Played step : score.between(0, LEAD_MICROS + STEPS * STEP_MICROS)) {
      played.put(step.step().number(), step.content().musicGrid().activeBits());
    }
  }

  private static Map<Long, Long> computed(AppState first) {
    Unattended changes = new Unattended(new Unattended.Change(0, first, PLAYING));
    Unattended.Change next = changes.next();
    Score score = Score.found(next.atMicros(), next.state(), PLAYING);
    Map<Long, Long> computed = new TreeMap<>();
    add(computed, score);
    while (next.atMicros() < STEPS * STEP_MICROS) {
      next = changes.next();
      score = score.changed(next.atMicros(), next.state(), PLAYING);
      add(computed, score);
    }
    return computed;
  }

  private static void assertSame(Map<Long, Long> computed, Map<Long, Long> played) {
    assertEquals(STEPS, played.size());
    assertEquals(computed, played);
    assertTrue(played.values().stream().distinct().count() > 5);
  }

  @Test
  void generationsComeForTheirSteps() {
    for (int steps : new int[] {1, 2, 3}) {
      make(setUp(steps));
      make(Gestures.play());
      mailbox.advanceMillis(1);
      make(Gestures.startEvolution());
      AppState first = room.state();
      assertSame(computed(first), played(1));
      make(Gestures.stopEvolution());
      make(Gestures.stop());
      mailbox.advanceMillis(2000);
    }
  }

  @Test
  void generationsComeByTime() {
    make(setUp(0));
    make(Gestures.play().then(Gestures.startEvolution()));
    AppState first = room.state();
    assertSame(computed(first), played(0));
  }
}
