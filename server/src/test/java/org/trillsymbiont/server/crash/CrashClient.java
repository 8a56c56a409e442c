package org.trillsymbiont.server.crash;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// Somebody who plays as fast as he hears himself, over all crashes: what he has played and was not
/// acknowledged he keeps, and sends again under the same number.
///
/// Thread: safe.
final class CrashClient {
  private static final int MOST_UNHEARD = 24;
  private static final long DEADLINE_SECONDS = 30;

  private final String name;
  private final RoomName room;
  private final Witness witness;
  private final Random random;
  private final NavigableMap<Long, ClientMessage.Change> kept = new TreeMap<>();
  private final NavigableMap<Long, Long> counterAtRev = new TreeMap<>();
  private final Queue<ClientMessage.Change> again = new ArrayDeque<>();
  private @Nullable Socket socket;
  private int number;
  private int unheard;
  private long counter;
  private ClientMessage.@Nullable Resume resume;
  private ServerMessage.@Nullable Welcome welcome;

  CrashClient(String name, RoomName room, Witness witness, long seed) {
    this.name = name;
    this.room = room;
    this.witness = witness;
    random = new Random(seed);
  }

  /// Enters the room.
  ///
  /// @return what he is told there
  ServerMessage.Welcome enter(URI address) throws InterruptedException {
    Socket now = new Socket(address);
    synchronized (this) {
      socket = now;
    }
    now.connect();
    if (!now.welcomed.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(name + " was not let in");
    }
    synchronized (this) {
      ServerMessage.Welcome told = welcome;
      if (told == null) {
        throw new IllegalStateException(name + " was sent away");
      }
      return told;
    }
  }

  /// Begins to play.
  synchronized void play() {
    ServerMessage.Welcome told = welcome;
    Socket now = socket;
    if (told == null || now == null) {
      return;
    }
    kept.headMap(told.ack(), true).clear();
    again.clear();
    again.addAll(kept.values());
    unheard = 0;
    playOn(now);
  }

  private void playOn(Socket now) {
    while (unheard < MOST_UNHEARD) {
      unheard++;
      send(now, next());
    }
  }

  private ClientMessage.Change next() {
    ClientMessage.Change before = again.poll();
    if (before != null) {
      return before;
    }
    Fields.SquareFields square = Fields.square(random.nextInt(64));
    Edit edit =
        Edit.labelled("Play")
            .set(square.active(), random.nextBoolean())
            .set(square.primaryGain(), random.nextInt(10, 150) / 100.0)
            .build();
    ClientMessage.Change change = new ClientMessage.Change(++counter, edit, 0, false);
    kept.put(counter, change);
    return change;
  }

  private static void send(Socket now, ClientMessage message) {
    try {
      now.send(V2Codec.encode(message));
    } catch (WebsocketNotConnectedException e) {
      // It has been killed; he will send it again.
    }
  }

  private synchronized void take(Socket from, ServerMessage message) {
    if (from != socket) {
      return;
    }
    switch (message) {
      case ServerMessage.Welcome told -> {
        welcome = told;
        number = told.you();
        counter = Math.max(counter, told.ack());
        counterAtRev.clear();
        resume = new ClientMessage.Resume(told.epoch(), told.rev());
        from.welcomed.countDown();
      }
      case ServerMessage.Edited edited -> {
        witness.heard(edited);
        if (edited.id().by() == number) {
          counterAtRev.put(edited.rev(), edited.id().counter());
          unheard--;
          playOn(from);
        }
      }
      case ServerMessage.Saved(long rev) -> {
        witness.saved(rev);
        counterAtRev.headMap(rev, true).values().forEach(kept::remove);
        counterAtRev.headMap(rev, true).clear();
      }
      default -> {
        // Nothing that matters here.
      }
    }
  }

  private synchronized ClientMessage.Hello hello() {
    return new ClientMessage.Hello(
        Endpoint.VERSION,
        room,
        new Identity(name, Colour.PALETTE.getFirst()),
        "token-of-" + name,
        null,
        resume);
  }

  private final class Socket extends WebSocketClient {
    private final CountDownLatch welcomed = new CountDownLatch(1);

    Socket(URI address) {
      super(address, new Draft_6455(List.of(), List.of(new Protocol(Endpoint.SUBPROTOCOL))));
      setTcpNoDelay(true);
      setDaemon(true);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      CrashClient.send(this, hello());
    }

    @Override
    public void onMessage(String text) {
      try {
        V2Codec.decodeServer(text).ifPresent(message -> take(this, message));
      } catch (ProtocolException e) {
        throw new IllegalStateException("the server said " + text, e);
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      welcomed.countDown();
    }

    @Override
    public void onError(Exception e) {
      // A close follows.
    }
  }
}
