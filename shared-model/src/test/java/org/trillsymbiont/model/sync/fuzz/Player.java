package org.trillsymbiont.model.sync.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Received;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

/// Somebody who plays: a replica, a connection that comes and goes, and a ledger.
final class Player {
  /// The token of the one who may lock something.
  static final String HOST = "token-of-0";

  private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);
  private static final int MOST_BACKOFF_MILLIS = 800;

  private final World world;
  private final Host host;
  private final Wire wire;
  private final String token;
  private Replica replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
  private Ledger ledger = new Ledger();
  private final Identity identity = new Identity("Ada", Colour.PALETTE.getFirst());
  private @Nullable Link link;
  private String epoch = "";
  private boolean flushIsDue;
  private boolean staysAway;
  private boolean entersAnew;

  /// Whether he leaves alone what he knows to be locked; who does not is refused.
  private final boolean asksFirst;

  Player(World world, Host host, Wire wire, int index) {
    this.world = world;
    this.host = host;
    this.wire = wire;
    token = "token-of-" + index;
    asksFirst = index % 2 == 0;
    connect();
    ping();
  }

  private void connect() {
    if (staysAway || link != null) {
      return;
    }
    if (!host.isUp()) {
      connectLater();
      return;
    }
    Link fresh = new Link(world, this, host, wire);
    link = fresh;
    fresh.up(
        new ClientMessage.Hello(
            Endpoint.VERSION, Host.room(), identity, token, null, replica.resume().orElse(null)));
    // R33
    world.after(
        PATIENCE_NANOS,
        () -> {
          if (link == fresh && !replica.isConnected()) {
            disconnect();
          }
        });
  }

  private void connectLater() {
    world.after(world.upToMillis(MOST_BACKOFF_MILLIS), this::connect);
  }

  private void ping() {
    Link now = link;
    if (now != null && replica.isConnected()) {
      replica.pinged(world.micros());
      now.up(new ClientMessage.Ping(world.micros()));
    }
    world.after(PING_NANOS, this::ping);
  }

  /// The player's side of the connection ends.
  void disconnect() {
    Link old = link;
    if (old != null) {
      old.cut();
      lost(old);
    }
  }

  /// The network breaks.
  void cut() {
    if (link != null) {
      link.cut();
    }
  }

  /// Shuts the laptop for a while.
  void goAway() {
    staysAway = true;
    disconnect();
    world.after(world.upToMillis(4_000), this::comeBack);
  }

  /// Goes to another room and comes back to this one: all that is left is the token. R9, R15
  void enterAnew() {
    disconnect();
    replica = new Replica(TimeUnit.NANOSECONDS::toMicros);
    ledger = new Ledger();
    epoch = "";
    entersAnew = true;
  }

  void comeBack() {
    staysAway = false;
    connect();
  }

  void lost(Link old) {
    if (link == old) {
      link = null;
      replica.disconnected(world.nanos());
      connectLater();
    }
  }

  void receive(Link from, ServerMessage message) {
    if (link != from) {
      return;
    }
    long before = rev();
    Received received = replica.receive(message, world.nanos());
    if (received.needsResync()) {
      disconnect();
      return;
    }
    account(message, received, before);
    send(received.toSend());
    check();
  }

  private long rev() {
    return replica.resume().map(ClientMessage.Resume::rev).orElse(0L);
  }

  private void account(ServerMessage message, Received received, long before) {
    boolean isNews = rev() > before;
    switch (message) {
      case ServerMessage.Welcome welcome -> welcomed(welcome, received, before);
      case ServerMessage.Edited edited when isNews ->
          ledger.edited(edited, edited.id().by() == replica.you());
      case ServerMessage.Merged merged when isNews ->
          ledger.caughtUp(merged.rev(), merged.ack(), replica.confirmed());
      case ServerMessage.Rejected rejected -> ledger.rejected(rejected.counter());
      case ServerMessage.Saved(long saved) when replica.isConnected() -> ledger.saved(saved);
      default -> {
        // Nothing that concerns the state.
      }
    }
  }

  private void welcomed(ServerMessage.Welcome welcome, Received received, long before) {
    boolean goesOn = welcome.epoch().equals(epoch);
    long since = host.inCommon(epoch, before);
    // Where nothing is stored the room goes on from a copy that may be older than what was seen;
    // and
    // of an epoch that has ended meanwhile the history is gone.
    boolean isKnown = (goesOn || welcome.isDurable()) && host.isIn(welcome.epoch());
    for (Edit overtaken : isKnown ? received.overtaken() : List.<Edit>of()) {
      for (Field<?> field : overtaken.fields()) {
        assertTrue(
            host.lineage().changedSince(field, since, welcome.you())
                || host.hasRefused(token, field),
            () ->
                token
                    + " gave way to nobody: "
                    + field
                    + " since "
                    + since
                    + ", "
                    + goesOn
                    + " "
                    + welcome
                    + received);
      }
    }
    ledger.welcomed(welcome, received, goesOn, replica.confirmed());
    epoch = welcome.epoch();
    entersAnew = false;
  }

  private void send(List<ClientMessage.Numbered> messages) {
    ledger.sent(messages);
    Link now = link;
    if (now == null) {
      assertTrue(messages.isEmpty(), "something is sent without a connection");
      return;
    }
    messages.forEach(now::up);
    if (!flushIsDue && replica.nanosUntilFlush(world.nanos()).isPresent()) {
      flushIsDue = true;
      world.after(replica.nanosUntilFlush(world.nanos()).getAsLong(), this::flush);
    }
  }

  private void flush() {
    flushIsDue = false;
    send(replica.flush(world.nanos()));
    check();
  }

  void edit(Edit edit, long gesture) {
    if (entersAnew) {
      // He would have to give way to himself.
      return;
    }
    if (asksFirst && replica.rights().refusal(edit.fields()).isPresent()) {
      return;
    }
    ledger.made(edit);
    send(replica.edit(edit, gesture, world.nanos()));
    check();
  }

  /// Turns a knob.
  void drag(Field<Double> field, int edits, long gesture) {
    edit(Contended.of(field, world), gesture);
    if (edits > 1) {
      world.after(world.upToMillis(40), () -> drag(field, edits - 1, gesture));
    }
  }

  void undo() {
    stepBack(replica::undo);
  }

  void redo() {
    stepBack(replica::redo);
  }

  private interface StepBack {
    List<ClientMessage.Numbered> at(long nanos);
  }

  private void stepBack(StepBack step) {
    AppState before = replica.visible();
    List<ClientMessage.Numbered> toSend = step.at(world.nanos());
    Edit changed = Edit.difference(before, replica.visible());
    assertTrue(changed.isEmpty() || !replica.isConnected(), "only the server takes steps back");
    host.lineage().drawnAgain(changed);
    ledger.made(changed);
    send(toSend);
    check();
  }

  private void check() {
    ledger.checkVisible(replica.visible());
  }

  /// When all is quiet, everybody sees what the server has.
  void checkConverged(AppState server, Transport transport) {
    assertTrue(replica.isConnected(), () -> token + " has no connection");
    assertEquals(transport, replica.score().transport(), token + " plays something else");
    replica.showUpcoming(Long.MAX_VALUE);
    ledger.checkSettled();
    assertTrue(replica.pending().isEmpty(), () -> token + " still waits");
    assertEquals(List.of(), differing(replica.visible(), server), token + " sees something else");
    assertEquals(List.of(), differing(replica.confirmed(), server), token + " believes so");
  }

  private static List<Field<?>> differing(AppState one, AppState other) {
    return Fields.all().stream().filter(field -> !field.get(one).equals(field.get(other))).toList();
  }
}
