package org.trillsymbiont.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private final String name;
  private final GuardedSocket socket;
  private final GuardedChannel channel;
  private final SendQueue queue;
  private final Limits limits;
  private final RoomRegistry rooms;
  private final Watch watch;
  private volatile @Nullable Place place;
  private int refused;
  private volatile boolean isHeldBack;

  // Housekeeping's half.
  private long seenWritten;
  private long progressNanos = System.nanoTime();

  /// Where the client is.
  private record Place(Room room, Session session) {}

  /// @param name for the log
  Connection(String name, GuardedSocket socket, Limits limits, RoomRegistry rooms, Watch watch) {
    this.name = name;
    this.socket = socket;
    this.limits = limits;
    this.rooms = rooms;
    this.watch = watch;
    channel = (GuardedChannel) socket.getChannel();
    queue = channel.queue();
    LOG.info("{} came", name);
  }

  /// Decodes a message and posts it.
  ///
  /// @return false when too many messages of this client wait already
  abstract boolean take(String text) throws ProtocolException;

  String name() {
    return name;
  }

  /// The server's rooms at this moment.
  List<RoomInfo> rooms() {
    return rooms.list();
  }

  /// When the message that is being [taken][#take] came in, by `System.nanoTime`.
  long arrivedNanos() {
    return channel.arrivedNanos();
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
    return switch (rooms.enter(wanted, pin)) {
      case RoomRegistry.Entrance.Open(Room room) -> {
        S session = seat.apply(room);
        place = new Place(room, session);
        LOG.info("{} joins room {} as {}", name, wanted, who);
        yield Optional.of(session);
      }
      case RoomRegistry.Entrance.Closed(CloseCode why) -> {
        close(why);
        yield Optional.empty();
      }
    };
  }

  void close(CloseCode code) {
    close(code.code(), code.sentence());
  }

  @Override
  public void close(int code, String sentence) {
    socket.close(code, sentence);
  }

  void receivedText(String text) {
    watch.received(text.length());
    try {
      if (!take(text)) {
        close(CloseFrame.POLICY_VALIDATION, "Messages come faster than they can be handled.");
      }
    } catch (ProtocolException e) {
      refuse(LogText.shown(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{}: decoding a message of {} characters failed", name, text.length(), e);
      refuse("it can't be decoded");
    }
  }

  void receivedBinary() {
    refuse("it is binary");
  }

  private void refuse(String why) {
    refused++;
    watch.unreadable();
    if (refused <= MAX_NOTED) {
      LOG.warn("{}: message refused: {}", name, why);
    }
  }

  void closed(int code, @Nullable String reason) {
    watch.closed(code);
    Place left = place;
    if (left != null) {
      left.session().leave();
      rooms.leave(left.room(), System.nanoTime());
    }
    LOG.info(
        "{} left {}: {} {}",
        name,
        left == null ? "without a room" : "room " + left.room().name(),
        code,
        LogText.shown(reason));
    if (refused > MAX_NOTED) {
      LOG.warn("{}: {} messages were refused in all", name, refused);
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
    boolean isTooMuch = queue.waitingBytes() > limits.count(Limit.QUEUED_BYTES);
    if (isTooMuch && !isHeldBack) {
      isHeldBack = true;
      watch.fellBehind();
    }
    return !isTooMuch;
  }

  @Override
  public OptionalLong sentNanos() {
    return queue.sentNanos();
  }

  /// Lets a client that was behind catch up when it has drained, and cuts one that takes nothing.
  void tidy() {
    long now = System.nanoTime();
    long written = queue.writtenBytes();
    boolean isWaiting = queue.waitingBytes() > 0 || socket.hasBufferedData();
    if (written != seenWritten || !isWaiting) {
      seenWritten = written;
      progressNanos = now;
    }
    Place here = place;
    if (isHeldBack && here != null && queue.waitingBytes() == 0) {
      isHeldBack = false;
      here.session().catchUp();
    } else if (now - progressNanos > limits.nanos(Limit.STALL_TIME)) {
      close(CloseFrame.TRY_AGAIN_LATER, "The connection is too slow.");
      // The close frame waits behind all that it has not taken: it will not come.
      socket.closeConnection(CloseFrame.TRY_AGAIN_LATER, "The connection is too slow.");
    }
  }
}
