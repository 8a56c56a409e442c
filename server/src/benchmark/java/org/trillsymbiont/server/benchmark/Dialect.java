package org.trillsymbiont.server.benchmark;

import java.util.Locale;
import org.trillsymbiont.model.sync.Endpoint;

/// What the load says to a server, and what is the same for both: how many bytes come back.
sealed interface Dialect {
  /// The values of which an edit has one.
  int VALUES = 900;

  /// The request to upgrade.
  String request(LoadRoom room);

  /// Whether a client says hello and hears its number.
  boolean greets();

  String hello(LoadRoom room, int token);

  /// Turns a knob of a square that is the client's own.
  String edit(int client, int counter);

  static Dialect of(SubjectProcess.Kind kind) {
    return switch (kind) {
      case OURS -> new V2();
      case RELAY -> new Relayed();
    };
  }

  private static String request(String path, String more) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + more
        + "\r\n";
  }

  private static String set(int client, int counter) {
    return "{\"/musicGrid/" + client % 64 + "/primaryDecay\":0." + (100 + counter % VALUES) + "}";
  }

  /// To our server.
  record V2() implements Dialect {
    @Override
    public String request(LoadRoom room) {
      return Dialect.request(
          Endpoint.PATH, "Sec-WebSocket-Protocol: " + Endpoint.SUBPROTOCOL + "\r\n");
    }

    @Override
    public boolean greets() {
      return true;
    }

    @Override
    public String hello(LoadRoom room, int token) {
      return String.format(
          Locale.ROOT,
          "{\"hello\":2,\"room\":\"%s\",\"name\":\"Load\",\"colour\":\"#4dabf7\",\"token\":\"token-%06d\"}",
          room.name(),
          token);
    }

    @Override
    public String edit(int client, int counter) {
      return "{\"edit\":" + counter + ",\"set\":" + set(client, counter) + "}";
    }
  }

  /// To the relay: at once what our server would tell everybody.
  record Relayed() implements Dialect {
    @Override
    public String request(LoadRoom room) {
      return Dialect.request("/" + room.name(), "");
    }

    @Override
    public boolean greets() {
      return false;
    }

    @Override
    public String hello(LoadRoom room, int token) {
      throw new IllegalStateException("a relay is not greeted");
    }

    @Override
    public String edit(int client, int counter) {
      return "{\"edited\":"
          + (100_000 + counter)
          + ",\"id\":\""
          + client
          + ":"
          + counter
          + "\",\"at\":"
          + (10_000_000L + counter)
          + ",\"set\":"
          + set(client, counter)
          + "}";
    }
  }
}
