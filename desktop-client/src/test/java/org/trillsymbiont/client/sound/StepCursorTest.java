package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.Score;

/// The cursor alone, block by block, on a clock that the test moves.
class StepCursorTest {
  private static final AppState ALL =
      Studio.eachSquare(AppState.INITIAL, square -> square.withActive(square.row() == 0));
  private static final long STEP_MICROS = 125_000;
  private static final double BPM = 240;
  private static final long SECOND = 1_000_000;

  private final Frames clock = new Frames();
  private long ahead = 5 * SECOND;
  private final ShiftedTime room = new ShiftedTime(ahead);
  private final Ear ear = new Ear();
  private Latency latency = new Latency(80_000_000, 0);
  private final StepCursor cursor = new StepCursor(clock, () -> latency, ear);
  private long framesIn = 3000;

  /// Frames are written at an even pace from time 0 on.
  private static final class Frames implements FrameClock {
    @Override
    public void wrote(long frames, long nanos) {
      // There is nothing to learn.
    }

    @Override
    public long frameAt(long nanos) {
      return Block.frames(nanos);
    }

    @Override
    public long nanosAt(long frame) {
      return Block.nanos(frame);
    }
  }

  private record Given(long step, long heardNanos, long leaveNanos, long beforeNanos) {}

  private final class Ear implements StepCursor.Stage {
    private final List<Given> given = new ArrayList<>();

    @Override
    public void strike(List<NoteSpec> notes, long heardNanos, long leaveNanos) {
      if (notes.getFirst().source() instanceof SoundedNote.Source.Step step) {
        given.add(new Given(step.number(), heardNanos, leaveNanos, earliest()));
      }
    }

    List<Long> steps() {
      return given.stream().map(Given::step).toList();
    }
  }

  /// The first moment at which a note can leave.
  private long earliest() {
    return Block.nanos(Voices.firstFrame(framesIn));
  }

  /// What is heard then.
  private long heardMicros() {
    return room.micros(earliest() + latency.nanos());
  }

  private void run(long micros) {
    long blocks = Block.frames(micros * 1000) / Block.FRAMES;
    for (long block = 0; block < blocks; block++) {
      framesIn += Block.FRAMES;
      cursor.beforeBlock(framesIn);
    }
  }

  private void jump(long micros) {
    ahead += micros;
    room.set(ahead);
  }

