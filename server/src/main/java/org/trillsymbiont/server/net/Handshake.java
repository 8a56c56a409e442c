package org.trillsymbiont.server.net;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.RoomName;

/// The request with which a client asks for a WebSocket, and why it is refused. Pure.
final class Handshake {

  private Handshake() {}

  /// A refusal as an HTTP response.
  ///
  /// @param status `404 Not Found`
  /// @param sentence why, for people
  record Refusal(String status, String sentence) {
    byte[] response() {
      String body = sentence + "\n";
      String text =
          "HTTP/1.1 "
              + status
              + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
              + body.length()
              + "\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n\r\n"
              + body;
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  static Refusal tooLong(int limit) {
    return new Refusal(
        "431 Request Header Fields Too Large",
        "The request is longer than " + limit + " bytes before its blank line.");
  }

  static Refusal tooSlow() {
    return new Refusal("408 Request Timeout", "The request did not arrive in time.");
  }

  static Refusal tooMany() {
    return new Refusal("503 Service Unavailable", "The server has no room for more clients.");
  }

  static Refusal tooManyOfOneAddress() {
    return new Refusal(
        "503 Service Unavailable", "The server has no room for more clients of your address.");
  }

  static Refusal banned() {
    return new Refusal(
        "429 Too Many Requests",
        "Too much was tried from your address; it has to wait some minutes.");
  }

  static Refusal notEncrypted() {
    return new Refusal(
        "421 Misdirected Request", "Only encrypted connections (wss) are taken here.");
  }

  static Refusal encrypted() {
    return new Refusal("400 Bad Request", "This is no request; nothing is encrypted here.");
  }

  /// Why a request is refused; empty when the library may have it.
  ///
  /// @param request all bytes up to and with the blank line
  /// @param access which web pages may connect
  static Optional<Refusal> refusal(String request, Access access) {
    String[] lines = request.split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    if (first.length != 3 || !first[2].equals("HTTP/1.1")) {
      return Optional.of(new Refusal("400 Bad Request", "This is no HTTP/1.1 request."));
    }
    if (!first[0].equals("GET")) {
      return Optional.of(new Refusal("405 Method Not Allowed", "Only GET is answered here."));
    }
    if (!first[1].split("\\?", 2)[0].equals(Endpoint.PATH)) {
      return Optional.of(
          new Refusal(
              "404 Not Found", "There is nothing here; the session is at " + Endpoint.PATH + "."));
    }
    if (room(first[1]).isEmpty()) {
      return Optional.of(
          new Refusal(
              "400 Bad Request", "A room's name has 1 to 32 small letters, digits or hyphens."));
    }
    return refusal(fields(lines), access);
  }

  /// The room that an address names; empty when its name is none.
  ///
  /// @param target `/api/sync?room=blue`
  static Optional<RoomName> room(String target) {
    for (String parameter : target.substring(target.indexOf('?') + 1).split("&", -1)) {
      if (parameter.startsWith("room=")) {
        String name = parameter.substring("room=".length());
        return RoomName.isValid(name) ? Optional.of(new RoomName(name)) : Optional.empty();
      }
    }
    return Optional.of(RoomName.LOBBY);
  }

  private static Optional<Refusal> refusal(Map<String, String> fields, Access access) {
    String origin = fields.get("origin");
    if (origin != null && !access.allowsOrigin(origin)) {
      return Optional.of(
          new Refusal("403 Forbidden", "Web pages of this origin may not connect here."));
    }
    if (!fields.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")
        || !fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("upgrade")) {
      return Optional.of(
          new Refusal("426 Upgrade Required", "Open this address with Trill Symbiont."));
    }
    if (!fields.getOrDefault("sec-websocket-version", "").equals("13")) {
      return Optional.of(
          new Refusal("426 Upgrade Required", "Only version 13 of WebSocket is spoken here."));
    }
    if (fields.getOrDefault("sec-websocket-key", "").isEmpty()) {
      return Optional.of(new Refusal("400 Bad Request", "Sec-WebSocket-Key is missing."));
    }
    String subprotocols = fields.getOrDefault("sec-websocket-protocol", "");
    if (!subprotocols.isEmpty()
        && !Arrays.asList(subprotocols.split("\\s*,\\s*", -1)).contains(Endpoint.SUBPROTOCOL)) {
      return Optional.of(
          new Refusal(
              "426 Upgrade Required",
              "Another version is spoken here: " + Endpoint.SUBPROTOCOL + "."));
    }
    return Optional.empty();
  }

  private static Map<String, String> fields(String[] lines) {
    Map<String, String> fields = new HashMap<>();
    for (int line = 1; line < lines.length; line++) {
      int colon = lines[line].indexOf(':');
      if (colon > 0) {
        String name = lines[line].substring(0, colon).toLowerCase(Locale.ROOT);
        // Of a field that comes twice both count: a list has no order that can be relied on.
        fields.merge(
            name, lines[line].substring(colon + 1).strip(), (one, other) -> one + "," + other);
      }
    }
    return fields;
  }
}
