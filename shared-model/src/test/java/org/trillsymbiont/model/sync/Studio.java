package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;

/// A server and its clients, without a network: what they say lies there until a test lets the
/// other side have it.
final class Studio {
  private static final long SECOND = 1_000_000_000;

  private final boolean isDurable;
  private final List<Guest> guests = new ArrayList<>();
  private Authority authority = new Authority("epoch1");
  private int epochs = 1;
  private long nanos;

  Studio(boolean isDurable) {
    this.isDurable = isDurable;
  }

  /// One that stores nothing.
  static Studio plain() {
    return new Studio(false);
  }

  /// One that says that it stores.
  static Studio durable() {
    return new Studio(true);
  }

  /// Somebody who comes in.
  Guest guest(String name) {
    Guest guest = new Guest("token-of-" + name);
    guests.add(guest);
    guest.connects();
    return guest;
  }

  Authority authority() {
    return authority;
  }

  /// A second goes by, in which everybody says what he had to hold back.
  void aSecondPasses() {
    nanos += SECOND;
    for (Guest guest : guests) {
      guest.up.addAll(guest.replica.flush(nanos));
    }
  }

  /// Lets everybody say and hear everything.
  void settles() {
    aSecondPasses();
    while (guests.stream().anyMatch(guest -> !guest.up.isEmpty() || !guest.down.isEmpty())) {
      guests.forEach(Guest::isHeard);
      guests.forEach(Guest::hears);
    }
  }

  /// Ends and begins again with what has been stored; nobody is connected any more.
  void restarts(Authority.@Nullable Snapshot stored) {
    guests.forEach(Guest::isCut);
    String epoch = "epoch" + ++epochs;
    authority = stored == null ? new Authority(epoch) : new Authority(epoch, stored);
  }

  void saves() {
    guests.forEach(guest -> guest.down.add(new ServerMessage.Saved(authority.rev())));
  }

  void broadcast(ServerMessage message) {
    guests.stream().filter(guest -> guest.replica.isConnected()).forEach(g -> g.down.add(message));
  }

  /// A client, its replica, and what lies between it and the server.
  final class Guest {
    private final String token;
    private Replica replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
    private final Deque<ClientMessage.Numbered> up = new ArrayDeque<>();
    private final Deque<ServerMessage> down = new ArrayDeque<>();
    private long lastGesture;

    private Guest(String token) {
      this.token = token;
    }

    Replica replica() {
      return replica;
    }

    <T> T sees(Field<T> field) {
      return field.get(replica.visible());
    }

    /// What it has said and nobody has heard.
    Deque<ClientMessage.Numbered> up() {
      return up;
    }

    /// What it has been told and has not heard.
    Deque<ServerMessage> down() {
      return down;
    }

    <T> void sets(Field<T> field, T value) {
      does(Edit.of(field, value));
    }

    /// A gesture of its own.
    void does(Edit edit) {
      up.addAll(replica.edit(edit, ++lastGesture, nanos));
    }

    /// The same gesture goes on.
    void goesOn(Edit edit) {
      up.addAll(replica.edit(edit, lastGesture, nanos));
    }

    void undoes() {
      up.addAll(replica.undo(nanos));
    }

    void redoes() {
      up.addAll(replica.redo(nanos));
    }

    /// The server takes what it has said, and tells everybody.
    void isHeard() {
      while (!up.isEmpty()) {
        ClientMessage.Numbered message = up.remove();
        switch (authority.take(replica.you(), message, nanos / 1000)) {
          case Authority.Reply.Taken(var edited) -> broadcast(edited);
          case Authority.Reply.Refused(var rejected) -> down.add(rejected);
          case Authority.Reply.Known() -> {
            // Nothing to say.
          }
        }
      }
    }

    /// Hears what it has been told.
    ///
    /// @return what followed from each message
    List<Received> hears() {
      List<Received> outcomes = new ArrayList<>();
      while (!down.isEmpty()) {
        outcomes.add(hears(down.remove()));
      }
      return outcomes;
    }

    Received hears(ServerMessage message) {
      Received received = replica.receive(message, nanos);
      up.addAll(received.toSend());
      return received;
    }

    /// The connection is lost, and all that lies on it.
    void isCut() {
      if (replica.isConnected()) {
        up.clear();
        down.clear();
        replica.disconnected(nanos);
        if (replica.you() > 0) {
          authority.leave(replica.you());
        }
      }
    }

    /// Comes (back) in.
    Received connects() {
      return hears(welcome());
    }

    ServerMessage.Welcome welcome() {
      ClientMessage.Resume resume = replica.resume().orElse(null);
      int number = authority.join(token);
      long from = authority.from(resume);
      return new ServerMessage.Welcome(
          number,
          RoomName.LOBBY,
          authority.epoch(),
          authority.rev(),
          authority.ack(number),
          nanos / 1000,
          isDurable,
          from,
          authority.since(from),
          authority.unknownTo(resume),
          authority.transport(),
          List.of());
    }

    /// Goes to another room and comes back to this one: nothing is left but its token.
    void comesAnew() {
      isCut();
      replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
      connects();
    }

    void assertSeesWhatTheServerHas() {
      assertEquals(authority.state(), replica.confirmed());
      assertEquals(authority.state(), replica.visible());
      assertEquals(List.of(), List.copyOf(replica.pending().fields()));
    }
  }
}
