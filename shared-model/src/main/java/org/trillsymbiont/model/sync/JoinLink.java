package org.trillsymbiont.model.sync;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a room is: what people send each other to be joined.
///
/// @param host a name, an IPv4 address or an IPv6 address in brackets
/// @param port 1..65535
public record JoinLink(String host, int port, RoomName room) {
  private static final Pattern TRILL_OR_BARE =
      Pattern.compile(
          "(?:trill://)?(\\[[0-9a-fA-F:.%]+\\]|[A-Za-z0-9.-]+)(?::(\\d{1,5}))?(?:/([^/?#]*))?");
  private static final Pattern WEB_SOCKET =
      Pattern.compile(
          "ws://(\\[[0-9a-fA-F:.%]+\\]|[A-Za-z0-9.-]+)(?::(\\d{1,5}))?"
              + "(?:/|"
              + Endpoint.PATH
              + ")?(?:\\?room=([^&#]*))?");
  private static final int MOST_PORT = 65_535;

  public JoinLink {
    Objects.requireNonNull(room, "room");
    if (host.isEmpty() || port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535.");
    }
  }

  /// Reads what a user types or pastes: `trill://192.168.1.7:8787/blue`,
  /// `ws://192.168.1.7:8787/api/sync?room=blue`, `192.168.1.7`, `studio.local/blue`.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  public static JoinLink parse(String typed) {
    String text = typed.strip();
    Matcher matcher = (text.startsWith("ws://") ? WEB_SOCKET : TRILL_OR_BARE).matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address; one looks like trill://192.168.1.7:8787/lobby.");
    }
    String port = matcher.group(2);
    String room = matcher.group(3);
    return new JoinLink(
        matcher.group(1),
        port == null ? Endpoint.DEFAULT_PORT : Integer.parseInt(port),
        room == null || room.isEmpty() ? RoomName.LOBBY : new RoomName(room));
  }

  /// The same server, another room.
  public JoinLink withRoom(RoomName other) {
    return new JoinLink(host, port, other);
  }

  /// `192.168.1.7:8787`.
  public String authority() {
    return host + ":" + port;
  }

  /// `ws://192.168.1.7:8787/api/sync?room=blue`; the lobby needs no name.
  public String webSocket() {
    String query = room.equals(RoomName.LOBBY) ? "" : "?room=" + room;
    return "ws://" + authority() + Endpoint.PATH + query;
  }

  /// `trill://192.168.1.7:8787/blue`.
  @Override
  public String toString() {
    return "trill://" + authority() + "/" + room;
  }
}
