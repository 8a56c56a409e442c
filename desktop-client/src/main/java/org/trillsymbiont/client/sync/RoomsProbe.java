package org.trillsymbiont.client.sync;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// Asks a server for its rooms without entering one: nobody there notices.
public final class RoomsProbe {
  private static final Logger log = LoggerFactory.getLogger(RoomsProbe.class);

  private RoomsProbe() {}

  /// The rooms of a server; empty when no server of ours answers there in time.
  ///
  /// Thread: any but the FX thread; waits.
  ///
  /// @param server the endpoint, `ws://host:8787/api/sync`
  /// @param within how long an answer may take
  public static Optional<List<RoomInfo>> ask(URI server, Duration within)
      throws InterruptedException {
    Question question = new Question();
    Socket socket = new Socket(server, question, KnownServers.inMemory(), System::nanoTime);
    socket.connect();
    try {
      return question.answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.debug("{} does not tell its rooms", server, e);
      return Optional.empty();
    } finally {
      socket.end();
    }
  }

  private static final class Question implements Socket.Events {
    private final CompletableFuture<Optional<List<RoomInfo>>> answer = new CompletableFuture<>();

    @Override
    public void opened(Socket from) {
      from.sendText(V2Codec.encode(new ClientMessage.ListRooms()));
    }

    @Override
    public void text(Socket from, String text, long arrivedNanos) {
      try {
        if (V2Codec.decodeServer(text).orElse(null) instanceof ServerMessage.Rooms(var rooms)) {
          answer.complete(Optional.of(rooms));
        }
      } catch (ProtocolException e) {
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void closed(Socket from, End end) {
      answer.complete(Optional.empty());
    }
  }
}
