package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;

/// The time as a real server tells it. R40
final class PongOverSocketTest {
  private final SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));

  PongOverSocketTest() throws IOException {}

  @AfterEach
  void stop() {
    server.close();
  }

  private long now() {
    return server.micros(RoomName.LOBBY).orElseThrow();
  }

  @Test
  void allTimesAreInTheirOrder() throws Exception {
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann")) {
      ServerMessage.Pong before = ann.ping();
      for (int i = 0; i < 50; i++) {
        long sent = now();
        ServerMessage.Pong pong = ann.ping();
        long received = now();
        assertTrue(sent <= pong.t1() && pong.t1() <= pong.t2() && pong.t2() <= received);
        ServerMessage.Sent previous = pong.previous();
        assertTrue(previous != null, "nothing had to wait");
        assertEquals(before.t0(), previous.t0());
        assertTrue(before.t2() <= previous.t2() && previous.t2() <= sent);
        before = pong;
      }
    }
  }
}
