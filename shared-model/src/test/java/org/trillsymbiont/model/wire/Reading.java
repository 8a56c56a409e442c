package org.trillsymbiont.model.wire;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.trillsymbiont.model.sync.ClientMessage;

/// What the tests of dialect v2 share: reading, and what is said when a message can't be read.
final class Reading {
  static final int MOST_SAID = 200;

  private Reading() {}

  static ClientMessage read(String text) throws ProtocolException {
    return V2Codec.decodeClient(text).orElseThrow();
  }

  static String refusal(String text) {
    return checked(assertThrows(ProtocolException.class, () -> V2Codec.decodeClient(text), text));
  }

  static String serversRefusal(String text) {
    return checked(assertThrows(ProtocolException.class, () -> V2Codec.decodeServer(text), text));
  }

  /// Whatever a stranger sent, a log shows one short line of it.
  private static String checked(ProtocolException e) {
    String said = String.valueOf(e.getMessage());
    assertTrue(said.length() < MOST_SAID && said.chars().noneMatch(Character::isISOControl), said);
    return said;
  }

  static void assertSays(String part, String said) {
    assertTrue(said.contains(part), () -> "\"" + said + "\" does not say: " + part);
  }
}
