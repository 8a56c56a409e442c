package org.trillsymbiont.server.net;

import java.time.Duration;

/// Limits for tests.
public final class TestLimits {
  private static final Duration SOON = Duration.ofMillis(700);
  private static final int MANY = 1_000_000;

  private TestLimits() {}

  /// The default ones but for those on what one address and one client may do: in tests a single
  /// address is everybody, and nobody has time.
  public static Limits patient() {
    return Limits.DEFAULT
        .with(Limit.HANDSHAKES, MANY)
        .with(Limit.HANDSHAKES_PER_ADDRESS, MANY)
        .with(Limit.CONNECTIONS_PER_ADDRESS, MANY)
        .with(Limit.MESSAGES, MANY)
        .with(Limit.MESSAGE_BURST, MANY)
        .with(Limit.BYTES, 1 << 30);
  }

  /// As patient, with times that a test can wait for.
  public static Limits impatient() {
    return patient()
        .with(Limit.HANDSHAKE_TIME, SOON)
        .with(Limit.HELLO_TIME, SOON)
        .with(Limit.STALL_TIME, SOON);
  }

  /// As patient, with room for few clients.
  public static Limits withConnections(int connections) {
    return patient().with(Limit.CONNECTIONS, connections);
  }

  /// The default ones for a server that does not wait long for clients that don't say goodbye.
  public static Limits withBriefFarewell() {
    return Limits.DEFAULT.with(Limit.FAREWELL_TIME, Duration.ofMillis(100));
  }
}
