package org.trillsymbiont.client.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What readers may rely on.
final class ServerClockTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private long now = 5_000 * SECOND;
  private final ServerClock clock = new ServerClock(() -> now);

  /// An exchange of a millisecond, that says the room's clock is at so many microseconds now.
  private void hear(long micros) {
    clock.take(new Exchange(now - MILLI, micros - 500, micros - 500, now));
  }

  /// Hears often enough to be settled, the room's clock being ahead of this one by so much.
  private void settle(long aheadMicros) {
    for (int i = 0; i < 30; i++) {
      now += 20 * MILLI;
      hear(now / 1000 + aheadMicros);
    }
    assertTrue(clock.quality().isSettled());
  }

  private static void assertNear(long expected, long actual, long within) {
    assertNear(expected, actual, within, "");
  }

  // JUnit would compare as floats.
  private static void assertNear(long expected, long actual, long within, String what) {
    assertTrue(
        Math.abs(actual - expected) <= within,
        () -> what + ": expected " + expected + ", was " + actual);
  }

  @Test
  void isAClockOfItsOwnBeforeAServerIsHeard() {
    assertEquals(0, clock.micros());
    now += 2 * SECOND + 999;
    assertEquals(2_000_000, clock.micros());
    assertEquals(now - 999, clock.nanos(2_000_000));
    assertEquals(ServerClock.Quality.UNKNOWN, clock.quality());
  }

  @Test
  void knowsRoughlyWhatTheWelcomeSays() {
    clock.reset(123_456_789, now - 5 * MILLI);
    assertEquals(123_461_789, clock.micros());
    assertEquals(-1, clock.quality().plusMinusMicros(), "nobody knows how long it was under way");
  }

  @Test
  void jumpsUntilItIsSettled() {
    hear(7_000_000);
    assertNear(7_000_000, clock.micros(), 1);
    assertNear(501, clock.quality().plusMinusMicros(), 2);
    for (int i = 0; i < 14; i++) {
      now += 60 * MILLI;
      hear(7_000_000 + 60_000 * i);
    }
    assertFalse(clock.quality().isSettled(), "15 exchanges are too few");
    now += MILLI;
    hear(7_900_000);
    assertTrue(clock.quality().isSettled());
  }

  @Test
  void isNotSettledByManyExchangesInAShortTime() {
    for (int i = 0; i < 39; i++) {
      now += 10 * MILLI;
      hear(1_000_000 + 10_000 * i);
    }
    assertFalse(clock.quality().isSettled());
    now += 20 * MILLI;
    hear(1_400_000);
    assertTrue(clock.quality().isSettled());
  }

  @ParameterizedTest
  @ValueSource(longs = {-49_000, -3_000, -40, 40, 3_000, 49_000})
  void makesAnErrorGoodWithoutAJump(long errorMicros) {
    settle(0);
    now += 100 * SECOND; // What was known is forgotten.
    long before = clock.micros();
    hear(now / 1000 + errorMicros);
    assertNear(before, clock.micros(), 1, "it does not jump");
    long last = clock.micros();
    for (int i = 0; i < 5_500; i++) {
      now += MILLI;
      long next = clock.micros();
      assertNear(1000, next - last, 11, "it runs at most 1 % too fast or too slow");
      last = next;
    }
    assertNear(now / 1000 + errorMicros, clock.micros(), 1, "and ends though no pong comes");
    now += 1000 * SECOND;
    assertNear(now / 1000 + errorMicros, clock.micros(), 1, "it runs on");
  }

  @Test
  void aSmallErrorIsGoneAfterAboutHalfASecond() {
    settle(0);
    now += 100 * SECOND;
    hear(now / 1000 + 1000);
    now += 250 * MILLI;
    assertNear(now / 1000 + 500, clock.micros(), 5);
    now += 260 * MILLI;
    assertNear(now / 1000 + 1000, clock.micros(), 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600_000_000L, -51_000, 51_000, 3_600_000_000L})
  void jumpsWhenItIsFarOff(long errorMicros) {
    settle(0);
    now += 100 * SECOND;
    hear(now / 1000 + errorMicros);
    assertNear(now / 1000 + errorMicros, clock.micros(), 1);
  }

  @Test
  void isNotMisledByASlowPongWhenItKnowsNothingElse() {
    settle(0);
    now += 100 * SECOND;
    long micros = now / 1000;
    clock.take(new Exchange(now - 401 * MILLI, micros - 400_500, micros - 400_500, now));
    assertNear(micros, clock.micros(), 1, "the middle would be 200 ms away");
  }

  @Test
  void bothDirectionsAreInverseAndLaterIsLater() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      settle(random.nextLong(-40_000, 40_000) + 40_000);
      long micros = clock.micros();
      for (int i = 0; i < 20; i++) {
        long at = now + random.nextLong(-10 * SECOND, 10 * SECOND);
        assertNear(at, clock.nanos(clock.micros(at)), 1012);
        long wanted = micros + random.nextLong(-10_000_000, 10_000_000);
        assertNear(wanted, clock.micros(clock.nanos(wanted)), 1);
        assertTrue(clock.micros(at + 2_000) > clock.micros(at));
        assertTrue(clock.nanos(wanted + 1) > clock.nanos(wanted));
      }
    }
  }

  @Test
  void isLessSureOfItselfTheLongerItHearsNothing() {
    settle(0);
    long sure = clock.quality().plusMinusMicros();
    now += 100 * SECOND;
    ServerClock.Quality later = clock.quality();
    assertNear(sure + 6_000, later.plusMinusMicros(), 2, "60 ppm are 6 ms");
    assertTrue(later.isSettled());
    assertNear(1000, later.rttMicros(), 1);
  }

  @Test
  void saysHowFarItIsFromWhatItKnowsBest() {
    settle(0);
    now += 100 * SECOND;
    hear(now / 1000 + 3_000);
    assertNear(3_501, clock.quality().plusMinusMicros(), 2);
    now += SECOND;
    assertNear(561, clock.quality().plusMinusMicros(), 2);
  }

  @Test
  void leavesOutWhatCannotBe() {
    settle(0);
    long sure = clock.micros();
    clock.take(new Exchange(now - MILLI, now / 1000 - 2_000, now / 1000 + 9_000, now));
    assertEquals(sure, clock.micros());
    assertNear(1000, clock.quality().rttMicros(), 1);
  }

  @Test
  void aLaterWordOnWhenAPongLeftMakesItSurer() {
    clock.take(new Exchange(now - MILLI, now / 1000 - 500, now / 1000 - 500, now));
    clock.refine(now / 1000 - 100, now);
    long left = now;
    now += 20 * MILLI;
    clock.take(new Exchange(now - MILLI, now / 1000 - 500, now / 1000 - 900, now));
    assertNear(301, clock.quality().plusMinusMicros(), 4);
    assertNear(left / 1000 + 200, clock.micros(left), 4);
  }

  @Test
  void beginsAnewInAnotherEpoch() {
    settle(0);
    clock.reset(40_000, now);
    assertEquals(40_000, clock.micros());
    assertFalse(clock.quality().isSettled());
    now += 20 * MILLI;
    hear(61_000);
    assertNear(61_000, clock.micros(), 1, "and jumps again");
  }

  @Test
  void remembersRoundTripsForAWhile() {
    settle(0);
    clock.take(new Exchange(now - 90 * MILLI, now / 1000 - 20_000, now / 1000 - 20_000, now));
    assertNear(1000, clock.quality().rttMicros(), 1);
    assertNear(90_000, clock.quality().worstRttMicros(), 1);
    now += 11 * SECOND;
    clock.take(new Exchange(now - 7 * MILLI, now / 1000 - 3_000, now / 1000 - 3_000, now));
    assertNear(7_000, clock.quality().rttMicros(), 1, "the shortest of 10 s");
    assertNear(90_000, clock.quality().worstRttMicros(), 1, "the longest of 30 s");
    now += 20 * SECOND;
    hear(now / 1000);
    assertNear(7_000, clock.quality().worstRttMicros(), 1);
  }
}
