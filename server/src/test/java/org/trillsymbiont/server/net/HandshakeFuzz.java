package org.trillsymbiont.server.net;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Requests: each is let through or refused with a sentence, and what is let through names a room.
public final class HandshakeFuzz {
  private HandshakeFuzz() {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] input) {
    String request = new String(input, StandardCharsets.ISO_8859_1) + "\r\n";
    Optional<Handshake.Refusal> refusal = Handshake.refusal(request, Access.DEFAULT);
    if (refusal.isPresent()) {
      String response = new String(refusal.get().response(), StandardCharsets.US_ASCII);
      if (!response.startsWith("HTTP/1.1 4") || refusal.get().sentence().isBlank()) {
        throw new AssertionError("it does not say why: " + response);
      }
    } else if (Handshake.room(request.split(" ", -1)[1]).isEmpty()) {
      throw new AssertionError("it names no room");
    }
  }
}
