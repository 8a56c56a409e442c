package org.trillsymbiont.server.net;

import java.time.Duration;

/// What a client may cost the server.
///
/// @param messageBytes the longest message, whole or in fragments
/// @param fragments the most fragments of one message
/// @param handshakeBytes the longest request before the upgrade
/// @param handshakeTime how long that request may take to arrive
/// @param connections how many there may be, those still in their handshake included
/// @param queuedBytes how much may wait to be sent to one client; beyond it, states are left out
/// @param stallTime how long a client that has so much waiting may go without taking a byte
/// @param lostTime how often a client must answer the server's ping (checked by the library, in
///   whole seconds)
/// @param farewellTime how long clients have at the end to take their close frames
public record Limits(
    int messageBytes,
    int fragments,
    int handshakeBytes,
    Duration handshakeTime,
    int connections,
    int queuedBytes,
    Duration stallTime,
    Duration lostTime,
    Duration farewellTime) {

  public static final Limits DEFAULT =
      new Limits(
          64 * 1024,
          64,
          8 * 1024,
          Duration.ofSeconds(5),
          1000,
          1024 * 1024,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1));

  /// These limits with other times, for tests that can't wait.
  Limits withTimes(Duration handshake, Duration stall) {
    return new Limits(
        messageBytes,
        fragments,
        handshakeBytes,
        handshake,
        connections,
        queuedBytes,
        stall,
        lostTime,
        farewellTime);
  }
}
