package org.trillsymbiont.server.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.frame.TextFrames;
import org.trillsymbiont.server.room.RoomRegistry;
import org.trillsymbiont.server.room.V2Session;
import org.trillsymbiont.server.watch.Watch;

/// A client of dialect v2: it says hello, then it is in a room. Before that it may ask once which
/// rooms there are.
///
/// Thread: as [Connection].
final class V2Connection extends Connection {
  private final Limits limits;
  private final long openedNanos = System.nanoTime();
  private volatile boolean hasSpoken;
  private boolean hasAsked;
  private @Nullable V2Session session;

  V2Connection(String name, GuardedSocket socket, Limits limits, RoomRegistry rooms, Watch watch) {
    super(name, socket, limits, rooms, watch);
    this.limits = limits;
  }

  @Override
  boolean take(String text) throws ProtocolException {
    V2Session here = session;
    if (here == null) {
      greet(text);
      return true;
    }
    Optional<ClientMessage> message = V2Codec.decodeClient(text);
    return message.isEmpty() || here.receive(message.get(), arrivedNanos());
  }

  private void greet(String text) throws ProtocolException {
    Optional<ClientMessage> first;
    try {
      first = V2Codec.decodeClient(text);
    } catch (ProtocolException e) {
      hasSpoken = true;
      close(CloseCode.BAD_HELLO);
      throw e;
    }
    if (first.orElse(null) instanceof ClientMessage.ListRooms && !hasAsked) {
      hasAsked = true;
      TextFrames answer = new TextFrames();
      answer.add(V2Codec.encode(new ServerMessage.Rooms(rooms())));
      var _ = send(answer.take());
      return;
    }
    hasSpoken = true;
    switch (first.orElse(null)) {
      case ClientMessage.Hello hello -> enter(hello);
      case ClientMessage.OtherHello _ -> close(CloseCode.UNKNOWN_VERSION);
      case null, default -> close(CloseCode.BAD_HELLO);
    }
  }

  private void enter(ClientMessage.Hello hello) {
    String who = '"' + LogText.shown(hello.identity().name()) + '"';
    session = enter(hello.room(), hello.pin(), who, room -> room.join(this, hello)).orElse(null);
  }

  @Override
  void tidy() {
    super.tidy();
    if (!hasSpoken && System.nanoTime() - openedNanos > limits.nanos(Limit.HELLO_TIME)) {
      close(CloseCode.HELLO_TOO_LATE);
    }
  }
}
