package org.trillsymbiont.model.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of the transport. R41-R43
final class TransportTest {
  private static final long LEAD = 250_000;
  private static final Transport PLAYING = Transport.STOPPED.play(1_000_000, 120);

  private static List<Transport.Step> steps(Transport transport, long from, long to) {
    List<Transport.Step> steps = new ArrayList<>();
    Optional<Transport.Step> next = transport.nextStep(from);
    while (next.isPresent() && next.get().beginMicros() < to) {
      steps.add(next.get());
      next = transport.nextStep(next.get().beginMicros() + 1);
    }
    return steps;
  }

  @Test
  void startsALeadAfterPlayWasPressed() {
    assertEquals(Optional.of(new Transport.Step(0, 1_250_000, 1_000_000)), PLAYING.nextStep(0));
    assertEquals(-1, PLAYING.column(1_249_999));
    assertEquals(0, PLAYING.column(1_250_000));
    assertFalse(PLAYING.isPlaying(1_249_999));
    assertTrue(PLAYING.isPlaying(1_250_000));
    assertTrue(PLAYING.willPlay());
    assertEquals(Optional.empty(), Transport.STOPPED.nextStep(0));
  }

  @Test
  void aStepIsHalfABeat() {
    List<Transport.Step> steps = steps(PLAYING, 0, 1_250_000 + 60_000_000);
    assertEquals(240, steps.size());
    for (int number = 0; number < steps.size(); number++) {
      assertEquals(number, steps.get(number).number());
      assertEquals(1_250_000 + number * 250_000L, steps.get(number).beginMicros());
      assertEquals(number % 8, steps.get(number).column());
    }
  }

  @Test
  void doesNotDriftInAWeek() {
    Transport transport = Transport.STOPPED.play(0, 99);
    long week = 7 * 24 * 3600 * 1_000_000L;
    Transport.Step step = transport.nextStep(week).orElseThrow();
    double exact = LEAD + step.number() * (30e6 / 99);
    assertEquals(exact, (double) step.beginMicros(), 0.51);
  }

  /// Each moment belongs to the step that began last, each step to the moment at which it begins.
  @ParameterizedTest
  @ValueSource(doubles = {40, 61.7, 99, 120, 133.33, 239.99, 240})
  void stepsAndTheirBeginningsAreABijection(double tempo) {
    Transport transport = Transport.STOPPED.play(12_345, tempo);
    long previous = Long.MIN_VALUE;
    for (Transport.Step step : steps(transport, 0, 600_000_000)) {
      assertTrue(step.beginMicros() > previous, "monotone");
      previous = step.beginMicros();
      assertEquals(Optional.of(step), transport.nextStep(step.beginMicros()));
      assertEquals(step.number() + 1, transport.nextStep(previous + 1).orElseThrow().number());
      assertEquals(step.column(), transport.column(step.beginMicros()));
      assertEquals(
          Math.floorMod(step.column() - 1, 8), Math.floorMod(transport.column(previous - 1), 8));
      assertEquals(step.beginMicros() - LEAD, step.fixedMicros());
    }
  }

