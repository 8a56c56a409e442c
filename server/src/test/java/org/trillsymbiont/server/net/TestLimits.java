package org.trillsymbiont.server.net;

import java.time.Duration;

/// Limits for tests.
public final class TestLimits {
  private TestLimits() {}

  /// The default ones with times that a test can wait for.
  public static Limits impatient() {
    return Limits.DEFAULT.withTimes(Duration.ofMillis(700), Duration.ofMillis(700));
  }

  /// The default ones with room for few clients.
  public static Limits withConnections(int connections) {
    return with(connections, Limits.DEFAULT.farewellTime());
  }

  /// The default ones for a server that does not wait long for clients that don't say goodbye.
  public static Limits withBriefFarewell() {
    return with(Limits.DEFAULT.connections(), Duration.ofMillis(100));
  }

  private static Limits with(int connections, Duration farewellTime) {
    Limits limits = Limits.DEFAULT;
    return new Limits(
        limits.messageBytes(),
        limits.fragments(),
        limits.handshakeBytes(),
        limits.handshakeTime(),
        connections,
        limits.queuedBytes(),
        limits.socketBytes(),
        limits.helloTime(),
        limits.participants(),
        limits.rooms(),
        limits.roomIdleTime(),
        limits.stallTime(),
        limits.lostTime(),
        farewellTime);
  }
}
