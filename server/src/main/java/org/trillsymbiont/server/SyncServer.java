package org.trillsymbiont.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.JoinAddresses;
import org.trillsymbiont.server.net.Limit;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.Listeners;
import org.trillsymbiont.server.net.WebSocketGateway;
import org.trillsymbiont.server.room.MailboxPool;
import org.trillsymbiont.server.room.Room;
import org.trillsymbiont.server.room.RoomRegistry;
import org.trillsymbiont.server.room.Storage;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// A running sync server, for the command line and for apps that host a session themselves. All its
/// threads are daemons.
///
/// Thread: safe.
public final class SyncServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncServer.class);

  private final InetSocketAddress address;
  private final Guard guard;
  private final MailboxPool mailboxes;
  private final @Nullable RoomStore store;
  private final RoomRegistry rooms;
  private final WebSocketGateway gateway;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private SyncServer(
      ServerSocketChannel listener, ServerConfig config, @Nullable RoomStore store, Watch watch)
      throws IOException {
    this.store = store;
    address = (InetSocketAddress) listener.getLocalAddress();
    mailboxes = new MailboxPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
    SecureRandom random = new SecureRandom();
    guard = config.guard();
    Limits limits = guard.limits();
    rooms =
        new RoomRegistry(
            (name, list, journal) ->
                new Room(
                    name,
                    mailboxes.open(),
                    Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX),
                    limits.count(Limit.PARTICIPANTS),
                    list,
                    journal,
                    watch),
            store == null ? Storage.NONE : store,
            limits.count(Limit.ROOMS),
            limits.time(Limit.ROOM_IDLE_TIME).toNanos());
    try {
      gateway = WebSocketGateway.start(listener, rooms, guard, watch);
    } catch (IOException e) {
      mailboxes.close();
      throw e;
    }
  }

  /// Starts a server whose rooms are gone when it ends. It accepts connections when this returns.
  ///
  /// @throws IOException as the other one
  public static SyncServer start(ServerConfig config) throws IOException {
    return start(config, Watch.NONE);
  }

  /// As [#start(ServerConfig)], with somebody who counts.
  ///
  /// @param watch is told what happens
  public static SyncServer start(ServerConfig config, Watch watch) throws IOException {
    return start(config, null, watch);
  }

  /// Starts a server. It accepts connections when this returns.
  ///
  /// @param store where its rooms are kept, which is the server's to close once it has started;
  ///   null for nowhere
  /// @param watch is told what happens
  /// @throws IOException with a sentence for the user when the address can't be listened on: the
  ///   port is in use or not allowed, or the host is not one of this machine
  public static SyncServer start(ServerConfig config, @Nullable RoomStore store, Watch watch)
      throws IOException {
    ServerSocketChannel listener = bind(config);
    try {
      return new SyncServer(listener, config, store, watch);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private static ServerSocketChannel bind(ServerConfig config) throws IOException {
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    if (address.isUnresolved()) {
      throw new IOException("The host \"" + shown(config.host()) + "\" is not known.");
    }
    try {
      return Listeners.bound(address);
    } catch (IOException e) {
      throw new IOException(sentence(config, e), e);
    }
  }

  private static String sentence(ServerConfig config, IOException e) {
    String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    String port = "Port " + config.port();
    if (reason.contains("in use")) {
      return port + " is in use already; end the other server or choose another port.";
    }
    if (reason.contains("permission") || reason.contains("denied")) {
      return port + " may not be used here; choose one from 1024 on.";
    }
    if (reason.contains("assign")) {
      return "The host " + shown(config.host()) + " is not an address of this machine.";
    }
    return port + " of " + shown(config.host()) + " can't be used: " + e.getMessage() + ".";
  }

  private static String shown(String host) {
    String cut = host.length() > 80 ? host.substring(0, 80) + "..." : host;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  /// The port that is listened on, 1..65535.
  public int port() {
    return address.getPort();
  }

  /// The addresses that others can join, `ws://192.168.1.5:8787/api/sync`: those of the local
  /// network first; that of the loopback when there is no other. Never empty.
  public List<URI> addresses() {
    return JoinAddresses.of(address, isEncrypted());
  }

  /// Whether TLS is spoken.
  public boolean isEncrypted() {
    return guard.tls() != null;
  }

  /// What its certificate is known by; null when it does not encrypt.
  public @Nullable String fingerprint() {
    return guard.tls() == null ? null : guard.tls().fingerprint();
  }

  /// What to send others, so that they join a room: with the certificate's fingerprint and the
  /// token, if there are such; for no log.
  public JoinLink joinLink(RoomName room) {
    URI first = addresses().getFirst();
    return joinLink(first, room);
  }

  /// As [#joinLink(RoomName)], by each of [#addresses], in that order. Never empty.
  public List<JoinLink> joinLinks(RoomName room) {
    return addresses().stream().map(address -> joinLink(address, room)).toList();
  }

  private JoinLink joinLink(URI address, RoomName room) {
    return new JoinLink(
        address.getHost(), port(), room, isEncrypted(), fingerprint(), guard.access().token());
  }

  /// True when no other machine can reach it.
  public boolean isLocalOnly() {
    return address.getAddress().isLoopbackAddress();
  }

  /// The lobby's state at this moment.
  public AppState state() {
    return state(RoomName.LOBBY).orElse(AppState.INITIAL);
  }

  /// The state of a room at this moment, if there is one of that name.
  public Optional<AppState> state(RoomName room) {
    return rooms.state(room);
  }

  /// The clock of a room at this moment: microseconds since its epoch began, if there is one of
  /// that name.
  public OptionalLong micros(RoomName room) {
    return rooms.micros(room);
  }

  /// The rooms at this moment, by name.
  public List<RoomInfo> rooms() {
    return rooms.list();
  }

  /// How many clients are connected at this moment, 0 or more.
  public int connections() {
    return gateway.connections();
  }

  /// How many connections are open at this moment, those in their handshake included.
  public int sockets() {
    return gateway.sockets();
  }

  /// How many bytes wait to be taken by clients at this moment.
  public long queuedBytes() {
    return gateway.queuedBytes();
  }

  /// How many bytes wait for the slowest client at this moment.
  public long mostQueuedBytes() {
    return gateway.mostQueuedBytes();
  }

  /// What is so wrong that only a restart helps, as sentences; none when the server is well. Takes
  /// up to a second when it is not.
  public List<String> ills() {
    List<String> ills = new ArrayList<>();
    if (!isClosed() && gateway.hasEnded()) {
      ills.add("The network has failed; nobody can come in.");
    }
    if (!isClosed() && !mailboxes.isResponding()) {
      ills.add("The rooms do not respond.");
    }
    return ills;
  }

  /// Why nobody should be sent here at this moment, as sentences; none when players may come.
  public List<String> hindrances() {
    if (isClosed()) {
      return List.of("The server is shutting down.");
    }
    List<String> hindrances = new ArrayList<>(ills());
    if (store != null) {
      store.whyReadOnly().ifPresent(hindrances::add);
    }
    return hindrances;
  }

  /// How many rooms are in memory at this moment.
  public int roomsInMemory() {
    return rooms.size();
  }

  /// How many edits wait for the disk at this moment; 0 when none are stored.
  public int waitingForDisk() {
    return store == null ? 0 : store.waiting();
  }

  /// Waits until the server has ended, because it was closed or its network has failed.
  public void awaitEnd() throws InterruptedException {
    gateway.awaitEnd();
  }

  /// True when [#close] was called; false for a server that ended by itself.
  public boolean isClosed() {
    return isClosed.get();
  }

  /// Ends in good order, within the drain time (`drain-seconds`): nobody new is let in and nothing
  /// more is heard, what was played is stored and its players are told so, and all clients are
  /// closed with 1001 (going away) behind what waits for them. The port is free when this returns.
  /// May be called again.
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      long end = System.nanoTime() + guard.limits().time(Limit.DRAIN_TIME).toNanos();
      gateway.hush();
      settle(end);
      gateway.close(end);
      mailboxes.close();
      if (store != null) {
        store.close();
      }
    }
  }

  private void settle(long end) {
    try {
      int restless = rooms.settle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      if (restless > 0) {
        LOG.atWarn()
            .addKeyValue("rooms", restless)
            .log("Not all was stored and told in time in {} rooms", restless);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The loopback address on which a client in the same process reaches a server, whatever it is
  /// bound to.
  ///
  /// @return `ws://127.0.0.1:8787/api/sync`, or the address that is listened on when it is not that
  public URI localAddress() {
    boolean isEverywhere = address.getAddress().isAnyLocalAddress();
    InetAddress host = isEverywhere ? InetAddress.getLoopbackAddress() : address.getAddress();
    return JoinAddresses.uri(host, address.getPort(), isEncrypted());
  }
}
