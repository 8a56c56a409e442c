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
/// @param socketBytes the operating system's buffer for each client: a small one, so that who is
///   slow is seen to be
/// @param helloTime how long a client of dialect v2 may take to say hello
/// @param participants how many there may be in a room
/// @param rooms how many there may be
/// @param roomIdleTime how long an empty room is remembered
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
    int socketBytes,
    Duration helloTime,
    int participants,
    int rooms,
    Duration roomIdleTime,
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
          256 * 1024,
          128 * 1024,
          Duration.ofSeconds(5),
          64,
          100,
          Duration.ofMinutes(5),
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
        socketBytes,
        handshake,
        participants,
        rooms,
        roomIdleTime,
        stall,
        lostTime,
        farewellTime);
  }

  /// These limits with other numbers of people and rooms.
  public Limits withRooms(int connectionsInAll, int participantsEach, int roomsInAll) {
    return new Limits(
        messageBytes,
        fragments,
        handshakeBytes,
        handshakeTime,
        connectionsInAll,
        queuedBytes,
        socketBytes,
        helloTime,
        participantsEach,
        roomsInAll,
        roomIdleTime,
        stallTime,
        lostTime,
        farewellTime);
  }
}
