package org.trillsymbiont.client;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.Line;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// Somebody who is in a room and has something under hand, without a window.
///
/// Thread: the maker's.
final class Guest implements SyncClient.Listener, AutoCloseable {
  private final Identity who;
  private final Presence presence;
  private final CompletableFuture<Line> line = new CompletableFuture<>();
  private final SyncClient sync;

  private Guest(URI server, ClientMessage.Hello hello, Presence presence) {
    this.who = hello.identity();
    this.presence = presence;
    sync = new SyncClient(server, () -> hello, this);
  }

  /// Joins and waits for the welcome.
  static Guest join(URI server, RoomName room, Identity who, Presence presence) {
    String token = "guest-" + room + "-" + who.name().hashCode();
    Guest guest =
        new Guest(
            server,
            new ClientMessage.Hello(Endpoint.VERSION, room, who, token, null, null),
            presence);
    guest.line.join().send(new ClientMessage.Here(guest.who, guest.presence));
    return guest;
  }

  void say(ClientMessage message) {
    line.join().send(message);
  }

  @Override
  public void welcomed(Line welcomed) {
    line.complete(welcomed);
  }

  @Override
  public void received(ServerMessage message, long arrivedNanos) {
    // It comes to be seen, not to see.
  }

  @Override
  public void status(ConnectionStatus status) {
    // The welcome tells enough.
  }

  @Override
  public void close() {
    sync.close();
  }
}
