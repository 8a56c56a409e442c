package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V2Codec;
import org.trillsymbiont.server.net.Limit;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;
import org.trillsymbiont.server.watch.Watch;

/// Somebody who takes nothing of what is sent, under the limits that hold by default: what waits is
/// bounded, the end comes, and whoever plays beside notices nothing.
final class SlowReaderTest {
  private static final int RANDOMISED_GRIDS = 1500;
  private static final long DEADLINE_SECONDS = 30;
  private static final int ATTEMPTS = 10_000;
  private static final int MEBIBYTE = 1 << 20;

  private final Falling watch = new Falling();

  private static final class Falling implements Watch {
    private final AtomicInteger behind = new AtomicInteger();
    private final CountDownLatch cut = new CountDownLatch(1);

    @Override
    public void fellBehind() {
      behind.incrementAndGet();
    }

    @Override
    public void closed(int code) {
      if (code == CloseFrame.TRY_AGAIN_LATER) {
        cut.countDown();
      }
    }
  }

  @Test
  void isHeldBackForItsTimeTooWhenLittleWaits() throws Exception { // R20
    Limits limits = TestLimits.patient();
    ServerConfig config = new ServerConfig("127.0.0.1", 0, limits);
    try (SyncServer server = SyncServer.start(config, watch);
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        RawClient slow = join(server)) {
      Random random = new Random(12);
      while (server.queuedBytes() == 0) {
        ann.edit(Gestures.randomise(random));
        ann.ping();
      }
      long mostQueued = 0;
      while (watch.behind.get() == 0 && watch.cut.getCount() > 0) {
        ann.edit(Fields.MASTER_VOLUME, random.nextDouble());
        ann.ping();
        mostQueued = Math.max(mostQueued, server.mostQueuedBytes());
        // At the pace of people: some 100 bytes each.
        LockSupport.parkNanos(5_000_000);
      }
      assertEquals(1, watch.behind.get(), "held back before it is cut");
      assertTrue(mostQueued < limits.count(Limit.QUEUED_BYTES), "for its time: " + mostQueued);
      assertTrue(watch.cut.await(DEADLINE_SECONDS, TimeUnit.SECONDS), "cut");
      slow.reset();
    }
  }

  private static RawClient join(SyncServer server) throws Exception {
    RawClient slow = RawClient.upgradedV2(server.port(), 4096);
    slow.send(
        RawClient.frame(0x81, V2Codec.encode(V2TestClient.hello("Slow", "lobby", null, null))));
    assertTrue(slow.readFrame().payload().startsWith("{\"welcome\""));
    return slow;
  }

  @Test
  void isHeldBackAndCutWhileANeighbourHearsEverything() throws Exception { // R20
    Limits limits = TestLimits.patient();
    assertEquals(MEBIBYTE, limits.count(Limit.CUT_BYTES), "the default");
    ServerConfig config = new ServerConfig("127.0.0.1", 0, limits);
    try (SyncServer server = SyncServer.start(config, watch);
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben");
        RawClient slow = join(server)) {
      Random random = new Random(11);
      long mostQueued = 0;
      for (int edit = 1; edit <= RANDOMISED_GRIDS; edit++) {
        ann.edit(Gestures.randomise(random));
        assertEquals(edit, ben.next(ServerMessage.Edited.class).rev(), "every edit, no merge");
        mostQueued = Math.max(mostQueued, server.mostQueuedBytes());
      }
      assertTrue(
          mostQueued > limits.count(Limit.QUEUED_BYTES),
          "more was sent than is kept: " + mostQueued);
      assertTrue(mostQueued <= MEBIBYTE, "queued " + mostQueued);
      assertEquals(1, watch.behind.get(), "held back, once");
      assertTrue(watch.cut.await(DEADLINE_SECONDS, TimeUnit.SECONDS), "cut");
      long number = ann.edit(Gestures.randomise(random));
      ServerMessage.Edited last = ben.next(ServerMessage.Edited.class);
      assertEquals(number, last.id().counter());
      assertEquals(RANDOMISED_GRIDS + 1, last.rev());
      slow.reset();
      // What the neighbours are told just now may wait for a moment.
      for (int attempt = 0; attempt < ATTEMPTS && server.queuedBytes() > 0; attempt++) {
        ann.ping();
      }
      assertEquals(0, server.queuedBytes(), "nothing is kept for who was cut");
    }
  }
}
