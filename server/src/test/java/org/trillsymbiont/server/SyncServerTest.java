package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.server.net.TestLimits;

/// A server's life: where it listens, how it ends, and whom it sends away.
final class SyncServerTest {
  private final SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));

  SyncServerTest() throws IOException {}

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void closesClientsWithGoingAwayAndFreesThePortAtOnce() throws Exception {
    int port = server.port();
    try (TestClient ann = TestClient.join(server.localAddress());
        RawClient idle = new RawClient(port);
        RawClient raw = RawClient.upgraded(port)) {
      ann.update("{\"tempo\":150}");
      server.close();
      assertEquals(1001, ann.awaitClosed().code());
      assertEquals(1001, raw.readClose().closeCode());
      assertEquals("", idle.readAll());
    }
    server.close();
    try (SyncServer again = SyncServer.start(new ServerConfig("127.0.0.1", port));
        TestClient client = TestClient.connect(again.localAddress())) {
      assertEquals(port, again.port());
      assertEquals(AppState.INITIAL, client.awaitInit());
    }
  }

  @Test
  void deliversTheFarewellToClientsThatHaveJustCome() throws Exception {
    ServerConfig config = new ServerConfig("127.0.0.1", 0, TestLimits.withBriefFarewell());
    for (int round = 0; round < 30; round++) {
      SyncServer brief = SyncServer.start(config);
      try (RawClient raw = RawClient.upgraded(brief.port())) {
        brief.close();
        assertEquals(1001, raw.readClose().closeCode());
      }
    }
  }

  @Test
  void deliversTheFarewellToClientsThatAreTalking() throws Exception {
    List<TestClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clients.add(TestClient.join(server.localAddress()));
    }
    for (int i = 0; i < 50; i++) {
      for (TestClient client : clients) {
        client.update("{\"tempo\":" + (100 + i) + "}");
      }
    }
    server.close();
    for (TestClient client : clients) {
      assertEquals(1001, client.awaitClosed().code());
    }
  }

  @Test
  void saysWhyItCannotListen() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      ServerConfig config = new ServerConfig("127.0.0.1", taken.getLocalPort());
      String said = whyNot(config);
      assertTrue(said.contains("in use"), said);
    }
    for (String host : List.of("no.such.host.invalid", "192.0.2.77")) {
      ServerConfig config = new ServerConfig(host, 0);
      String said = whyNot(config);
      assertTrue(said.contains(host), said);
    }
    assertThrows(IllegalArgumentException.class, () -> new ServerConfig("127.0.0.1", 65536));
    assertThrows(IllegalArgumentException.class, () -> new ServerConfig("127.0.0.1", -1));
  }

  private static String whyNot(ServerConfig config) {
    return "" + assertThrows(IOException.class, () -> SyncServer.start(config)).getMessage();
  }

  @Test
  void namesAddressesThatCanBeJoined() throws Exception {
    try (SyncServer everywhere = SyncServer.start(ServerConfig.onPort(0))) {
      assertFalse(everywhere.addresses().isEmpty());
      for (URI address : everywhere.addresses()) {
        try (TestClient client = TestClient.connect(address)) {
          assertEquals(AppState.INITIAL, client.awaitInit());
        }
      }
    }
    assertEquals(
        List.of(URI.create("ws://127.0.0.1:" + server.port() + "/api/sync")), server.addresses());
  }

  @Test
  void cutsAClientThatTakesNothing() throws Exception {
    ServerConfig config = new ServerConfig("127.0.0.1", 0, TestLimits.impatient());
    try (SyncServer impatient = SyncServer.start(config);
        TestClient ann = TestClient.join(impatient.localAddress());
        RawClient stuck = RawClient.upgraded(impatient.port(), 4096)) {
      int sent = 0;
      boolean isCut = false;
      while (!isCut && sent < 200_000) {
        sent++;
        ann.update("{\"masterVolume\":" + sent % 1000 / 1000.0 + "}");
        if (sent % 50 == 0) {
          ann.assertHearsNothing("fence");
          isCut = impatient.connections() == 1;
        }
      }
      assertTrue(isCut, "cut after " + sent);
      assertTrue(stuck.readFrame().payload().contains("init"));
    }
  }
}
