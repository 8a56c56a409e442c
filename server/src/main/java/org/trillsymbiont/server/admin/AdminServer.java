package org.trillsymbiont.server.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers an operator's three questions over HTTP, on a port of its own: `/healthz` (is it alive;
/// else restart it), `/readyz` (may players come), `/metrics` (Prometheus). Bodies are plain text;
/// 200 for yes, 503 for no with the reasons, a sentence in each line.
///
/// Thread: safe. One daemon thread of its own answers, so nobody who asks often can take threads
/// from the players.
public final class AdminServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String FIGURES = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer http;
  private final ExecutorService worker;

  /// What is asked.
  ///
  /// @param ills why the server should be restarted; none when it is well
  /// @param hindrances why players should not come now; none when they may
  /// @param metrics its figures
  public record Answers(
      Supplier<List<String>> ills, Supplier<List<String>> hindrances, Metrics metrics) {}

  private AdminServer(HttpServer http, Answers answers) {
    this.http = http;
    worker =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform()
                .daemon()
                .name("admin")
                .uncaughtExceptionHandler((_, e) -> LOG.error("The admin port failed", e))
                .factory());
    http.setExecutor(worker);
    http.createContext("/healthz", exchange -> tell(exchange, "/healthz", answers.ills()));
    http.createContext("/readyz", exchange -> tell(exchange, "/readyz", answers.hindrances()));
    http.createContext(
        "/metrics",
        exchange ->
            answer(
                exchange, "/metrics", () -> new Reply(200, FIGURES, answers.metrics().scrape())));
    http.createContext(
        "/",
        exchange ->
            reply(exchange, new Reply(404, TEXT, "Ask for /healthz, /readyz, /metrics.\n")));
  }

  private record Reply(int status, String type, String body) {}

  /// Starts to answer.
  ///
  /// @param address where; its port may be 0, for any free one
  /// @throws IOException with a sentence for the operator, when it can't be listened on
  public static AdminServer start(InetSocketAddress address, Answers answers) throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("The admin host \"" + address.getHostString() + "\" is not known.");
    }
    HttpServer http;
    try {
      http = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException(
          "The admin port "
              + address.getPort()
              + " can't be used ("
              + e.getMessage()
              + "); choose another one with --admin-port, or none with --no-admin.",
          e);
    }
    AdminServer server = new AdminServer(http, answers);
    http.start();
    return server;
  }

  /// The port that is listened on, 1..65535.
  public int port() {
    return http.getAddress().getPort();
  }

  private static void tell(HttpExchange exchange, String path, Supplier<List<String>> troubles)
      throws IOException {
    answer(
        exchange,
        path,
        () -> {
          List<String> reasons = troubles.get();
          return reasons.isEmpty()
              ? new Reply(200, TEXT, "ok\n")
              : new Reply(503, TEXT, String.join("\n", reasons) + "\n");
        });
  }

  private static void answer(HttpExchange exchange, String path, Supplier<Reply> reply)
      throws IOException {
    String method = exchange.getRequestMethod();
    if (!exchange.getRequestURI().getPath().equals(path)) {
      reply(exchange, new Reply(404, TEXT, "Ask for /healthz, /readyz, /metrics.\n"));
    } else if (!method.equals("GET") && !method.equals("HEAD")) {
      reply(exchange, new Reply(405, TEXT, "Only GET is answered here.\n"));
    } else {
      reply(exchange, safely(reply));
    }
  }

  private static Reply safely(Supplier<Reply> reply) {
    try {
      return reply.get();
    } catch (RuntimeException e) {
      LOG.error("The admin port failed to answer", e);
      return new Reply(500, TEXT, "The answer failed; the log says why.\n");
    }
  }

  private static void reply(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), isHead ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /// Stops at once. May be called again.
  @Override
  public void close() {
    http.stop(0);
    worker.shutdownNow();
  }
}
