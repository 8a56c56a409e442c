package org.trillsymbiont.client.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LikelyLineTest {
  private static final double LEAST_NANOS = 10e6;
  private static final double EXCESS_NANOS = 10e6;

  private final Ceiling above = new Ceiling();
  private final Ceiling below = new Ceiling();
  private double roundTrips;
  private int exchanges;

  /// Messages of which each takes at least 10 ms and as much again in the mean.
  private LikelyLine line(double slope, int count, double apartNanos, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      double up = LEAST_NANOS - EXCESS_NANOS * Math.log(1 - random.nextDouble());
      double down = LEAST_NANOS - EXCESS_NANOS * Math.log(1 - random.nextDouble());
      exchange(i * apartNanos, slope, up, down);
    }
    return line();
  }

  private void exchange(double x, double slope, double up, double down) {
    above.add(x, slope * x + up);
    below.add(x, -slope * x + down);
    roundTrips += up + down;
    exchanges++;
  }

  private LikelyLine line() {
    return LikelyLine.between(above.corners(), below.corners(), exchanges, roundTrips / exchanges);
  }

  @Test
  void expectsNoDriftWhenLittleIsKnown() {
    LikelyLine line = line(50e-6, 20, 20e6, 1);
    assertEquals(0, line.slope(), 10e-6);
    assertEquals(LikelyLine.EXPECTED_SLOPE, line.deviation(), 5e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-100e-6, -20e-6, 0, 50e-6})
  void learnsTheDriftInAMinute(double slope) {
    LikelyLine line = line(slope, 1000, 60e6, 2);
    assertEquals(slope, line.slope(), 4e-6);
    assertEquals(0, line.atZero() + (line.slope() - slope) * 60e9, 200_000);
    assertTrue(line.deviation() < 4e-6);
  }

  @Test
  void knowsHowFarItMayBeOff() {
    int within = 0;
    for (long seed = 0; seed < 200; seed++) {
      LikelyLineTest fresh = new LikelyLineTest();
      LikelyLine line = fresh.line(30e-6, 150, 80e6, seed);
      if (Math.abs(line.slope() - 30e-6) <= 2 * line.deviation()) {
        within++;
      }
    }
    assertTrue(within >= 190, within + " of 200 within two standard deviations");
  }

  @Test
  void asManyAsThereWereCount() {
    LikelyLine few = line(50e-6, 100, 100e6, 3);
    exchanges *= 10;
    roundTrips *= 10;
    assertTrue(line().deviation() < few.deviation() / 2);
  }

  @Test
  void longWaysAloneAreNoDrift() {
    above.add(0, 300e6);
    below.add(600e6, 300e6);
    LikelyLine line = LikelyLine.between(above.corners(), below.corners(), 30, 600e6);
    assertEquals(0, line.slope(), 0.01e-6);
    assertEquals(0, line.atZero(), 100);
  }

  @Test
  void saysWhenThereIsNoLine() {
    exchange(0, 0, 1000, 1000);
    exchange(1e9, 0, 1000, 1000);
    assertEquals(2000, LikelyLine.mostRoom(above.corners(), below.corners()), 1);
    exchange(2e9, 0, 1_000_000, -1_000_500);
    assertTrue(LikelyLine.mostRoom(above.corners(), below.corners()) < 0);
  }
}
