package org.trillsymbiont.server.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// Somebody who plays in the simulation: the client's real replica, on a connection that comes and
/// goes. Thread: the test's.
final class SimulatedClient {
  private static final long PING_MILLIS = 2_000;
  private static final long PATIENCE_MILLIS = 8_000;

  private final SimulatedWorld world;
  private final SimulatedServer server;
  private final String token;
  private final Identity identity = new Identity("Ada", Colour.PALETTE.getFirst());
  private final Replica replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
  private @Nullable SimulatedLink link;
  private boolean flushIsDue;

  SimulatedClient(SimulatedWorld world, SimulatedServer server, int index) {
    this.world = world;
    this.server = server;
    token = "token-of-" + index;
    connect();
    ping();
  }

  private void connect() {
    if (link != null) {
      return;
    }
    if (!server.isUp()) {
      world.after(world.below(500), this::connect);
      return;
    }
    SimulatedLink fresh = new SimulatedLink(world, server, this);
    link = fresh;
    fresh.up(
        new ClientMessage.Hello(
            Endpoint.VERSION,
            RoomName.LOBBY,
            identity,
            token,
            null,
            replica.resume().orElse(null)));
    world.after(
        PATIENCE_MILLIS,
        () -> {
          if (link == fresh && !replica.isConnected()) {
            fresh.cut();
          }
        });
  }

  private void ping() {
    SimulatedLink now = link;
    if (now != null && replica.isConnected()) {
      long micros = TimeUnit.NANOSECONDS.toMicros(world.nanos());
      replica.pinged(micros);
      now.up(new ClientMessage.Ping(micros));
    }
    world.after(PING_MILLIS, this::ping);
  }

  /// The network breaks.
  void cut() {
    if (link != null) {
      link.cut();
    }
  }

  void lost(SimulatedLink old) {
    if (link == old) {
      link = null;
      replica.disconnected(world.nanos());
      world.after(world.below(500), this::connect);
    }
  }

  void receive(SimulatedLink from, ServerMessage message) {
    if (link != from) {
      return;
    }
    if (message instanceof ServerMessage.Saved(long rev)) {
      server.promised(rev);
    }
    Received received = replica.receive(message, world.nanos());
    if (received.needsResync()) {
      from.cut();
    } else {
      send(received.toSend());
    }
  }

  private void send(List<ClientMessage.Numbered> messages) {
    SimulatedLink now = link;
    if (now == null) {
      assertTrue(messages.isEmpty(), "something is sent without a connection");
      return;
    }
    messages.forEach(now::up);
    if (!flushIsDue && replica.nanosUntilFlush(world.nanos()).isPresent()) {
      flushIsDue = true;
      world.afterNanos(
          replica.nanosUntilFlush(world.nanos()).getAsLong(),
          () -> {
            flushIsDue = false;
            send(replica.flush(world.nanos()));
          });
    }
  }

  void edit(Edit edit) {
    send(replica.edit(edit, 0, world.nanos()));
  }

  void undo() {
    send(replica.undo(world.nanos()));
  }

  void redo() {
    send(replica.redo(world.nanos()));
  }

  /// When all is quiet, everybody sees what the server has.
  void checkConverged(AppState state) {
    assertTrue(replica.isConnected(), () -> token + " has no connection");
    replica.showUpcoming(Long.MAX_VALUE);
    assertTrue(replica.pending().isEmpty(), () -> token + " still waits");
    List<?> differing =
        Fields.all().stream()
            .filter(field -> !field.get(replica.visible()).equals(field.get(state)))
            .toList();
    assertEquals(List.of(), differing, token + " sees something else");
  }
}
