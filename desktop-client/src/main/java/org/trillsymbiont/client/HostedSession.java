package org.trillsymbiont.client;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.announce.Announcer;

/// A session that this app hosts: the sync server inside this process. The only class of the client
/// that knows the server.
///
/// Thread: any.
public final class HostedSession implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(HostedSession.class);
  private static final Logger log = LoggerFactory.getLogger(HostedSession.class);
  private static final int PORTS_TO_TRY = 10;

  private final SyncServer server;
  private final @Nullable Announcer announcer;

  private HostedSession(SyncServer server, @Nullable String announcedAs) {
    this.server = server;
    announcer =
        announcedAs == null
            ? null
            : Announcer.start(
                () -> announcedAs, server.port(), server.isEncrypted(), server::rooms);
  }

  /// Hosts on all addresses of this computer. A port that is taken (another session runs here) is
  /// passed over for one of the next nine, and those for any free one.
  ///
  /// @param port the first to try, 0..65535; 0 is any free one
  /// @param announcedAs the name under which the local network is told of it; null for not at all
  /// @throws IOException with a sentence, when no port can be had at all
  public static HostedSession start(int port, @Nullable String announcedAs) throws IOException {
    return start(ServerConfig.DEFAULT_HOST, port, announcedAs);
  }

  /// Hosts for this computer alone, on any free port.
  ///
  /// @throws IOException with a sentence, when no port can be had at all
  public static HostedSession startPrivately() throws IOException {
    return start("127.0.0.1", 0, null);
  }

  private static HostedSession start(String host, int first, @Nullable String announcedAs)
      throws IOException {
    int last = Math.min(65_535, first == 0 ? 0 : first + PORTS_TO_TRY - 1);
    for (int port = first; port <= last; port++) {
      try {
        return new HostedSession(SyncServer.start(new ServerConfig(host, port)), announcedAs);
      } catch (IOException e) {
        log.info("{}", e.getMessage());
      }
    }
    try {
      return new HostedSession(SyncServer.start(new ServerConfig(host, 0)), announcedAs);
    } catch (IOException e) {
      throw new IOException(TEXTS.get("host.no-port"), e);
    }
  }

  /// Where the session is, in a room.
  public Address address(RoomName room) {
    return new Address(link(server.localAddress(), room), server.joinLink(room));
  }

  private static JoinLink link(URI uri, RoomName room) {
    return new JoinLink(uri.getHost(), uri.getPort(), room);
  }

  /// How many people are in its rooms at this moment, 0 or more; who plays here is one of them.
  public int people() {
    return server.rooms().stream().mapToInt(RoomInfo::participants).sum();
  }

  /// True when a client that is connected to an address is in this session.
  public boolean isAt(Address where) {
    Address here = address(where.server().room());
    return here.server().authority().equals(where.server().authority())
        || here.shared().authority().equals(where.server().authority());
  }

  /// Sends everybody away and frees the port.
  @Override
  public void close() {
    if (announcer != null) {
      announcer.close();
    }
    server.close();
  }
}
