package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.client.sync.KnownServers;
import org.trillsymbiont.client.sync.Line;
import org.trillsymbiont.client.sync.SyncClient;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// How soon the clock of somebody who comes in is right, and stays so.
final class Joins {
  private static final long CLOSE_MICROS = 1000;
  private static final long WATCHED_NANOS = 1_500_000_000;
  private static final long LOOK_NANOS = 500_000;
  private static final int PATIENCE_SECONDS = 20;

  private Joins() {}

  /// Lets people come in one after the other.
  ///
  /// @return microseconds from the welcome until the clock was within 1 ms of the truth for good
  static Distribution over(Way way, int count, long seed) throws IOException {
    List<Long> micros = new ArrayList<>();
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
        DelayProxy line = DelayProxy.to(server.port(), way.delays().orElseThrow(), seed)) {
      for (int i = 0; i < count; i++) {
        micros.add(join(server, line.port(), i));
      }
    }
    return Distribution.of(micros);
  }

  private static long join(SyncServer server, int port, int number) throws IOException {
    FalseClock clock = new FalseClock((number % 7 - 3) * 2_000_000_000L, number % 11 * 10 - 50);
    CompletableFuture<Long> welcome = new CompletableFuture<>();
    ClientMessage.Hello hello =
        new ClientMessage.Hello(
            Endpoint.VERSION,
            RoomName.LOBBY,
            new Identity("Joiner", Colour.PALETTE.getFirst()),
            "token-of-joiner-" + number,
            null,
            null);
    URI uri = URI.create("ws://127.0.0.1:" + port + Endpoint.PATH);
    try (SyncClient sync =
        new SyncClient(uri, () -> hello, new Door(welcome), KnownServers.inMemory(), clock)) {
      long in = welcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return (lastOff(sync.clock(), clock, Ensemble.originNanos(server), in) - in) / 1000;
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("nobody says welcome", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// The last time at which the clock was off.
  private static long lastOff(
      ServerClock room, FalseClock clock, long originNanos, long welcomeNanos) {
    long last = welcomeNanos;
    for (long now = System.nanoTime();
        now < welcomeNanos + WATCHED_NANOS;
        now = System.nanoTime()) {
      if (Math.abs(room.micros(clock.at(now)) - (now - originNanos) / 1000) > CLOSE_MICROS) {
        last = now;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return last;
  }

  /// Hears the welcome, on the true clock.
  private record Door(CompletableFuture<Long> welcome) implements SyncClient.Listener {
    @Override
    public void welcomed(Line line) {
      welcome.complete(System.nanoTime());
    }

    @Override
    public void received(ServerMessage message, long arrivedNanos) {
      // He only wants to know the time.
    }

    @Override
    public void status(ConnectionStatus status) {
      // The welcome tells enough.
    }
  }
}
