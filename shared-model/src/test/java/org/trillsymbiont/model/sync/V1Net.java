package org.trillsymbiont.model.sync;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;

/// A v1 server and its clients with a network between them whose every delivery is the test's
/// choice. Each connection keeps its order, as TCP does. Thread: the test's.
final class V1Net {
  private static final List<Field<?>> ALL = Fields.all();
  final List<Client> clients = new ArrayList<>();
  private final boolean tellsWhatDidNotChange;
  private final boolean answersRunsOfPingsOnce;
  AppState server = AppState.INITIAL;

  private sealed interface Packet {
    record Update(Edit edit, boolean restores) implements Packet {}

    record State(ServerMessage message) implements Packet {}

    record Fence(long number) implements Packet {}
  }

  V1Net(int count, boolean tellsWhatDidNotChange, boolean answersRunsOfPingsOnce) {
    this.tellsWhatDidNotChange = tellsWhatDidNotChange;
    this.answersRunsOfPingsOnce = answersRunsOfPingsOnce;
    for (int i = 0; i < count; i++) {
      clients.add(new Client());
    }
  }

  /// A client and its connection.
  final class Client {
    final Replica replica = new Replica();
    private final Deque<Packet> up = new ArrayDeque<>();
    private final Queue<Packet> down = new ArrayDeque<>();
    private boolean isConnected;

    void connect() {
      isConnected = true;
      down.add(new Packet.State(new ServerMessage.Init(server)));
    }

    /// Everything that is on its way is lost.
    void disconnect() {
      isConnected = false;
      up.clear();
      down.clear();
    }

    boolean isConnected() {
      return isConnected;
    }

    void edit(Edit edit) {
      send(replica.edit(edit));
    }

    private void send(Replica.Outgoing outgoing) {
      if (isConnected) {
        up.add(new Packet.Update(whole(outgoing.edit(), replica.visible()), outgoing.restores()));
        up.add(new Packet.Fence(outgoing.fence()));
      }
    }

    /// The server takes one packet.
    boolean deliverUp() {
      Packet packet = up.poll();
      if (packet instanceof Packet.Update(Edit edit, boolean restores)) {
        if (!restores || server.equals(AppState.INITIAL)) {
          change(this, edit);
        }
      } else if (packet instanceof Packet.Fence fence) {
        if (!answersRunsOfPingsOnce || !(up.peek() instanceof Packet.Fence)) {
          down.add(fence);
        }
      }
      return packet != null;
    }

    /// The client takes one packet.
    boolean deliverDown() {
      Packet packet = down.poll();
      if (packet instanceof Packet.State(ServerMessage message)) {
        answer(replica.receive(message));
      } else if (packet instanceof Packet.Fence(long number)) {
        answer(replica.passed(number));
      }
      return packet != null;
    }

    private void answer(Optional<Replica.Outgoing> outgoing) {
      outgoing.ifPresent(this::send);
    }
  }

  /// What [V1Codec#encodeUpdate] writes: the members that an edit touches, whole.
  private static Edit whole(Edit edit, AppState visible) {
    Set<String> members = edit.fields().stream().map(Field::topLevel).collect(toSet());
    Edit.Builder whole = Edit.labelled(edit.label());
    for (Field<?> field : ALL) {
      if (members.contains(field.topLevel())) {
        whole.copy(field, visible);
      }
    }
    return whole.build();
  }

  /// A change by a client, or by the server itself.
  void change(@Nullable Client author, Edit edit) {
    AppState next = Reducer.apply(server, edit);
    boolean isChanged = !next.equals(server);
    server = next;
    if (isChanged || tellsWhatDidNotChange) {
      Packet state = new Packet.State(new ServerMessage.StateUpdate(server));
      for (Client client : clients) {
        if (client != author && client.isConnected) {
          client.down.add(state);
        }
      }
    }
  }

  /// The server dies and comes back with an empty session.
  void restart() {
    server = AppState.INITIAL;
    clients.forEach(Client::disconnect);
  }

  /// Delivers everything, in an order that chance chooses, until nothing is on its way.
  ///
  /// @throws AssertionError when that does not end
  void settle(RandomGenerator random) {
    int deliveries = 0;
    while (clients.stream().anyMatch(client -> !client.up.isEmpty() || !client.down.isEmpty())) {
      Client client = clients.get(random.nextInt(clients.size()));
      if (random.nextBoolean()) {
        client.deliverUp();
      } else {
        client.deliverDown();
      }
      deliveries++;
      if (deliveries > 20_000) {
        throw new AssertionError(
            "the clients never agree: "
                + clients.stream()
                    .map(c -> c.up.size() + " up, " + c.down.size() + " down")
                    .toList());
      }
    }
  }
}
