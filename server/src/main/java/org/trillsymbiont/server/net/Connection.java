package org.trillsymbiont.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PingFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.server.room.Peer;
import org.trillsymbiont.server.room.Room;
import org.trillsymbiont.server.room.RoomRegistry;
import org.trillsymbiont.server.room.Session;
import org.trillsymbiont.server.watch.Watch;

/// One client that has shaken hands: decodes what it says and posts it to its room, and takes what
/// the room sends, within bounds. The two dialects differ in what they say.
///
/// A message that can't be read is ignored and noted in the log; the connection stays.
///
/// Thread: `received...` by the library's worker of the connection; [#closed] by any of its
/// threads, in the socket's monitor; [#send] by the room's mailbox; [#close] by all; [#tidy] by the
/// gateway's housekeeping.
abstract sealed class Connection implements Peer permits V1Connection, V2Connection {
  static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int MAX_NOTED = 10;

  private static final String TOO_SLOW = "The connection is too slow.";

  private final long number;
  private final String name;
  private final GuardedSocket socket;
  private final GuardedChannel channel;
  private final SendQueue queue;
  private final Realm realm;
  private final Conduct conduct;
  private final Liveness liveness;
  private volatile @Nullable Place place;
  private int refused;
  private long chargedBytes;
  private volatile boolean isHeldBack;
  private volatile boolean isOverfull;
  private volatile boolean isStuck;
  private volatile long closingNanos;

  // Housekeeping's half.
  private long seenWritten;
  private long progressNanos = System.nanoTime();

  /// Where the client is.
  private record Place(Room room, Session session) {}

  /// What a connection needs of the server.
  ///
  /// @param ban lets those from an address that is banned now wait outside
  /// @param isHushed whether nothing more is to be heard: the server is about to end
  record Realm(
      Guard guard,
      Visitors visitors,
      RoomRegistry rooms,
      Watch watch,
      Consumer<AddressBlock> ban,
      BooleanSupplier isHushed) {
    Limits limits() {
      return guard.limits();
    }
  }

  /// @param number of the connections since the server began, for the log
  Connection(long number, GuardedSocket socket, Realm realm) {
    this.number = number;
    name = "client " + number + " from " + address(socket);
    this.socket = socket;
    this.realm = realm;
    channel = (GuardedChannel) socket.getChannel();
    queue = channel.queue();
    conduct = new Conduct(realm.limits(), System.nanoTime());
    liveness = new Liveness(realm.limits().nanos(Limit.LOST_TIME), System.nanoTime());
    log(Level.INFO).log("{} came", name);
  }

  private static String address(GuardedSocket socket) {
    InetSocketAddress from = socket.getRemoteSocketAddress();
    return from == null ? "an unknown address" : from.getAddress().getHostAddress();
  }

  /// Decodes a message and posts it.
  ///
  /// @return false when too many messages of this client wait already
  abstract boolean take(String text) throws ProtocolException;

  String name() {
    return name;
  }

  /// Something about this client, for the log.
  private LoggingEventBuilder log(Level level) {
    return LOG.atLevel(level).addKeyValue("client", number).addKeyValue("address", channel.from());
  }

  /// The server's rooms at this moment.
  List<RoomInfo> rooms() {
    return realm.rooms().list();
  }

  /// When the message that is being [taken][#take] came in, by `System.nanoTime`.
  long arrivedNanos() {
    return channel.arrivedNanos();
  }

  Realm realm() {
    return realm;
  }

  /// Whether it is in a room.
  boolean isInRoom() {
    return place != null;
  }

  /// What becomes of a message that changes something.
  Conduct.Verdict change() {
    return conduct.change(newBytes(), System.nanoTime());
  }

  /// What becomes of another message.
  Conduct.Verdict talk() {
    return conduct.talk(newBytes(), System.nanoTime());
  }

  /// What has come since the last message, headers of frames included.
  private int newBytes() {
    long before = chargedBytes;
    chargedBytes = channel.readBytes();
    return (int) Math.min(Integer.MAX_VALUE, chargedBytes - before);
  }

  /// Cuts off a client that goes on with too much.
  void cut() {
    log(Level.WARN).log("{} sends too much", name);
    close(CloseCode.TOO_FAST);
    if (realm.visitors().flooded(channel.from(), System.nanoTime())) {
      realm.ban().accept(channel.from());
    }
  }

  /// Closes the connection of somebody who has guessed a secret, wrongly.
  void guessed(CloseCode why) {
    if (realm.visitors().guessed(channel.from(), System.nanoTime())) {
      close(CloseCode.BANNED);
      realm.ban().accept(channel.from());
    } else {
      close(why);
    }
  }

  /// Enters a room, or closes the connection. One that has been closed meanwhile stays outside: its
  /// seat would never be freed.
  ///
  /// @param who for the log
  /// @param seat takes a seat in the room
  <S extends Session> Optional<S> enter(
      RoomName wanted, @Nullable String pin, String who, Function<Room, S> seat) {
    // Closing holds this monitor too.
    synchronized (socket) {
      return socket.isOpen() ? enterOpen(wanted, pin, who, seat) : Optional.empty();
    }
  }

