package org.trillsymbiont.model.sync;

import java.util.Optional;

/// Why the server ends a connection of dialect v2, as a WebSocket close code.
public enum CloseCode {
  UNKNOWN_VERSION(4001, "This server speaks another version of the protocol."),
  ROOM_FULL(4002, "The room is full."),
  WRONG_PIN(4003, "The room has another PIN."),
  REPLACED(4004, "You have come back on another connection."),
  BAD_HELLO(4005, "The first message was no hello that can be taken."),
  TOO_MANY_ROOMS(4006, "The server has no place for another room."),
  HELLO_TOO_LATE(4007, "No hello came in time."),
  TOO_FAST(4008, "Messages come faster than the server takes them."),
  BANNED(4009, "Too much was tried from this address; it has to wait."),
  REMOVED(4010, "The host has asked you to leave."),
  WRONG_TOKEN(4012, "This server is open only to who has its whole join link.");

  private final int code;
  private final String sentence;

  CloseCode(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /// 4000..4999, for the close frame.
  public int code() {
    return code;
  }

  /// For the close frame's reason: up to 123 bytes.
  public String sentence() {
    return sentence;
  }

  /// The constant of a close frame's code.
  public static Optional<CloseCode> of(int code) {
    for (CloseCode candidate : values()) {
      if (candidate.code == code) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
