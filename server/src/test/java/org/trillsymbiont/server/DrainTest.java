package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.net.Limit;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// How a server ends while people play.
@Timeout(60)
final class DrainTest {
  private static final long DEADLINE_SECONDS = 30;
  private static final long SOME_MILLIS = 400;
  private static final int ENOUGH_TIMES = 10;

  @TempDir private Path data;

  @Test
  void whoHasPlayedIsToldThatItIsSavedBeforeItEnds() throws Exception { // R60
    ServerConfig config = new ServerConfig("127.0.0.1", 0, TestLimits.patient());
    try (SyncServer server =
            SyncServer.start(config, RoomStore.open(data, Watch.NONE), Watch.NONE);
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann")) {
      ann.edit(Fields.TEMPO, 97.0);
      long rev = ann.next(ServerMessage.Edited.class).rev();
      CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);
      assertTrue(ann.next(ServerMessage.Saved.class).rev() >= rev);
      assertEquals(
          CloseFrame.GOING_AWAY,
          assertInstanceOf(V2TestClient.Event.Closed.class, ann.next()).code());
      end.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void whoIsSlowGetsAllThatWaitsForHim() throws Exception {
    Limits limits =
        TestLimits.patient()
            .with(Limit.FAREWELL_TIME, Duration.ZERO)
            .with(Limit.DRAIN_TIME, Duration.ofSeconds(DEADLINE_SECONDS));
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0, limits));
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        RawClient slow = join(server)) {
      long queued = queue(server, ann);
      CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);
      // As long as he takes nothing it does not end, however long that is.
      assertThrows(TimeoutException.class, () -> end.get(SOME_MILLIS, TimeUnit.MILLISECONDS));
      long taken = 0;
      RawClient.Frame frame = slow.readFrame();
      while (frame.opcode() != RawClient.CLOSE) {
        taken += frame.payload().length();
        frame = slow.readFrame();
      }
      assertEquals(CloseFrame.GOING_AWAY, frame.closeCode());
      assertTrue(taken >= queued, taken + " of " + queued);
      end.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void whoTakesNothingKeepsNobodyWaiting() throws Exception {
    Limits limits =
        TestLimits.patient()
            .with(Limit.FAREWELL_TIME, Duration.ofMillis(100))
            .with(Limit.STALL_TIME, Duration.ofMinutes(10))
            .with(Limit.DRAIN_TIME, Duration.ofMillis(300));
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0, limits));
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        RawClient _ = join(server)) {
      assertTrue(queue(server, ann) > 0);
      server.close();
      assertEquals(0, server.sockets());
      // The port is free again.
      SyncServer.start(new ServerConfig("127.0.0.1", server.port(), limits)).close();
    }
  }

  private static RawClient join(SyncServer server) throws IOException {
    RawClient slow = RawClient.upgradedV2(server.port(), 4096);
    slow.send(
        RawClient.frame(0x81, V2Codec.encode(V2TestClient.hello("Slow", "lobby", null, null))));
    assertTrue(slow.readFrame().payload().startsWith("{\"welcome\""));
    return slow;
  }

  /// Lets something wait for who takes nothing, and not only for a moment. Returns how many bytes
  /// do.
  private static long queue(SyncServer server, V2TestClient ann) throws InterruptedException {
    Random random = new Random(7);
    int times = 0;
    while (times < ENOUGH_TIMES) {
      ann.edit(Gestures.randomise(random));
      ann.ping();
      times = server.queuedBytes() > 0 ? times + 1 : 0;
    }
    return server.queuedBytes();
  }
}
