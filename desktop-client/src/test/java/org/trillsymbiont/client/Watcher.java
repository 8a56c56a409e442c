package org.trillsymbiont.client;

import static org.trillsymbiont.client.Conditions.eventually;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.Line;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// Takes part without a window: keeps the state after each edit that the server has taken.
final class Watcher implements SyncClient.Listener, AutoCloseable {
  private static final ClientMessage.Hello HELLO =
      new ClientMessage.Hello(
          Endpoint.VERSION,
          RoomName.LOBBY,
          new Identity("Watcher", Colour.PALETTE.getLast()),
          "token-of-the-watcher",
          null,
          null);

  private final List<AppState> states = new CopyOnWriteArrayList<>();
  private final AtomicLong counter = new AtomicLong();
  private final AtomicReference<@Nullable Line> line = new AtomicReference<>();
  private final SyncClient sync;

  private Watcher(URI server) {
    sync = new SyncClient(server, () -> HELLO, this);
  }

  /// Joins and waits until the first state is here.
  static Watcher join(URI server) {
    Watcher watcher = new Watcher(server);
    eventually(() -> !watcher.states.isEmpty());
    return watcher;
  }

  @Override
  public void welcomed(Line welcomed) {
    line.set(welcomed);
  }

  @Override
  public void received(ServerMessage message, long arrivedNanos) {
    switch (message) {
      case ServerMessage.Welcome welcome ->
          states.add(Reducer.apply(AppState.INITIAL, welcome.set()));
      // The room's lead depends on how busy this machine is.
      case ServerMessage.Edited edited when edited.edit().sets(Fields.LEAD_MILLIS) -> {}
      case ServerMessage.Edited edited ->
          states.add(Reducer.apply(states.getLast(), edited.edit()));
      case ServerMessage.Merged merged -> states.add(Reducer.apply(states.getLast(), merged.set()));
      default -> {
        // The others are not about the state.
      }
    }
  }

  @Override
  public void status(ConnectionStatus status) {
    // The states tell enough.
  }

  /// All states so far, the initial one first.
  List<AppState> states() {
    return states;
  }

  /// Makes an edit.
  void send(Edit edit) {
    Objects.requireNonNull(line.get(), "is in the room")
        .send(new ClientMessage.Change(counter.incrementAndGet(), edit, 0, false));
  }

  @Override
  public void close() {
    sync.close();
  }
}