  @Test
  void aTempoChangeWaitsForAStepBoundaryAndStaysInPhase() {
    // Steps at 1.25, 1.5, 1.75 ... s; the lead after 1.3 s ends at 1.55 s.
    Transport faster = PLAYING.tempo(1_300_000, 240);
    assertEquals(1_750_000, PLAYING.takesEffect(1_300_000));
    List<Transport.Step> steps = steps(faster, 0, 2_100_000);
    assertEquals(
        List.of(1_250_000L, 1_500_000L, 1_750_000L, 1_875_000L, 2_000_000L),
        steps.stream().map(Transport.Step::beginMicros).toList());
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), steps.stream().map(Transport.Step::number).toList());
  }

  @Test
  void aTempoOnABoundaryTakesEffectThere() {
    assertEquals(1_500_000, PLAYING.takesEffect(1_250_000));
    assertEquals(1_750_000, PLAYING.takesEffect(1_250_001));
  }

  @Test
  void pauseKeepsTheStepAndPlayGoesOnBehindIt() {
    Transport paused = PLAYING.pause(1_300_000);
    assertEquals(
        List.of(0L, 1L),
        steps(paused, 0, 60_000_000).stream().map(Transport.Step::number).toList());
    assertEquals(1, paused.column(50_000_000), "the last that was heard");
    Transport again = paused.play(50_000_000, 120);
    Transport.Step next = again.nextStep(49_000_000).orElseThrow();
    assertEquals(new Transport.Step(2, 50_250_000, 50_000_000), next);
  }

  @Test
  void stopGoesBackToTheBeginning() {
    Transport stopped = PLAYING.rest(1_300_000, 0);
    assertEquals(0, stopped.column(1_300_000), "the step that sounds");
    assertEquals(-1, stopped.column(1_750_000));
    assertEquals(0, stopped.play(9_000_000, 120).nextStep(9_000_000).orElseThrow().number());
    assertEquals(-1, PLAYING.pause(1_300_000).rest(3_000_000, 0).column(4_000_000));
  }

  @Test
  void whatChangesNothingLeavesEverythingAsItWas() {
    assertSame(PLAYING, PLAYING.play(3_000_000, 99));
    assertSame(PLAYING, PLAYING.tempo(3_000_000, 120));
    assertSame(Transport.STOPPED, Transport.STOPPED.pause(5));
    assertSame(Transport.STOPPED, Transport.STOPPED.rest(5, 0));
    assertSame(Transport.STOPPED, Transport.STOPPED.tempo(5, 200));
    assertSame(PLAYING, PLAYING.lead(5, 250));
  }

  @Test
  void aPauseThatIsTakenBackInTimeIsNotHeard() {
    Transport back = PLAYING.pause(1_300_000).play(1_310_000, 120);
    assertEquals(steps(PLAYING, 0, 9_000_000), steps(back, 0, 9_000_000));
  }

  @Test
  void aLongerLeadNeverFixesAStepInThePast() {
    Transport patient = PLAYING.lead(1_300_000, 700);
    for (Transport.Step step : steps(patient, 0, 10_000_000)) {
      long lead = step.beginMicros() - step.fixedMicros();
      assertTrue(lead == LEAD || lead == 700_000);
      assertTrue(lead == LEAD || step.fixedMicros() >= 1_300_000, step::toString);
    }
    assertEquals(
        steps(PLAYING, 0, 10_000_000).stream().map(Transport.Step::beginMicros).toList(),
        steps(patient, 0, 10_000_000).stream().map(Transport.Step::beginMicros).toList());
  }

  /// Whatever is pressed: steps never come twice, never run backwards but after a stop, none that
  /// is about to begin is moved, and what is over can be forgotten.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsItsLawsUnderAnyChange(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Transport transport = Transport.STOPPED;
    long now = 0;
    for (int change = 0; change < 2_000; change++) {
      now += random.nextLong(1, 400_000);
      Transport before = transport;
      boolean wasStopped = false;
      switch (random.nextInt(10)) {
        case 0 -> transport = transport.play(now, random.nextDouble(40, 240));
        case 1 -> transport = transport.pause(now);
        case 2 -> {
          transport = transport.rest(now, 0);
          wasStopped = true;
        }
        case 3 -> transport = transport.lead(now, 100 + random.nextInt(5) * 100);
        default -> transport = transport.tempo(now, random.nextDouble(40, 240));
      }
      if (!transport.equals(before)) {
        long effect = transport.segments().getLast().beginMicros();
        assertTrue(effect >= now + 1000L * transport.leadMillis());
        assertEquals(
            steps(before, now, effect), steps(transport, now, effect), "moved what is to begin");
      }
      assertEquals(before.column(now), transport.column(now));
      checkOrder(steps(transport, now, now + 5_000_000), wasStopped);
      assertEquals(transport, Transport.of(transport.segments()));
      assertTrue(transport.segments().size() <= 12, "remembers what is over");
    }
  }

  private static void checkOrder(List<Transport.Step> steps, boolean wasStopped) {
    for (int index = 1; index < steps.size(); index++) {
      Transport.Step before = steps.get(index - 1);
      Transport.Step after = steps.get(index);
      long apart = after.beginMicros() - before.beginMicros();
      boolean isNext = after.number() == before.number() + 1;
      assertTrue(isNext || after.number() == 0, () -> before + " then " + after);
      assertTrue(apart >= 125_000 - 1, () -> before + " then " + after);
      assertTrue(wasStopped || isNext || apart > 0);
    }
  }

  @Test
  void refusesADisorder() {
    Transport.Segment late = new Transport.Segment(10, 0, 0, 250);
    assertThrows(IllegalArgumentException.class, () -> Transport.of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Transport.of(List.of(late, late)));
    assertThrows(IllegalArgumentException.class, () -> new Transport.Segment(-1, 0, 0, 250));
    assertThrows(IllegalArgumentException.class, () -> new Transport.Segment(0, 0, 30, 250));
    assertThrows(IllegalArgumentException.class, () -> new Transport.Segment(0, 0, 0, 99));
  }
}
