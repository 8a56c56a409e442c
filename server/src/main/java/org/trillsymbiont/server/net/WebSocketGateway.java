package org.trillsymbiont.server.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.framing.CloseFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.room.RoomRegistry;
import org.trillsymbiont.server.tls.ServerKey;
import org.trillsymbiont.server.watch.Fatal;
import org.trillsymbiont.server.watch.Watch;

/// The WebSocket library, behind guards: lets clients into a room, closes them at the end.
///
/// It ends in two steps: [#hush], then [#close].
///
/// Thread: safe. The library's own threads (a selector, its workers, a liveness check) and one for
/// housekeeping run here; they are daemons and end with [#close].
public final class WebSocketGateway {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketGateway.class);
  private static final String FAREWELL = "The server is shutting down.";
  private static final long TIDY_MILLIS = 50;

  /// When nobody comes, goes or is behind: to wake up costs more than what is done then.
  private static final long REST_MILLIS = 250;

  private static final long START_SECONDS = 10;
  private static final int MOST_ATTEMPTS = 3;

  private final Guard guard;
  private final RoomRegistry rooms;
  private final Watch watch;
  private final Visitors visitors;
  private final Connection.Realm realm;
  private final InetSocketAddress address;
  private final List<Library> libraries = new CopyOnWriteArrayList<>();
  private final Set<GuardedChannel> channels = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ScheduledExecutorService housekeeping;
  private final ScheduledExecutorService probing;
  private final ByteBuffer scratch = ByteBuffer.allocate(8192);
  private boolean wasUnanswered;
  private int failedAttempts;
  private volatile boolean isClosing;

  private WebSocketGateway(
      ServerSocketChannel listener, RoomRegistry rooms, Guard guard, Watch watch)
      throws IOException {
    this.guard = new Guard(Descriptors.fit(guard.limits()), guard.access(), guard.tls());
    this.rooms = rooms;
    this.watch = watch;
    address = (InetSocketAddress) listener.getLocalAddress();
    visitors = new Visitors(this.guard.limits());
    realm =
        new Connection.Realm(this.guard, visitors, rooms, watch, this::sendAway, () -> isClosing);
    housekeeping = thread("gateway-housekeeping");
    probing = thread("gateway-probe");
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .uncaughtExceptionHandler(WebSocketGateway::uncaught)
            .factory());
  }

  /// Starts to accept clients.
  ///
  /// @param listener bound already; the gateway closes it
  /// @param guard how strangers are treated
  /// @param watch is told what happens
  /// @throws IOException with a sentence when the network can't be used
  public static WebSocketGateway start(
      ServerSocketChannel listener, RoomRegistry rooms, Guard guard, Watch watch)
      throws IOException {
    WebSocketGateway gateway = new WebSocketGateway(listener, rooms, guard, watch);
    gateway.startThreads(listener);
    return gateway;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing escapes from tidy() and probe().
  private void startThreads(ServerSocketChannel listener) throws IOException {
    try {
      listen(listener);
    } catch (IOException e) {
      close(System.nanoTime());
      throw e;
    }
    housekeeping.schedule(this::keepHouse, TIDY_MILLIS, TimeUnit.MILLISECONDS);
    long probe = guard.limits().time(Limit.PROBE_TIME).toMillis();
    probing.scheduleWithFixedDelay(this::probe, probe, probe, TimeUnit.MILLISECONDS);
  }

  private void listen(ServerSocketChannel listener) throws IOException {
    Library library = new Library(listener, guard.limits(), new Owner());
    libraries.add(library);
    Thread.ofPlatform()
        .daemon()
        .uncaughtExceptionHandler(WebSocketGateway::uncaught)
        .start(library);
    try {
      library.awaitStart(START_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The start of the server was interrupted.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The server can't listen on the network.", e);
    }
  }

  /// Listens anew when nobody was let in twice; when that can't be done, the server has ended.
  private void probe() {
    try {
      boolean isUnanswered =
          !SelfProbe.isAnswered(address, guard.limits().time(Limit.PROBE_TIME)) && !isClosing;
      if (isUnanswered && wasUnanswered) {
        listenAnew();
      }
      wasUnanswered = isUnanswered && !wasUnanswered;
    } catch (Throwable e) {
      Fatal.check(e);
      LOG.error("The server can't look whether it lets people in", e);
    }
  }

  private void listenAnew() {
    try {
      libraries.getLast().stopListening();
      listen(Listeners.bound(address));
      LOG.warn("The server has begun anew to let people in");
      failedAttempts = 0;
    } catch (IOException e) {
      failedAttempts++;
      LOG.error("The server can't let people in, attempt {}", failedAttempts, e);
      if (failedAttempts == MOST_ATTEMPTS) {
        ended.countDown(); // Whoever waits for the end ends the process, to be started again.
      }
    }
  }

  private static void uncaught(Thread thread, Throwable e) {
    LOG.error("{} failed", thread.getName(), e);
  }

  /// How many clients have shaken hands and are still there.
  public int connections() {
    return libraries.stream().mapToInt(library -> library.getConnections().size()).sum();
  }

  /// How many connections are open, those that have not shaken hands yet included.
  public int sockets() {
    return channels.size();
  }

  /// How many bytes wait to be taken by clients, in all.
  public long queuedBytes() {
    return channels.stream().mapToLong(channel -> channel.queue().waitingBytes()).sum();
  }

  /// How many bytes wait for the slowest client.
  public long mostQueuedBytes() {
    return channels.stream().mapToLong(channel -> channel.queue().waitingBytes()).max().orElse(0);
  }

  /// Waits until the gateway no longer accepts clients, because it was closed or has failed.
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /// Whether it no longer accepts clients.
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /// Lets nobody in from now on, and hears nothing of what clients say.
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing escapes from tidy().
  public synchronized void hush() {
    if (!isClosing) {
      isClosing = true;
      probing.shutdownNow();
      // From now on somebody is always about to go.
      housekeeping.scheduleWithFixedDelay(this::tidy, 0, TIDY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// Closes all clients with 1001, behind what waits for them, and waits until they have taken it
  /// and said goodbye, which they have twice the farewell time for; then frees the port. May be
  /// called again.
  ///
  /// @param endNanos until when what waits for them may take, by `System.nanoTime`
  public void close(long endNanos) {
    hush();
    for (Library library : libraries) {
      library.getConnections().forEach(each -> each.close(CloseFrame.GOING_AWAY, FAREWELL));
    }
    long farewellMillis = guard.limits().time(Limit.FAREWELL_TIME).toMillis();
    try {
      awaitFarewells(endNanos);
      for (Library library : libraries) {
        library.stop((int) farewellMillis, "");
      }
      if (!ended.await(farewellMillis, TimeUnit.MILLISECONDS)) {
        LOG.warn("The network did not come to rest");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    housekeeping.shutdownNow();
    channels.forEach(GuardedChannel::closeForGood);
    channels.clear();
  }

  /// Housekeeping wakes this up, each time that it has looked after all.
  private synchronized void awaitFarewells(long endNanos) throws InterruptedException {
    // One whose request is complete is let in and sent off properly.
    channels.stream()
        .filter(channel -> !channel.isUpgraded())
        .forEach(GuardedChannel::closeForGood);
    long farewellNanos = 2 * guard.limits().nanos(Limit.FAREWELL_TIME);
    long now = System.nanoTime();
    long farewellEnd = now + farewellNanos;
    while (!channels.isEmpty() && !housekeeping.isShutdown()) {
      boolean isSending =
          now - endNanos < 0 && channels.stream().anyMatch(WebSocketGateway::isSending);
      farewellEnd = isSending ? now + farewellNanos : farewellEnd;
      long left = isSending ? endNanos - now : farewellEnd - now;
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
      now = System.nanoTime();
    }
  }

  private static boolean isSending(GuardedChannel channel) {
    return channel.isNeedWrite() || channel.connection().hasBufferedData();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing escapes from tidy().
  private void keepHouse() {
    tidy();
    boolean isAtRest = isClosing || channels.stream().allMatch(GuardedChannel::isAtRest);
    long pause = isAtRest ? REST_MILLIS : TIDY_MILLIS;
    try {
      housekeeping.schedule(this::keepHouse, pause, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The last time");
    }
  }

  private void tidy() {
    try {
      for (GuardedChannel channel : channels) {
        tidy(channel);
      }
      rooms.evict(System.nanoTime());
      visitors.forget(System.nanoTime());
      synchronized (this) {
        notifyAll();
      }
    } catch (Throwable e) {
      Fatal.check(e);
      LOG.error("Housekeeping failed", e);
    }
  }

  private void tidy(GuardedChannel channel) {
    GuardedSocket socket = channel.connection();
    if (channel.tidy(scratch)) {
      channels.remove(channel);
      channel.leave();
      socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "the connection was lost");
      return;
    }
    socket.answerLate();
    if (socket.hasBufferedData() || channel.isNeedWrite()) {
      // The library may lose a wish to write while it ends another; this renews it.
      socket.demandWrite();
    }
    Connection connection = socket.getAttachment();
    if (connection != null) {
      connection.tidy();
    }
  }

  /// Those of an address that is banned now wait outside; who is in a room stays.
  private void sendAway(AddressBlock from) {
    for (GuardedChannel channel : channels) {
      Connection connection = channel.connection().getAttachment();
      if (channel.from().equals(from) && connection != null && !connection.isInRoom()) {
        connection.close(CloseCode.BANNED);
      }
    }
  }

  private ByteChannel admit(SocketChannel socket, SelectionKey key) throws IOException {
    InetSocketAddress remote = (InetSocketAddress) socket.getRemoteAddress();
    AddressBlock from = AddressBlock.of(remote.getAddress());
    Optional<Handshake.Refusal> refusal =
        isClosing ? Optional.of(Handshake.tooMany()) : visitors.arrive(from);
    if (refusal.isPresent()) {
      watch.turnedAway(refusal.get().status());
      if (guard.tls() == null) {
        socket.write(ByteBuffer.wrap(refusal.get().response()));
      }
      throw new IOException(refusal.get().sentence());
    }
    try {
      GuardedChannel channel = new GuardedChannel(wire(socket), key, from, guard, visitors, watch);
      channels.add(channel);
      return channel;
    } catch (IOException | RuntimeException e) {
      visitors.leave(from, false);
      throw e;
    }
  }

  private Wire wire(SocketChannel socket) throws IOException {
    socket.setOption(StandardSocketOptions.SO_SNDBUF, guard.limits().count(Limit.SOCKET_BYTES));
    ServerKey tls = guard.tls();
    return tls == null ? new PlainWire(socket) : new TlsWire(socket, tls.engine());
  }

  /// What the library asks for.
  private final class Owner implements Library.Owner {
    @Override
    public ByteChannel admit(SocketChannel socket, SelectionKey key) throws IOException {
      return WebSocketGateway.this.admit(socket, key);
    }

    @Override
    public void opened(GuardedSocket socket) {
      if (isClosing) {
        socket.close(CloseFrame.GOING_AWAY, FAREWELL);
      }
      if (socket.isOpen()) {
        socket.setAttachment(connection(socket));
      }
    }

    private Connection connection(GuardedSocket socket) {
      long number = numbers.incrementAndGet();
      if (((GuardedDraft) socket.getDraft()).isV2()) {
        return new V2Connection(number, socket, realm);
      }
      // The handshake was refused when the name of its room was none.
      RoomName room = Handshake.room(socket.getResourceDescriptor()).orElse(RoomName.LOBBY);
      return new V1Connection(number, socket, realm, room);
    }

    @Override
    public void ended(Library library) {
      if (isClosing || library == libraries.getLast()) {
        ended.countDown();
      }
    }
  }
}