  private void perform(Score score) {
    cursor.perform(new Performance(score, room));
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  @Test
  void givesTenThousandStepsOnceEachWhileTheClockWavers() {
    Random random = new Random(3);
    long begin = heardMicros() + SECOND;
    perform(Scores.running(ALL, begin, BPM));
    while (ear.given.size() < 10_000) {
      room.set(ahead + random.nextLong(-4000, 4000));
      run(7_000);
    }
    assertEquals(numbers(0, 10_000), ear.steps());
    assertEquals(0, cursor.dropped());
    room.set(ahead);
    for (Given step : ear.given) {
      long due = room.nanos(begin + step.step() * STEP_MICROS);
      assertTrue(Math.abs(due - step.heardNanos()) <= 4_000_000, () -> due + " for " + step);
      assertEquals(step.heardNanos() - 80_000_000, step.leaveNanos());
    }
  }

  @Test
  void givesAStepTwoBlocksBeforeItLeavesAndNoEarlier() {
    perform(Scores.running(ALL, heardMicros() + SECOND, BPM));
    run(10 * SECOND);
    for (Given step : ear.given) {
      assertTrue(step.leaveNanos() >= step.beforeNanos(), () -> step + " is late");
      assertTrue(step.leaveNanos() <= step.beforeNanos() + 15_000_000, () -> step + " is early");
    }
  }

  @Test
  void stepsBeforeTheFirstPerformanceAreNotPlayed() {
    perform(Scores.running(ALL, heardMicros() - SECOND + 50_000, BPM));
    run(SECOND);
    assertEquals(8, ear.steps().getFirst());
    assertEquals(0, cursor.dropped());
  }

  @Test
  void aChangeOfTempoOrAPauseRepeatsAndLosesNothing() {
    Score score = Scores.running(ALL, heardMicros() + SECOND, BPM);
    perform(score);
    long heard = room.micros(earliest());
    for (int change = 0; change < 40; change++) {
      run(300_000);
      heard = room.micros(earliest());
      Transport before = score.transport();
      Transport next =
          switch (change % 4) {
            case 0 -> before.tempo(heard, 61.7 + change);
            case 1 -> before.pause(heard);
            case 2 -> before.play(heard, 200);
            default -> before.tempo(heard, BPM);
          };
      score = score.changed(heard, ALL, next);
      perform(score);
    }
    run(5 * SECOND);
    assertTrue(ear.given.size() > 60);
    assertEquals(numbers(0, ear.given.size()), ear.steps());
  }

  @Test
  void afterAStopPlayBeginsAgain() {
    Score score = Scores.running(ALL, heardMicros() + SECOND, BPM);
    perform(score);
    run(1_400_000);
    long now = room.micros(earliest());
    score = score.changed(now, ALL, score.transport().rest(now, 0));
    perform(score);
    run(50_000);
    now = room.micros(earliest());
    perform(score.changed(now, ALL, score.transport().play(now, BPM)));
    run(SECOND);
    int again = ear.steps().lastIndexOf(0L);
    assertTrue(again > 3, ear.steps()::toString);
    assertEquals(numbers(0, again), ear.steps().subList(0, again));
    assertEquals(
        numbers(0, ear.given.size() - again), ear.steps().subList(again, ear.given.size()));
  }

  @Test
  void aSleepSkipsStepsInsteadOfRushing() {
    perform(Scores.running(ALL, heardMicros() + SECOND, BPM));
    run(2 * SECOND);
    int before = ear.given.size();
    long slept = 8L * 3600 * SECOND;
    jump(slept);
    run(SECOND);
    List<Long> after = ear.steps().subList(before, ear.given.size());
    assertEquals(8, after.size(), 1.0);
    assertTrue(after.getFirst() >= before + slept / STEP_MICROS - 1, after::toString);
  }

  @Test
  void aClockThatGoesBackALittleRepeatsNothing() {
    perform(Scores.running(ALL, heardMicros() + SECOND, BPM));
    run(2 * SECOND);
    jump(-900_000);
    run(3 * SECOND);
    assertEquals(numbers(0, ear.given.size()), ear.steps());
    assertEquals(25, ear.given.size(), 1.0);
  }

  @Test
  void aClockThatBeginsAnewIsFollowed() {
    perform(Scores.running(ALL, 10 * SECOND, BPM));
    run(7 * SECOND);
    int before = ear.given.size();
    jump(-11 * SECOND);
    perform(Scores.running(ALL, 2 * SECOND, BPM));
    run(3 * SECOND);
    assertTrue(before > 10);
    assertEquals(0, ear.steps().get(before));
  }

  @Test
  void whatIsTooLateIsLeftOutAndCounted() {
    perform(Score.EMPTY.changed(0, ALL, Transport.STOPPED));
    run(SECOND);
    perform(Scores.running(ALL, heardMicros() - 200_000, BPM));
    run(20_000);
    // Those of 200 and 75 ms ago. One that is 50 ms late still sounds, as soon as it can.
    assertEquals(2, cursor.dropped());
    perform(Scores.running(ALL, heardMicros() + 60_000, BPM));
    run(SECOND);
    latency = new Latency(80_000_000, 40_000_000);
    run(SECOND);
    assertEquals(2, cursor.dropped());
  }

  @Test
  void nothingIsGivenBeforeItIsKnown() {
    latency = new Latency(80_000_000, 500_000_000);
    perform(Scores.running(ALL, room.micros(earliest()) + 2 * SECOND, BPM));
    run(5 * SECOND);
    long lead = Math.round(AppState.LEAD_MILLIS.defaultValue() * 1e6);
    assertTrue(ear.given.size() > 10);
    for (Given step : ear.given) {
      assertEquals(step.heardNanos() - lead * 2 / 3, step.leaveNanos());
      assertTrue(step.beforeNanos() > step.heardNanos() - lead, "the step is fixed by then");
    }
    assertEquals(580_000_000 - lead * 2 / 3, latency.late((int) (lead / 1_000_000)));
    assertEquals(numbers(0, ear.given.size()), ear.steps());
  }

  @Test
  void anotherRoomIsNotTakenForTheOneBefore() {
    perform(Scores.running(ALL, heardMicros() + SECOND, BPM));
    run(2 * SECOND);
    int before = ear.given.size();
    ShiftedTime other = new ShiftedTime(SECOND);
    long begin = other.micros(earliest() + latency.nanos()) + 300_000;
    cursor.perform(new Performance(Scores.running(ALL, begin, BPM), other));
    run(SECOND);
    assertEquals(0, ear.steps().get(before));
    assertEquals(
        other.nanos(begin), ear.given.get(before).heardNanos(), "by the other room's clock");
    cursor.perform(null);
    int all = ear.given.size();
    run(SECOND);
    assertEquals(all, ear.given.size());
  }
}
