package org.trillsymbiont.client;

import static org.trillsymbiont.client.Conditions.eventually;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

/// Takes part without a window: keeps every state that the server sends, which is one for each edit
/// that it has accepted from anybody else.
final class Watcher implements SyncClient.Listener, AutoCloseable {
  private final List<AppState> states = new CopyOnWriteArrayList<>();
  private final SyncClient sync;

  private Watcher(URI server) {
    sync = new SyncClient(server, this);
  }

  /// Joins and waits until the first state is here.
  static Watcher join(URI server) {
    Watcher watcher = new Watcher(server);
    eventually(() -> !watcher.states.isEmpty());
    return watcher;
  }

  @Override
  public void received(ServerMessage message, long arrivedNanos) {
    states.add(message.state());
  }

  @Override
  public void passed(long fence) {
    // Nothing is kept that would have to be sent again.
  }

  @Override
  public void status(ConnectionStatus status) {
    // The states tell enough.
  }

  /// All states so far, the initial one first.
  List<AppState> states() {
    return states;
  }

  /// How often the step has moved so far.
  int steps() {
    int steps = 0;
    for (int i = 1; i < states.size(); i++) {
      if (states.get(i).currentSequenceStep() != states.get(i - 1).currentSequenceStep()) {
        steps++;
      }
    }
    return steps;
  }

  /// Makes an edit.
  void send(Edit edit) {
    sync.send(new Replica.Outgoing(1, edit), Reducer.apply(states.getLast(), edit));
  }

  @Override
  public void close() {
    sync.close();
  }
}
