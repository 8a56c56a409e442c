package org.trillsymbiont.client.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// R40
final class PingScheduleTest {
  private static final long MILLI = 1_000_000;
  private static final long START = 77 * MILLI;

  private final PingSchedule schedule = new PingSchedule(START);
  private final List<Long> sentMillis = new ArrayList<>();
  private long now = START;

  /// Sends what falls due until a time; each pong comes some time after its ping, or never.
  private void run(long untilMillis, long roundTripMillis, boolean isAnswering) {
    while (schedule.dueNanos() <= START + untilMillis * MILLI) {
      now = Math.max(now, schedule.dueNanos());
      OptionalInt number = schedule.poll(now);
      assertTrue(number.isPresent(), "it was due");
      sentMillis.add((now - START) / MILLI);
      if (isAnswering) {
        now += roundTripMillis * MILLI;
        schedule.answered(number.getAsInt(), now);
      }
    }
  }

  @Test
  void beginsWithManyPingsThatWaitForNothing() {
    run(479, 0, false);
    assertEquals(PingSchedule.FIRST_PINGS, sentMillis.size());
    for (int i = 0; i < sentMillis.size(); i++) {
      assertEquals(20L * i, sentMillis.get(i));
    }
  }

  @Test
  void goesOnInChainsInWhichAPingFollowsEachPong() {
    run(479, 0, true);
    sentMillis.clear();
    run(1000, 3, true);
    assertEquals(
        List.of(480L, 483L, 486L, 489L, 492L, 495L, 730L, 733L, 736L, 739L, 742L, 745L),
        sentMillis.subList(0, 12));
  }

  @Test
  void becomesCalmerAfterHalfAMinute() {
    run(30_479, 1, true);
    sentMillis.clear();
    run(33_000, 1, true);
    long first = sentMillis.getFirst();
    assertEquals(
        List.of(first, first + 1, first + 6, first + 7, first + 1000, first + 1001),
        List.of(
            first,
            sentMillis.get(1),
            sentMillis.get(6),
            sentMillis.get(7),
            sentMillis.get(8),
            sentMillis.get(9)));
  }

  @Test
  void asksLessOftenWhileNothingIsPlayed() {
    schedule.rest(true);
    run(31_000, 1, true);
    sentMillis.clear();
    run(44_000, 1, true);
    long first = sentMillis.getFirst();
    assertEquals(
        List.of(first, first + 7, first + 4000, first + 4007, first + 8000),
        List.of(
            first, sentMillis.get(7), sentMillis.get(8), sentMillis.get(15), sentMillis.get(16)));
  }

  @Test
  void asksAtOnceWhenItHasRestedAndSomethingIsPlayed() {
    schedule.rest(true);
    run(36_000, 1, true);
    long due = schedule.dueNanos();
    now += 2000 * MILLI;
    schedule.rest(false);
    assertTrue(schedule.dueNanos() <= now, "it was due a second after the last chain");
    assertTrue(now < due);
    assertTrue(schedule.poll(now).isPresent());
    assertEquals(now + PingSchedule.TIMEOUT_NANOS, schedule.dueNanos());
  }

  @Test
  void aSlowChainDelaysTheNextOne() {
    run(479, 0, true);
    sentMillis.clear();
    run(1900, 200, true);
    assertEquals(List.of(480L, 680L, 880L, 1080L, 1280L, 1480L, 1680L, 1880L), sentMillis);
  }

  @Test
  void aChainWithoutAPongIsGivenUp() {
    run(479, 0, true);
    sentMillis.clear();
    run(2500, 0, false);
    assertEquals(List.of(480L, 1480L, 2480L), sentMillis);
    sentMillis.clear();
    run(3499, 5, true);
    assertEquals(List.of(3480L, 3485L, 3490L, 3495L), sentMillis);
  }

  @Test
  void onlyThePongOfTheLastPingCounts() {
    run(480, 0, false);
    long due = schedule.dueNanos();
    schedule.answered(PingSchedule.FIRST_PINGS, now + MILLI);
    assertEquals(due, schedule.dueNanos(), "one of the first comes late");
    schedule.answered(PingSchedule.FIRST_PINGS + 1, now + 2 * MILLI);
    assertEquals(now + 2 * MILLI, schedule.dueNanos());
    schedule.answered(PingSchedule.FIRST_PINGS + 1, now + 3 * MILLI);
    assertEquals(now + 2 * MILLI, schedule.dueNanos(), "once");
  }

  @Test
  void doesNotMakeUpForTimeThatWasSlept() {
    run(100, 0, true);
    now += 3_600_000 * MILLI;
    assertTrue(schedule.poll(now).isPresent());
    assertEquals(now + PingSchedule.FIRST_INTERVAL_NANOS, schedule.dueNanos());
  }
}
