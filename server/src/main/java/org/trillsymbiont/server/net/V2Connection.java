package org.trillsymbiont.server.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.frame.TextFrames;
import org.trillsymbiont.server.room.V2Session;

/// A client of dialect v2: it says hello, then it is in a room. Before that it may ask once which
/// rooms there are.
///
/// Thread: as [Connection].
final class V2Connection extends Connection {
  private final long openedNanos = System.nanoTime();
  private volatile boolean hasSpoken;
  private boolean hasAsked;
  private @Nullable V2Session session;

  V2Connection(long number, GuardedSocket socket, Realm realm) {
    super(number, socket, realm);
  }

  @Override
  boolean take(String text) throws ProtocolException {
    V2Session here = session;
    if (here == null) {
      greet(text);
      return true;
    }
    Optional<ClientMessage> message = V2Codec.decodeClient(text);
    Conduct.Verdict verdict = changes(message.orElse(null)) ? change() : talk();
    return switch (verdict) {
      case TAKE -> message.isEmpty() || here.receive(message.get(), arrivedNanos());
      case REFUSE -> refuse(here, message.orElse(null));
      case CUT -> false;
    };
  }

  private static boolean changes(@Nullable ClientMessage message) {
    boolean isQuestion =
        message instanceof ClientMessage.Question && !(message instanceof ClientMessage.AskHistory);
    return isQuestion || message instanceof ClientMessage.Numbered;
  }

  /// What is not numbered is left out: the next of its kind says it all.
  private boolean refuse(V2Session here, @Nullable ClientMessage message) {
    return switch (message) {
      case ClientMessage.Numbered numbered ->
          here.receive(new ClientMessage.TooFast(numbered.counter()), arrivedNanos());
      case ClientMessage.Question question ->
          here.receive(
              new ClientMessage.BadQuestion(
                  question.number(), Rejection.TOO_FAST, "Too much was asked at once."),
              arrivedNanos());
      case null, default -> true;
    };
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
    boolean isOpenToAll = realm().guard().access().admits(null);
    if (first.orElse(null) instanceof ClientMessage.ListRooms && !hasAsked && isOpenToAll) {
      hasAsked = true;
      TextFrames answer = new TextFrames();
      answer.add(V2Codec.encode(new ServerMessage.Rooms(rooms())));
      var _ = send(answer.take());
      return;
    }
    hasSpoken = true;
    switch (first.orElse(null)) {
      case ClientMessage.Hello hello when !realm().guard().access().admits(hello.access()) ->
          refuse(hello.access());
      case ClientMessage.Hello hello -> enter(hello);
      case ClientMessage.ListRooms _ when !isOpenToAll -> close(CloseCode.WRONG_TOKEN);
      case ClientMessage.OtherHello _ -> close(CloseCode.UNKNOWN_VERSION);
      case null, default -> close(CloseCode.BAD_HELLO);
    }
  }

  private void refuse(@Nullable String access) {
    if (access == null) {
      close(CloseCode.WRONG_TOKEN);
    } else {
      guessed(CloseCode.WRONG_TOKEN);
    }
  }

  private void enter(ClientMessage.Hello hello) {
    String who = '"' + LogText.shown(hello.identity().name()) + '"';
    session = enter(hello.room(), hello.pin(), who, room -> room.join(this, hello)).orElse(null);
  }

  @Override
  void tidy() {
    super.tidy();
    if (!hasSpoken && System.nanoTime() - openedNanos > realm().limits().nanos(Limit.HELLO_TIME)) {
      close(CloseCode.HELLO_TOO_LATE);
    }
  }
}
