package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;

/// Requests that are no good, and clients that never finish them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandshakeTest {
  private final SyncServer server =
      SyncServer.start(new ServerConfig("127.0.0.1", 0, TestLimits.impatient()));

  HandshakeTest() throws IOException {}

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/sync|GET /|404|/api/sync",
        "GET /api/sync|GET /api/sync/|404|/api/sync",
        "GET /api/sync|GET /api/../etc/passwd|404|/api/sync",
        "GET /api/sync|POST /api/sync|405|GET",
        "HTTP/1.1|HTTP/1.0|400|HTTP/1.1",
        "GET /api/sync HTTP/1.1|nonsense|400|HTTP/1.1",
        "Upgrade: websocket|Upgrade: h2c|426|Trill Symbiont",
        "Connection: Upgrade|Connection: close|426|Trill Symbiont",
        "Version: 13|Version: 8|426|version 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|X: y|400|Sec-WebSocket-Key",
      })
  void refusesARequestWithASentence(String part, String instead, int status, String sentence)
      throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(RawClient.REQUEST.replace(part, instead));
      String response = client.readAll();
      assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
      assertTrue(response.contains(sentence), response);
      assertTrue(response.endsWith(".\n"), response);
    }
  }

  @Test
  void acceptsAQueryAndAnyCase() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          RawClient.REQUEST
              .replace("/api/sync", "/api/sync?room=lobby")
              .replace("Upgrade: websocket", "UPGRADE:WebSocket")
              .replace("Connection: Upgrade", "connection: keep-alive, upgrade"));
      assertTrue(client.readHeader().startsWith("HTTP/1.1 101 "));
      assertTrue(client.readFrame().payload().startsWith("{\"type\":\"init\",\"state\":{"));
    }
  }

  @Test
  void acceptsARequestThatComesByteByByteWithAFrameBehindIt() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      for (byte b : RawClient.REQUEST.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
        client.send(new byte[] {b});
      }
      client.send(RawClient.frame(0x89, "early"));
      assertTrue(client.readHeader().startsWith("HTTP/1.1 101 "));
      List<String> heard =
          Stream.of(client.readFrame().payload(), client.readFrame().payload()).sorted().toList();
      assertEquals("early", heard.getFirst());
      assertTrue(heard.getLast().startsWith("{\"type\":\"init\""), heard.getLast());
    }
  }

  @Test
  void offersNoCompression() throws IOException {
    String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
    String answer =
        RawClient.answer(
            "127.0.0.1",
            server.port(),
            RawClient.REQUEST.replace("Upgrade: web", offer + "Upgrade: web"));
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    assertFalse(answer.toLowerCase(Locale.ROOT).contains("extensions"), answer);
  }

  @Test
  void refusesAHeaderOfMoreThanEightKibibytes() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(RawClient.REQUEST.strip() + "\r\nX: " + "y".repeat(8 * 1024));
      assertTrue(client.readHeader().startsWith("HTTP/1.1 431 "));
    }
  }

  @Test
  void refusesAnEndlessHeader() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /api/sync HTTP/1.1\r\n");
      client.sendUntilReset(
          "X-Header: y\r\n".repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII), 300);
    }
    assertStillWelcomes();
  }

  @Test
  void endsHandshakesThatAreNeverFinished() throws Exception {
    List<RawClient> halfOpen = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      RawClient client = new RawClient(server.port());
      client.send(i % 2 == 0 ? "G" : "");
      halfOpen.add(client);
    }
    for (RawClient client : halfOpen) {
      assertTrue(client.readAll().startsWith("HTTP/1.1 408 "));
      client.close();
    }
    assertStillWelcomes();
  }

  @Test
  void refusesMoreConnectionsThanItHasRoomFor() throws Exception {
    Limits few = TestLimits.withConnections(3);
    try (SyncServer small = SyncServer.start(new ServerConfig("127.0.0.1", 0, few));
        TestClient first = TestClient.join(small.localAddress());
        RawClient second = new RawClient(small.port());
        TestClient third = TestClient.join(small.localAddress());
        RawClient fourth = new RawClient(small.port())) {
      assertTrue(fourth.readHeader().startsWith("HTTP/1.1 503 "));
      first.update("{\"tempo\":111}");
      assertEquals(111, third.nextUpdate().tempo(), "those who are in go on");
      third.leave();
      second.send(RawClient.REQUEST);
      assertTrue(second.readHeader().startsWith("HTTP/1.1 101 "));
    }
  }

  private void assertStillWelcomes() throws InterruptedException {
    try (TestClient client = TestClient.join(server.localAddress())) {
      client.assertHearsNothing("fine");
    }
  }
}
