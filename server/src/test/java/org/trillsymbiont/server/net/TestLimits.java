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
    Limits limits = Limits.DEFAULT;
    return new Limits(
        limits.messageBytes(),
        limits.fragments(),
        limits.handshakeBytes(),
        limits.handshakeTime(),
        connections,
        limits.queuedBytes(),
        limits.stallTime(),
        limits.lostTime(),
        limits.farewellTime());
  }
}
