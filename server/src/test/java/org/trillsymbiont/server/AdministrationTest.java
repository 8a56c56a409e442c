package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.admin.Metrics;

/// What an operator hears of a server over HTTP.
@Timeout(60)
final class AdministrationTest {
  private final Metrics metrics = new Metrics();
  private final SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0), metrics);
  private final Administration admin = Administration.start(server, metrics, loopback(0));
  private final HttpClient http = HttpClient.newHttpClient();

  AdministrationTest() throws IOException {}

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @AfterEach
  void stop() {
    admin.close();
    server.close();
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + admin.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// All rows by name with labels.
  private Map<String, Double> figures() throws Exception {
    HttpResponse<String> response = ask("GET", "/metrics");
    assertEquals(200, response.statusCode());
    Map<String, Double> figures = new TreeMap<>();
    response
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          figures.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
    return figures;
  }

  private static double value(Map<String, Double> figures, String row) {
    return figures.getOrDefault(row, Double.NaN);
  }

  @Test
  void isWellAndReadyWhileItRuns() throws Exception {
    assertEquals("ok\n", ask("GET", "/healthz").body());
    assertEquals(200, ask("GET", "/healthz").statusCode());
    assertEquals(200, ask("GET", "/readyz").statusCode());
    assertEquals(200, ask("HEAD", "/readyz").statusCode());
  }

  @Test
  void isNotReadyWhenItShutsDownAndSaysWhy() throws Exception {
    server.close();
    HttpResponse<String> response = ask("GET", "/readyz");
    assertEquals(503, response.statusCode());
    assertEquals("The server is shutting down.\n", response.body());
    assertEquals(200, ask("GET", "/healthz").statusCode(), "nobody has to restart it");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 404",
    "GET, /healthz/more, 404",
    "GET, /metricsx, 404",
    "POST, /healthz, 405",
    "DELETE, /metrics, 405",
  })
  void answersNothingElse(String method, String path, int status) throws Exception {
    assertEquals(status, ask(method, path).statusCode());
  }

  @Test
  void countsWhatHappens() throws Exception {
    Map<String, Double> before = figures();
    assertEquals(0.0, before.get("trill_edits_total"));
    assertEquals(0.0, before.get("trill_rejects_total{reason=\"nothing-to-undo\"}"));
    assertEquals(0.0, before.get("trill_rooms"));
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben")) {
      ann.edit(Fields.TEMPO, 120.0);
      ann.edit(Fields.TEMPO, 121.0);
      ben.undo();
      ben.sendText("{");
      ben.next(ServerMessage.Rejected.class);
      ben.ping();
      Map<String, Double> now = figures();
      assertEquals(2.0, now.get("trill_edits_total"));
      assertEquals(1.0, now.get("trill_rejects_total{reason=\"nothing-to-undo\"}"));
      assertEquals(1.0, now.get("trill_messages_unreadable_total"));
      assertEquals(1.0, now.get("trill_rooms"));
      assertEquals(2.0, now.get("trill_participants"));
      assertEquals(2.0, now.get("trill_clients"));
      assertEquals(2.0, now.get("trill_sockets"));
      assertEquals(0.0, now.get("trill_queue_bytes"));
      assertTrue(value(now, "trill_messages_received_total") >= 6, "hellos, edits, undo, ping");
      assertTrue(value(now, "trill_fanout_seconds_count") >= 1);
      assertTrue(value(now, "trill_fanout_seconds_bucket{le=\"+Inf\"}") >= 1);
      assertTrue(value(now, "process_files_open_files") > 2);
      assertTrue(now.keySet().stream().anyMatch(name -> name.startsWith("jvm_memory_used_bytes")));
    }
  }

  @Test
  void countsWhoIsTurnedAwayAndWhoLeaves() throws Exception {
    try (RawClient stranger = new RawClient(server.port())) {
      stranger.send("GET /elsewhere HTTP/1.1\r\n\r\n");
      assertTrue(stranger.readAll().startsWith("HTTP/1.1 404"));
    }
    V2TestClient ann = V2TestClient.connect(server.localAddress());
    ann.sendText("{\"hello\":1}");
    ann.awaitClosed();
    ann.close();
    assertEquals(1.0, figures().get("trill_handshakes_refused_total{status=\"404\"}"));
    // The client may hear the close frame before the server counts it.
    String row = "trill_closes_total{code=\"4001\"}";
    Map<String, Double> figures = figures();
    while (!figures.containsKey(row)) {
      figures = figures();
    }
    assertEquals(1.0, figures.get(row));
  }

  @Test
  void makesNoRowOfACodeThatAClientInvents() throws Exception {
    metrics.closed(4999);
    metrics.closed(3210);
    assertEquals(2.0, figures().get("trill_closes_total{code=\"other\"}"));
  }

  @Test
  void saysThatItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Metrics others = new Metrics()) {
      IOException e =
          assertThrows(
              IOException.class,
              () -> Administration.start(server, others, loopback(taken.getLocalPort())));
      assertTrue(("" + e.getMessage()).contains("--admin-port"), e.getMessage());
    }
  }
}