  private <S extends Session> Optional<S> enterOpen(
      RoomName wanted, @Nullable String pin, String who, Function<Room, S> seat) {
    return switch (realm.rooms().enter(wanted, pin)) {
      case RoomRegistry.Entrance.Open(Room room) -> {
        S session = seat.apply(room);
        place = new Place(room, session);
        log(Level.INFO)
            .addKeyValue("room", wanted)
            .log("{} joins room {} as {}", name, wanted, who);
        yield Optional.of(session);
      }
      case RoomRegistry.Entrance.Closed(CloseCode why) -> {
        if (why == CloseCode.WRONG_PIN && pin != null) {
          guessed(why);
        } else {
          close(why);
        }
        yield Optional.empty();
      }
    };
  }

  void close(CloseCode code) {
    close(code.code(), code.sentence());
  }

  @Override
  public void close(int code, String sentence) {
    if (closingNanos == 0) {
      closingNanos = System.nanoTime() | 1;
    }
    socket.close(code, sentence);
  }

  /// Whether it has been sent away, or will be: what it says no longer counts.
  private boolean isLeaving() {
    return closingNanos != 0 || realm.isHushed().getAsBoolean();
  }

  void receivedText(String text) {
    if (isLeaving()) {
      return;
    }
    realm.watch().received(text.length());
    try {
      if (!take(text)) {
        cut();
      }
    } catch (ProtocolException e) {
      refuse(LogText.shown(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      log(Level.ERROR)
          .setCause(e)
          .log("{}: decoding a message of {} characters failed", name, text.length());
      refuse("it can't be decoded");
    }
  }

  void receivedBinary() {
    if (!isLeaving()) {
      refuse("it is binary");
    }
  }

  /// The client asks whether we are there.
  void pinged(PingFrame ping) {
    if (isLeaving()) {
      return;
    }
    switch (talk()) {
      case TAKE -> socket.answer(ping);
      case REFUSE -> {
        // Not to be answered is answer enough.
      }
      case CUT -> cut();
    }
  }

  /// The client says that it is there.
  void ponged(ByteBuffer content) {
    liveness.answered(content);
    if (!isLeaving() && talk() == Conduct.Verdict.CUT) {
      cut();
    }
  }

  private void refuse(String why) {
    refused++;
    realm.watch().unreadable();
    if (change() == Conduct.Verdict.CUT) {
      cut();
    }
    if (refused <= MAX_NOTED) {
      log(Level.WARN).log("{}: message refused: {}", name, why);
    }
  }

  void closed(int code, @Nullable String reason) {
    realm.watch().closed(code);
    Place left = place;
    if (left != null) {
      left.session().leave();
      realm.rooms().leave(left.room(), System.nanoTime());
    }
    log(Level.INFO)
        .addKeyValue("room", left == null ? "" : left.room().name())
        .addKeyValue("code", code)
        .log(
            "{} left {}: {} {}",
            name,
            left == null ? "without a room" : "room " + left.room().name(),
            code,
            LogText.shown(reason));
    if (refused > MAX_NOTED) {
      log(Level.WARN)
          .addKeyValue("refused", refused)
          .log("{}: {} messages were refused in all", name, refused);
    }
  }

  @Override
  public boolean send(ByteBuffer frames) {
    if (!socket.isOpen()) {
      return true;
    }
    try {
      if (!queue.send(frames)) {
        socket.demandWrite();
      }
    } catch (IOException e) {
      // The selector comes to know of it too, and ends the connection.
      LOG.debug("{} has gone before it was told", name, e);
    }
    int waiting = queue.waitingBytes();
    if (waiting > realm.limits().count(Limit.CUT_BYTES)) {
      isOverfull = true;
    }
    boolean isTooMuch =
        waiting > realm.limits().count(Limit.QUEUED_BYTES) || (isStuck && waiting > 0);
    if (isTooMuch && !isHeldBack) {
      isHeldBack = true;
      realm.watch().fellBehind();
    }
    return !isTooMuch;
  }

  @Override
  public OptionalLong sentNanos() {
    return queue.sentNanos();
  }

  /// Lets a client that was behind catch up when it has drained, and cuts one that takes nothing,
  /// that is no longer there, or that does not go when it is sent away.
  void tidy() {
    long now = System.nanoTime();
    follow(now);
    // Held back however little waits: at the pace of a room that takes its time he would be cut off
    // before too much does.
    isStuck =
        queue.waitingBytes() > 0 && now - progressNanos > realm.limits().nanos(Limit.STUCK_TIME);
    Place here = place;
    if (isHeldBack && here != null && queue.waitingBytes() == 0) {
      isHeldBack = false;
      here.session().catchUp();
    } else if (isOverfull || now - progressNanos > realm.limits().nanos(Limit.STALL_TIME)) {
      end(CloseFrame.TRY_AGAIN_LATER, TOO_SLOW);
    } else if (liveness.isLost(now)) {
      end(CloseFrame.ABNORMAL_CLOSE, "It does not answer.");
    } else if (closingNanos != 0 && now - closingNanos > realm.limits().nanos(Limit.STALL_TIME)) {
      socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "It did not say goodbye.");
    }
    liveness.ask(now).ifPresent(socket::ask);
  }

  private void follow(long now) {
    long written = queue.writtenBytes();
    boolean isWaiting = channel.isNeedWrite() || socket.hasBufferedData();
    if (written != seenWritten || !isWaiting) {
      progressNanos = now;
    }
    if (written != seenWritten || isWaiting) {
      // Its ping waits still here, or the client takes what was sent before it.
      liveness.sawProgress(now);
    }
    seenWritten = written;
  }

  /// Ends the connection at once: a close frame would wait behind all that the client has not
  /// taken.
  private void end(int code, String sentence) {
    close(code, sentence);
    socket.closeConnection(code, sentence);
  }
}
