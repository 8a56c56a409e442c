package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.frame.TextFrames;

/// A client of dialect v2: it is told each edit, or several as one when it has fallen behind.
///
/// Thread: as [Session].
public final class V2Session extends Session {
  /// How many pings of one that is behind are answered: the newest ones.
  private static final int MOST_PINGS = 8;

  /// How much may wait for one that is behind, in bytes.
  private static final int MOST_OWN = 64 * 1024;

  private final ClientMessage.Hello hello;
  private final String seatKey;

  // The mailbox's half.
  private Standing standing = Standing.NEW;
  private final TextFrames own = new TextFrames();
  private final Deque<Ping> pings = new ArrayDeque<>();
  private final Set<Integer> leftUntold = new TreeSet<>();
  private ServerMessage.Steps steps = new ServerMessage.Steps(null, null);
  private boolean isToldRooms;
  private int asked;
  private long sentRev;
  private ServerMessage.@Nullable Sent lastPong;

  /// How what everybody is told comes to a client.
  enum Standing {
    /// It is to be welcomed first.
    NEW,
    /// As it is.
    IN_SYNC,
    /// Not at all: too much waits for it.
    BEHIND,
    /// It has taken what waited, and is to be told in one what it has missed.
    DRAINED
  }

  /// @param t1Micros when it came, by the room's clock
  private record Ping(long t0, long t1Micros) {}

  V2Session(Room room, Peer peer, ClientMessage.Hello hello) {
    super(room, peer);
    this.hello = hello;
    seatKey = SeatKey.of(hello.token());
  }

  /// Posts a message of this peer that comes in just now.
  ///
  /// @return false when it was refused because too many messages of this peer wait already
  public boolean receive(ClientMessage message) {
    return receive(message, room().nanoTime());
  }

  /// Posts a message of this peer. A second hello says nothing new and is ignored.
  ///
  /// @param arrivedNanos when it came in, by the mailbox's clock
  /// @return false when it was refused because too many messages of this peer wait already
  public boolean receive(ClientMessage message, long arrivedNanos) {
    return switch (message) {
      case ClientMessage.Numbered numbered -> post(() -> room().take(this, numbered, arrivedNanos));
      case ClientMessage.Here here -> post(() -> room().show(this, here));
      case ClientMessage.Ping(long t0) -> {
        Ping ping = new Ping(t0, room().micros(arrivedNanos));
        yield post(() -> note(ping));
      }
      case ClientMessage.ListRooms _ -> post(() -> room().list(this));
      case ClientMessage.Command command -> post(() -> room().take(this, command));
      case ClientMessage.Question question -> post(() -> room().take(this, question));
      case ClientMessage.Hello _, ClientMessage.OtherHello _ -> true;
    };
  }

  private void note(Ping ping) {
    if (pings.size() == MOST_PINGS) {
      pings.removeFirst();
    }
    pings.addLast(ping);
  }

  ClientMessage.Hello hello() {
    return hello;
  }

  /// What the room knows the client by, also when it comes back.
  String seatKey() {
    return seatKey;
  }

  Standing standing() {
    return standing;
  }

  @Override
  void drained() {
    if (standing == Standing.BEHIND) {
      standing = Standing.DRAINED;
    }
  }

  /// Says something to this peer alone, at the end of the batch.
  void tell(ServerMessage message) {
    own.add(V2Codec.encode(message));
  }

  /// Says what happened, unless the peer is behind: that is too much to let wait.
  void tell(ServerMessage.Page page) {
    tell(
        standing == Standing.BEHIND
            ? new ServerMessage.Unanswered(
                page.number(), Rejection.TOO_FAST, "The connection is too slow.")
            : (ServerMessage) page);
  }

  /// How many of this peer's questions about the past have not been answered yet.
  int asked() {
    return asked;
  }

  /// It waits for one answer more.
  void asks() {
    asked++;
  }

  /// And for one less.
  void hears() {
    asked--;
  }

  /// Says what undo and redo would do, when that is news.
  void tellSteps(ServerMessage.Steps now) {
    if (!now.equals(steps)) {
      steps = now;
      tell(now);
    }
  }

  /// Says which rooms there are, once in a batch, however often it was asked.
  void tellRooms(Supplier<List<RoomInfo>> rooms) {
    if (!isToldRooms) {
      isToldRooms = true;
      tell(new ServerMessage.Rooms(rooms.get()));
    }
  }

  /// Those who left while this peer was behind.
  Set<Integer> leftUntold() {
    return leftUntold;
  }

  /// The revision up to which this peer has been told everything.
  long sentRev() {
    return sentRev;
  }

  boolean hasOwn() {
    return !own.isEmpty() || !pings.isEmpty();
  }

  /// Whether it is behind, and so much waits for it alone that it is a lost cause.
  boolean hasTooMuch() {
    return standing == Standing.BEHIND && own.length() > MOST_OWN;
  }

  /// Sends what everybody is told and behind it what this peer alone is.
  ///
  /// @param frames they bring the peer up to `rev`
  /// @param ack the peer's last message that was taken or refused
  void send(ByteBuffer frames, long rev, long ack) {
    Optional<Long> pongOf = Optional.ofNullable(pings.peekLast()).map(Ping::t0);
    ByteBuffer all = hasOwn() ? withOwn(frames, rev, ack) : frames;
    sentRev = rev;
    if (all.hasRemaining()) {
      standing = peer().send(all) ? Standing.IN_SYNC : Standing.BEHIND;
      pongOf.ifPresent(t0 -> lastPong = sent(t0, peer().sentNanos()));
    }
  }

  private ServerMessage.@Nullable Sent sent(long t0, OptionalLong nanos) {
    return nanos.isPresent() ? new ServerMessage.Sent(t0, room().micros(nanos.getAsLong())) : null;
  }

  /// Pongs come last: they tell how far the rest has got.
  private ByteBuffer withOwn(ByteBuffer shared, long rev, long ack) {
    TextFrames frames = new TextFrames();
    frames.add(shared);
    frames.add(own.take());
    for (Ping ping : pings) {
      long now = room().micros();
      frames.add(
          V2Codec.encode(
              new ServerMessage.Pong(ping.t0(), ping.t1Micros(), now, rev, ack, lastPong)));
      lastPong = null; // What these here say of themselves is said by the next one.
    }
    pings.clear();
    isToldRooms = false;
    return frames.take();
  }
}
