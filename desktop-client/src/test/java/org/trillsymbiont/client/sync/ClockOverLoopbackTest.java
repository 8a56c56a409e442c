package org.trillsymbiont.client.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// The clock of a real client of a real server, in one process: there both are known. R40
final class ClockOverLoopbackTest {
  private static final RoomName ROOM = RoomName.LOBBY;

  private final List<AutoCloseable> open = new ArrayList<>();

  /// Hears what is handed on.
  private static final class Heard implements SyncClient.Listener {
    private final Queue<ServerMessage> messages = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Line line;
    private volatile int welcomes;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // By the sync thread alone.
    public void welcomed(Line welcomed) {
      line = welcomed;
      welcomes++;
    }

    @Override
    public void received(ServerMessage message, long arrivedNanos) {
      messages.add(message);
    }

    @Override
    public void status(ConnectionStatus status) {
      // Not needed here.
    }
  }

  private <T extends AutoCloseable> T use(T resource) {
    open.add(resource);
    return resource;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  private SyncClient join(int port, Heard heard, LongSupplier nanoTime) {
    ClientMessage.Hello hello =
        new ClientMessage.Hello(
            Endpoint.VERSION,
            ROOM,
            new Identity("Ada", Colour.PALETTE.getFirst()),
            "token-of-ada",
            null,
            null);
    URI address = URI.create("ws://127.0.0.1:" + port + Endpoint.PATH);
    return use(new SyncClient(address, () -> hello, heard, KnownServers.inMemory(), nanoTime));
  }

  /// A clock that was set wrong and runs wrong.
  private static LongSupplier falseClock(long aheadNanos, double ppm) {
    long start = System.nanoTime();
    return () -> {
      long now = System.nanoTime();
      return now + aheadNanos + Math.round((now - start) * ppm / 1e6);
    };
  }

  private static void assertIsHonest(ServerClock clock, SyncServer server) {
    long before = clock.nanoTime();
    long truth = server.micros(ROOM).orElseThrow();
    long after = clock.nanoTime();
    ServerClock.Quality quality = clock.quality();
    long plusMinus = quality.plusMinusMicros() + 1;
    assertTrue(
        clock.micros(before) - plusMinus <= truth && truth <= clock.micros(after) + plusMinus,
        () -> truth + " was taken for " + clock.micros(before) + ", though " + quality);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2000000000, 50", "-7000000000, -30"})
  void settlesAndTheTruthIsWithinItsBounds(long aheadNanos, double ppm) throws Exception {
    SyncServer server = use(SyncServer.start(new ServerConfig("127.0.0.1", 0)));
    ServerClock clock = join(server.port(), new Heard(), falseClock(aheadNanos, ppm)).clock();
    eventually(() -> {
      boolean isSettled = clock.quality().isSettled();
      if (isSettled) {
        assertIsHonest(clock, server);
      }
      return isSettled;
    });
    long until = clock.micros() + 1_000_000;
    eventually(() -> {
      assertIsHonest(clock, server);
      return clock.micros() > until;
    });
    assertTrue(clock.quality().rttMicros() <= clock.quality().worstRttMicros());
  }

  @Test
  void onlyPongsOfOtherPingsAreHandedOn() throws Exception { // R14
    SyncServer server = use(SyncServer.start(new ServerConfig("127.0.0.1", 0)));
    Heard heard = new Heard();
    ServerClock clock = join(server.port(), heard, System::nanoTime).clock();
    eventually(() -> clock.quality().isSettled());
    Line line = heard.line;
    assertTrue(line != null);
    line.send(new ClientMessage.Ping(77));
    eventually(() -> heard.messages.stream().anyMatch(ServerMessage.Pong.class::isInstance));
    assertEquals(
        List.of(77L),
        heard.messages.stream()
            .filter(ServerMessage.Pong.class::isInstance)
            .map(message -> ((ServerMessage.Pong) message).t0())
            .toList());
  }

  @Test
  void aLostConnectionDoesNotUnsettleIt() throws Exception {
    SyncServer server = use(SyncServer.start(new ServerConfig("127.0.0.1", 0)));
    FaultProxy proxy = use(FaultProxy.to(server.port(), Set.of(), 0));
    Heard heard = new Heard();
    ServerClock clock = join(proxy.port(), heard, System::nanoTime).clock();
    eventually(() -> clock.quality().isSettled());
    proxy.reset();
    eventually(() -> {
      assertTrue(clock.quality().isSettled());
      assertIsHonest(clock, server);
      return heard.welcomes == 2;
    });
  }

  @Test
  void anotherEpochHasAnotherClock() throws Exception {
    SyncServer first = SyncServer.start(new ServerConfig("127.0.0.1", 0));
    Heard heard = new Heard();
    SyncClient client = join(first.port(), heard, System::nanoTime);
    ServerClock clock = client.clock();
    eventually(() -> clock.quality().isSettled());
    first.close();
    eventually(() -> first.connections() == 0);
    assertTrue(clock.quality().isSettled(), "it runs on");
    SyncServer second = use(SyncServer.start(new ServerConfig("127.0.0.1", first.port())));
    eventually(() -> {
      client.reconnectNow();
      return heard.welcomes == 2;
    });
    eventually(() -> clock.quality().plusMinusMicros() >= 0);
    assertIsHonest(clock, second);
    assertFalse(clock.micros() > 20_000_000, "that of the new room has just begun");
  }
}
