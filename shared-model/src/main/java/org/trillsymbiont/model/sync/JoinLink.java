package org.trillsymbiont.model.sync;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a room is: what people send each other to be joined.
///
/// @param host a name, an IPv4 address or an IPv6 address in brackets
/// @param port 1..65535
/// @param isEncrypted whether TLS is spoken there
/// @param fingerprint what the server's certificate must be known by; null when that is not told
/// @param access the server's token, when it asks for one; a secret
public record JoinLink(
    String host,
    int port,
    RoomName room,
    boolean isEncrypted,
    @Nullable String fingerprint,
    @Nullable String access) {
  private static final String HOST_AND_PORT =
      "(\\[[0-9a-fA-F:.%]+\\]|[A-Za-z0-9.-]+)(?::(\\d{1,5}))?";
  private static final Pattern TRILL_OR_BARE =
      Pattern.compile(
          "(?:trill://)?"
              + HOST_AND_PORT
              + "(?:/([^/?#]*))?(?:\\?(tls)(?:=("
              + Fingerprint.LETTERS
              + "))?)?(?:#([A-Za-z0-9_-]{1,64}))?");
  private static final Pattern WEB_SOCKET =
      Pattern.compile(
          "ws(s?)://" + HOST_AND_PORT + "(?:/|" + Endpoint.PATH + ")?(?:\\?room=([^&#]*))?");
  private static final int MOST_PORT = 65_535;

  public JoinLink {
    Objects.requireNonNull(room, "room");
    if (host.isEmpty() || port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535.");
    }
    if (fingerprint != null && !(isEncrypted && Fingerprint.isValid(fingerprint))) {
      throw new IllegalArgumentException("The link's fingerprint is not whole; copy it once more.");
    }
  }

  /// A room of a server that is open to all and encrypts nothing.
  public JoinLink(String host, int port, RoomName room) {
    this(host, port, room, false, null, null);
  }

  /// Reads what a user types or pastes: `trill://192.168.1.7:8787/blue`,
  /// `ws://192.168.1.7:8787/api/sync?room=blue`, `192.168.1.7`, `studio.local/blue`,
  /// `trill://jam.example/blue?tls=FINGERPRINT#TOKEN`.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  public static JoinLink parse(String typed) {
    String text = typed.strip();
    Matcher webSocket = WEB_SOCKET.matcher(text);
    if (webSocket.matches()) {
      boolean isEncrypted = !webSocket.group(1).isEmpty();
      return new JoinLink(
          webSocket.group(2),
          port(webSocket.group(3)),
          room(webSocket.group(4)),
          isEncrypted,
          null,
          null);
    }
    Matcher trill = TRILL_OR_BARE.matcher(text);
    if (!trill.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address; one looks like trill://192.168.1.7:8787/lobby.");
    }
    return new JoinLink(
        trill.group(1),
        port(trill.group(2)),
        room(trill.group(3)),
        trill.group(4) != null,
        trill.group(5),
        trill.group(6));
  }

  private static int port(@Nullable String written) {
    return written == null ? Endpoint.DEFAULT_PORT : Integer.parseInt(written);
  }

  private static RoomName room(@Nullable String written) {
    return written == null || written.isEmpty() ? RoomName.LOBBY : new RoomName(written);
  }

  /// The same server, another room.
  public JoinLink withRoom(RoomName other) {
    return new JoinLink(host, port, other, isEncrypted, fingerprint, access);
  }

  /// `192.168.1.7:8787`.
  public String authority() {
    return host + ":" + port;
  }

  /// Where a client connects to: `ws://192.168.1.7:8787/api/sync`, with the fingerprint as its
  /// fragment, which stays with whoever connects.
  public String endpoint() {
    String fragment = fingerprint == null ? "" : "#" + fingerprint;
    return scheme() + authority() + Endpoint.PATH + fragment;
  }

  private String scheme() {
    return isEncrypted ? "wss://" : "ws://";
  }

  /// `ws://192.168.1.7:8787/api/sync?room=blue`; the lobby needs no name.
  public String webSocket() {
    String query = room.equals(RoomName.LOBBY) ? "" : "?room=" + room;
    return scheme() + authority() + Endpoint.PATH + query;
  }

  /// All there is to it, the secret too: for whoever is to join, and for no log.
  public String complete() {
    return access == null ? toString() : this + "#" + access;
  }

  /// `trill://192.168.1.7:8787/blue`, without the secret.
  @Override
  public String toString() {
    String tls = fingerprint == null ? "?tls" : "?tls=" + fingerprint;
    return "trill://" + authority() + "/" + room + (isEncrypted ? tls : "");
  }
}
