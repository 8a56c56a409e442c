package org.trillsymbiont.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.server.admin.AdminServer;
import org.trillsymbiont.server.admin.Metrics;

/// A server's admin port: what an operator is told, and from where it is known.
///
/// Thread: safe.
public final class Administration implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Administration.class);

  private final Metrics metrics;
  private final AdminServer http;

  private Administration(Metrics metrics, AdminServer http) {
    this.metrics = metrics;
    this.http = http;
  }

  /// Begins to answer for a server.
  ///
  /// @param metrics what the server was started with; closed with this
  /// @param address where; its port may be 0, for any free one
  /// @throws IOException with a sentence for the operator, when it can't be listened on
  public static Administration start(SyncServer server, Metrics metrics, InetSocketAddress address)
      throws IOException {
    gauges(metrics, server);
    AdminServer.Answers answers =
        new AdminServer.Answers(server::ills, server::hindrances, metrics);
    Administration started = new Administration(metrics, AdminServer.start(address, answers));
    LOG.atInfo()
        .addKeyValue("port", started.port())
        .log(
            "An operator may ask at http://{}:{}/healthz", address.getHostString(), started.port());
    return started;
  }

  private static void gauges(Metrics metrics, SyncServer server) {
    metrics.gauge("trill.rooms", "", "Rooms in memory", server, SyncServer::roomsInMemory);
    metrics.gauge(
        "trill.unstored", "", "Edits that wait for the disk", server, SyncServer::waitingForDisk);
    metrics.gauge(
        "trill.participants", "", "People in rooms", server, it -> participants(it.rooms()));
    metrics.gauge(
        "trill.clients", "", "Clients that have shaken hands", server, SyncServer::connections);
    metrics.gauge("trill.sockets", "", "Open connections", server, SyncServer::sockets);
    metrics.gauge(
        "trill.queue",
        "bytes",
        "What waits to be taken by clients",
        server,
        SyncServer::queuedBytes);
    metrics.gauge(
        "trill.queue.longest",
        "bytes",
        "What waits for the slowest client",
        server,
        SyncServer::mostQueuedBytes);
  }

  private static int participants(List<RoomInfo> rooms) {
    return rooms.stream().mapToInt(RoomInfo::participants).sum();
  }

  /// The port that is listened on, 1..65535.
  public int port() {
    return http.port();
  }

  /// Stops at once. May be called again.
  @Override
  public void close() {
    http.close();
    metrics.close();
  }
}
