package org.trillsymbiont.server.net;

import java.time.Duration;

/// Limits for tests.
public final class TestLimits {
  private static final Duration SOON = Duration.ofMillis(700);

  private TestLimits() {}

  /// The default ones with times that a test can wait for.
  public static Limits impatient() {
    return Limits.DEFAULT
        .with(Limit.HANDSHAKE_TIME, SOON)
        .with(Limit.HELLO_TIME, SOON)
        .with(Limit.STALL_TIME, SOON);
  }

  /// The default ones with room for few clients.
  public static Limits withConnections(int connections) {
    return Limits.DEFAULT.with(Limit.CONNECTIONS, connections);
  }

  /// The default ones for a server that does not wait long for clients that don't say goodbye.
  public static Limits withBriefFarewell() {
    return Limits.DEFAULT.with(Limit.FAREWELL_TIME, Duration.ofMillis(100));
  }
}
