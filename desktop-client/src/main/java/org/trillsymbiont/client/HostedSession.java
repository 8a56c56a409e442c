package org.trillsymbiont.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.session.Notice;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.announce.Announcer;
import org.trillsymbiont.server.store.DataFolder;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.store.StoreException;
import org.trillsymbiont.server.watch.Watch;

/// A session that this app hosts: the sync server inside this process. The only class of the client
/// that knows the server.
///
/// Thread: any.
public final class HostedSession implements AutoCloseable {
  private static final Texts TEXTS = Texts.of(HostedSession.class);
  private static final Logger log = LoggerFactory.getLogger(HostedSession.class);
  private static final int PORTS_TO_TRY = 10;

  private final SyncServer server;
  private final @Nullable RoomStore store;
  private final @Nullable Path kept;
  private final @Nullable Announcer announcer;

  private HostedSession(
      SyncServer server,
      @Nullable RoomStore store,
      @Nullable Path kept,
      @Nullable Announcing announcing) {
    this.server = server;
    this.store = store;
    this.kept = kept;
    announcer =
        announcing == null
            ? null
            : Announcer.start(
                announcing::as,
                new Announcer.Subject(server.port(), server.fingerprint(), announcing.after()),
                server::rooms);
  }

  /// How the local network is told of a session.
  ///
  /// @param as under which name
  /// @param after the session that is gone on with here
  ///   ([org.trillsymbiont.client.session.Session#trail]); null for none
  public record Announcing(String as, @Nullable String after) {}

  /// Where this app keeps the sessions that its user hosts.
  public static Path userFolder() {
    return DataFolder.standard(
            System.getProperty("os.name", ""),
            System.getenv(),
            Path.of(System.getProperty("user.home", "")))
        .resolve("app");
  }

  /// Hosts on all addresses of this computer. A port that is taken (another session runs here) is
  /// passed over for one of the next nine, and those for any free one.
  ///
  /// @param port the first to try, 0..65535; 0 is any free one
  /// @param announcing how the local network is told of it; null for not at all
  /// @param kept the folder that its rooms are kept in; null for nowhere
  /// @throws IOException with a sentence, when no port can be had at all
  public static HostedSession start(int port, @Nullable Announcing announcing, @Nullable Path kept)
      throws IOException {
    return start(ServerConfig.DEFAULT_HOST, port, announcing, kept);
  }

  /// Hosts for this computer alone, on any free port.
  ///
  /// @param kept the folder that its rooms are kept in; null for nowhere
  /// @throws IOException with a sentence, when no port can be had at all
  public static HostedSession startPrivately(@Nullable Path kept) throws IOException {
    return start("127.0.0.1", 0, null, kept);
  }

  /// Hosts for this computer alone, and keeps nothing.
  ///
  /// @throws IOException with a sentence, when no port can be had at all
  public static HostedSession startPrivately() throws IOException {
    return startPrivately(null);
  }

  private static HostedSession start(
      String host, int first, @Nullable Announcing announcing, @Nullable Path kept)
      throws IOException {
    RoomStore onDisk = open(kept);
    RoomStore store = onDisk == null ? RoomStore.inMemory(Watch.NONE) : onDisk;
    try {
      return new HostedSession(
          start(host, first, store), store, onDisk == null ? null : kept, announcing);
    } catch (IOException e) {
      store.close();
      throw new IOException(TEXTS.get("host.no-port"), e);
    }
  }

  private static SyncServer start(String host, int first, @Nullable RoomStore store)
      throws IOException {
    int last = Math.min(65_535, first == 0 ? 0 : first + PORTS_TO_TRY - 1);
    for (int port = first; port <= last; port++) {
      try {
        return SyncServer.start(new ServerConfig(host, port), store, Watch.NONE);
      } catch (IOException e) {
        log.info("{}", e.getMessage());
      }
    }
    return SyncServer.start(new ServerConfig(host, 0), store, Watch.NONE);
  }

  /// Null for a session that can't be kept (another one of this user is): it is played all the
  /// same.
  private static @Nullable RoomStore open(@Nullable Path kept) {
    try {
      return kept == null ? null : RoomStore.open(kept, Watch.NONE);
    } catch (StoreException e) {
      log.warn("This session is not kept: {}", e.getMessage());
      return null;
    }
  }

  /// Whoever hosts decides who comes in: a room that was kept asks for this PIN from now on, or for
  /// none. Before anybody enters.
  ///
  /// @param pin six digits; null for none
  public void lock(RoomName room, @Nullable String pin) {
    if (store != null) {
      store.lock(room, pin);
    }
  }

  /// Whether its rooms are kept for the next time.
  public boolean isKept() {
    return kept != null;
  }

  /// Makes a room of a file, with all the past that it has. Waits for the disk.
  ///
  /// @param name no room that there is
  /// @param pin what it is to ask for: six digits; null for nothing
  /// @throws IOException with a sentence, when there is no place for it
  public void found(Path file, RoomName name, @Nullable String pin) throws IOException {
    if (store == null) {
      throw new IOException("There is no place for rooms here.");
    }
    store.read(file, name, pin);
  }

  /// Where the session is, in a room.
  public Address address(RoomName room) {
    return new Address(link(server.localAddress(), room), server.joinLinks(room));
  }

  /// The port that it has, 1..65535.
  public int port() {
    return server.port();
  }

  /// What is otherwise than whoever hosts expects.
  ///
  /// @param wantedPort the port that was asked for; 0 for any
  /// @param wantedFolder the folder that was asked for; null for none
  List<Notice> remarks(int wantedPort, @Nullable Path wantedFolder) {
    List<Notice> remarks = new ArrayList<>();
    if (wantedPort != 0 && port() != wantedPort) {
      String words = TEXTS.get("host.other-port", "" + wantedPort, "" + port());
      remarks.add(new Notice.Told("other-port", false, words));
    }
    if (wantedFolder != null && !isKept()) {
      remarks.add(new Notice.Told("not-kept", true, TEXTS.get("host.not-kept")));
    }
    return remarks;
  }

  /// A room that nothing was ever played in here: of this name, or with a number behind it.
  public RoomName unused(RoomName wanted) {
    RoomName free = wanted;
    for (int number = 2; store != null && store.find(free).isPresent(); number++) {
      String end = "-" + number;
      String begin = wanted.value();
      free = new RoomName(begin.substring(0, Math.min(begin.length(), 32 - end.length())) + end);
    }
    return free;
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
