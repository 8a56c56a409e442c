package org.trillsymbiont.client.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.client.clock.TwoClocks.Network;

/// How well the clock is known over networks of all kinds, in simulated time.
final class EstimateTest {
  private static final Network LOOPBACK = new Network(30_000, 30_000, 60_000, 0);
  private static final Network LAN = new Network(1_000_000, 1_000_000, 2_000_000, 0);
  private static final Network WAN = new Network(10_000_000, 10_000_000, 20_000_000, 0);
  private static final Network LOSSY = new Network(10_000_000, 10_000_000, 20_000_000, 0.01);
  private static final long SECOND = 1_000_000_000;
  private static final long PROBE = 10_000_000;

  static Stream<Arguments> networks() {
    return DoubleStream.of(0, 20, 50, -50, 100)
        .boxed()
        .flatMap(ppm ->
            Stream.of(
                Arguments.of("loopback", LOOPBACK, ppm, 15),
                Arguments.of("LAN", LAN, ppm, 100),
                Arguments.of("WAN", WAN, ppm, 500),
                Arguments.of("WAN with loss", LOSSY, ppm, 600)));
  }

  @ParameterizedTest(name = "{0}, {2} ppm")
  @MethodSource("networks")
  void isRightWithinWhatItSays(String name, Network network, double ppm, double mostMicros) {
    for (long seed = 1; seed <= 3; seed++) {
      TwoClocks world = new TwoClocks(network, ppm, seed);
      world.run(3 * SECOND);
      double[] errors = new double[15_000];
      for (int i = 0; i < errors.length; i++) {
        world.run(PROBE);
        assertIsHonest(world);
        errors[i] = Math.abs(world.errorMicros());
      }
      Arrays.sort(errors);
      double p99 = errors[errors.length * 99 / 100];
      assertTrue(p99 < mostMicros, "seed " + seed + ": " + p99 + " us");
    }
  }

  private static void assertIsHonest(TwoClocks world) {
    ServerClock.Quality quality = world.clock().quality();
    assertTrue(
        Math.abs(world.errorMicros()) <= quality.plusMinusMicros() + 1,
        () -> world.errorMicros() + " us wrong, but " + quality);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, -50, 100})
  void learnsTheDrift(double ppm) {
    TwoClocks near = new TwoClocks(LAN, ppm, 5);
    near.run(20 * SECOND);
    assertEquals(ppm, near.clock().quality().driftPpm(), 3);
    TwoClocks far = new TwoClocks(LOSSY, ppm, 5);
    far.run(180 * SECOND);
    assertEquals(ppm, far.clock().quality().driftPpm(), 15);
  }

  @Test
  void isThereWithinHalfASecond() {
    for (long seed = 1; seed <= 20; seed++) {
      TwoClocks world = new TwoClocks(LAN, 50, seed);
      world.run(500_000_000);
      assertTrue(world.clock().quality().isSettled());
      assertTrue(Math.abs(world.errorMicros()) < 600, world.errorMicros() + " us");
    }
  }

  /// What no algorithm can see: whether the way there is longer than the way back.
  @ParameterizedTest
  @ValueSource(longs = {-20_000_000, -3_000_000, 3_000_000, 20_000_000})
  void isWrongByHalfOfTheAsymmetryAndSaysSo(long upMinusDown) {
    Network network =
        new Network(
            1_000_000 + Math.max(0, upMinusDown),
            1_000_000 + Math.max(0, -upMinusDown),
            500_000,
            0);
    TwoClocks world = new TwoClocks(network, 30, 8);
    world.run(30 * SECOND);
    assertEquals(upMinusDown / 2_000.0, world.errorMicros(), 100);
    assertIsHonest(world);
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_000, 3_600_000_000_000L})
  void recoversWhenTheMachineHasSlept(long nanos) {
    for (long seed = 1; seed <= 20; seed++) {
      TwoClocks world = new TwoClocks(LAN, 20, seed);
      world.run(40 * SECOND + seed * 77_000_000);
      world.sleep(nanos);
      assertTrue(Math.abs(world.errorMicros()) > 99_000);
      world.run(1_100_000_000);
      assertIsHonest(world);
      assertTrue(Math.abs(world.errorMicros()) < 1_500, world.errorMicros() + " us");
    }
  }

  /// A small jump looks like drift at first.
  @ParameterizedTest
  @CsvSource({"3, 100", "30, 8", "400, 2", "60000, 2"})
  void recoversWhenTheClockHasJumped(long millis, int seconds) {
    for (long seed = 1; seed <= 20; seed++) {
      TwoClocks world = new TwoClocks(LAN, -20, seed);
      world.run(40 * SECOND + seed * 77_000_000);
      world.jump(millis * 1_000_000);
      world.run(seconds * SECOND);
      assertIsHonest(world);
      assertTrue(Math.abs(world.errorMicros()) < 1_500, world.errorMicros() + " us");
    }
  }

  @Test
  void runsOnWithoutANetwork() {
    TwoClocks world = new TwoClocks(LAN, 50, 3);
    world.run(60 * SECOND);
    long sure = world.clock().quality().plusMinusMicros();
    world.runWithoutNetwork(600 * SECOND);
    assertIsHonest(world);
    assertTrue(Math.abs(world.errorMicros()) < 2_000, world.errorMicros() + " us in 10 minutes");
    assertTrue(world.clock().quality().plusMinusMicros() > sure + 500);
    world.run(3 * SECOND);
    assertIsHonest(world);
    assertTrue(Math.abs(world.errorMicros()) < 300, world.errorMicros() + " us");
  }
}
