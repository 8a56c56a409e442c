package org.trillsymbiont.client;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.store.Outlet;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// A room in the same process, without delay: a real Authority, a store's own user in it, and
/// somebody else whose edits arrive when the test says so. Thread: the store's.
public final class LocalRoom implements Outlet {
  /// A room's clock that is this computer's.
  public static final RoomTime TIME =
      new RoomTime() {
        @Override
        public long micros(long nanos) {
          return Math.floorDiv(nanos, 1000);
        }

        @Override
        public long nanos(long micros) {
          return 1000 * micros;
        }
      };

  private final Authority authority = new Authority("local");
  private final int other = authority.join("somebody-else");
  private final int you = authority.join("the-own-user");
  private Consumer<ServerMessage> receiver = message -> {};
  private LongSupplier micros = () -> 0;

  /// Sets the room's clock, which stands still at first.
  public void keepTimeBy(LongSupplier clock) {
    micros = clock;
  }

  /// A store that is in such a room, the clock of which is the store's timer.
  public static Store storeIn(LocalRoom room, Timer timer) {
    Store store = new Store(room, timer, TIME);
    room.keepTimeBy(() -> TIME.micros(timer.nowNanos()));
    room.open(store);
    return store;
  }

  /// Says welcome to a store; what it sends comes to [#send].
  public void open(Store store) {
    receiver = message -> store.receive(message);
    receiver.accept(
        new ServerMessage.Welcome(
            you,
            RoomName.LOBBY,
            authority.epoch(),
            authority.rev(),
            authority.ack(you),
            micros.getAsLong(),
            false,
            0,
            authority.since(0),
            authority.unknownTo(null),
            authority.transport(),
            List.of()));
  }

  @Override
  public void send(List<ClientMessage.Numbered> messages) {
    messages.forEach(this::send);
  }

  /// Takes a message of the store's user.
  public void send(ClientMessage.Numbered message) {
    switch (authority.take(you, message, micros.getAsLong())) {
      case Authority.Reply.Taken(var edited) -> receiver.accept(edited);
      case Authority.Reply.Refused(var rejected) -> receiver.accept(rejected);
      case Authority.Reply.Known() -> throw new AssertionError("sent twice: " + message);
    }
    receiver.accept(authority.steps(you));
  }

  @Override
  public void resync() {
    throw new AssertionError("nothing is ever lost here");
  }

  /// Lets an edit of somebody else arrive.
  public void arrive(Edit edit) {
    receiver.accept(authority.unnumbered(other, edit, micros.getAsLong()));
  }

  /// Lets somebody else make a state of the one that a store shows.
  public void arrive(Store store, AppState state) {
    store.flushAll();
    arrive(Edit.difference(store.state(), state));
  }

  /// Lets the evolution make a generation.
  public void evolve() {
    receiver.accept(authority.own(Gestures.evolve(authority.state()), micros.getAsLong()));
  }

  /// The room's state.
  public AppState state() {
    return authority.state();
  }
}
