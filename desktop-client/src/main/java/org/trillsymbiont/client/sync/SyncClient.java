package org.trillsymbiont.client.sync;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// Keeps a connection to one room: connects at once, connects again with growing waits whenever it
/// is lost, and hands on what arrives and a [Line] to send on. Meanwhile it keeps a clock in step
/// with the room's. What is lost with a connection is kept by the replica, which sends it after the
/// next welcome.
///
/// Thread: all methods from any. Its own thread does the work; the listener is called from that
/// thread alone and must not block.
public final class SyncClient implements RoomConnection {
  private static final Texts TEXTS = Texts.of(SyncClient.class);
  private static final Logger log = LoggerFactory.getLogger(SyncClient.class);

  private static final Duration WELCOME_WITHIN = Duration.ofSeconds(8);

  private final URI server;
  private final Supplier<ClientMessage.Hello> hello;
  private final Listener listener;
  private final KnownServers known;
  private final LongSupplier nanoTime;
  private final ServerClock clock;
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private final ScheduledExecutorService worker;

  // Owned by the worker.
  private @Nullable Socket socket;
  private @Nullable ScheduledFuture<?> nextAttempt;
  private @Nullable ScheduledFuture<?> noWelcome;
  private @Nullable ClockPings pings;
  private @Nullable ScheduledFuture<?> nextPing;
  private @Nullable String epoch;
  private boolean isResting;
  private boolean wasWelcome;
  private boolean hasGivenUp;
  private boolean isClosed;

  /// Hears of everything that happens.
  public interface Listener {

    /// The server has let us in; its welcome comes next.
    ///
    /// @param line takes what follows from that welcome and from all that comes after it
    void welcomed(Line line);

    /// A message of the server. The answers to the clock's own pings are not handed on.
    ///
    /// @param arrivedNanos this machine's clock, `System.nanoTime`, at its arrival
    void received(ServerMessage message, long arrivedNanos);

    /// The server was never met before, and nobody vouches for it: it is taken as it is, and must
    /// be the same from now on.
    default void metFirst() {}

    /// The connection's state has changed. A welcome comes after `Connected`.
    void status(ConnectionStatus status);
  }

  /// Starts connecting.
  ///
  /// @param server the endpoint, `ws://host:8787/api/sync`
  /// @param hello what to say first on each connection; called on the worker's thread
  public SyncClient(URI server, Supplier<ClientMessage.Hello> hello, Listener listener) {
    this(server, hello, listener, KnownServers.inMemory(), System::nanoTime);
  }

  /// Starts connecting, on a machine whose clock may be a false one.
  ///
  /// @param server with the fingerprint that its certificate must have as its fragment, if any
  /// @param known the servers that were met before
  /// @param nanoTime this machine's clock
  public SyncClient(
      URI server,
      Supplier<ClientMessage.Hello> hello,
      Listener listener,
      KnownServers known,
      LongSupplier nanoTime) {
    this.server = server;
    this.hello = hello;
    this.listener = listener;
    this.known = known;
    this.nanoTime = nanoTime;
    clock = new ServerClock(nanoTime);
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sync-", 0).daemon().factory());
    run(this::connect);
  }

  @Override
  public void reconnectNow() {
    run(() -> {
      if (nextAttempt != null || hasGivenUp) {
        cancel(nextAttempt);
        backoff.reset();
        connect();
      }
    });
  }

  @Override
  public ServerClock clock() {
    return clock;
  }

  @Override
  public void rest(boolean wanted) {
    run(() -> {
      isResting = wanted;
      if (pings != null) {
        pings.rest(wanted);
        ping();
      }
    });
  }

  @Override
  public void close() {
    run(() -> {
      isClosed = true;
      cancel(nextAttempt);
      cancel(noWelcome);
      stopPings();
      if (socket != null) {
        socket.end();
      }
      listener.status(new ConnectionStatus.Closed(TEXTS.get("left")));
    });
    worker.shutdown();
  }

  private void connect() {
    if (isClosed) {
      return;
    }
    nextAttempt = null;
    hasGivenUp = false;
    listener.status(new ConnectionStatus.Connecting(server));
    stopPings();
    Socket attempt = new Socket(server, new SocketEvents(), known, nanoTime);
    socket = attempt;
    attempt.connect();
    cancel(noWelcome);
    noWelcome = schedule(() -> saysNothing(attempt), WELCOME_WITHIN);
  }

  /// Whoever answers there has not said welcome: it is no server of ours, or it hangs.
  private void saysNothing(Socket attempt) {
    if (attempt == socket) {
      lost(attempt, new End(wasWelcome ? End.Cause.SILENT : End.Cause.MUTE, server));
      attempt.end();
    }
  }

  private void lost(Socket lost, End end) {
    if (lost != socket || isClosed) {
      return;
    }
    socket = null;
    cancel(noWelcome);
    stopPings();
    if (end.isFinal()) {
      log.info("No connection: {}", end);
      hasGivenUp = true;
      listener.status(
          end.cause() == End.Cause.REMOVED
              ? new ConnectionStatus.Removed(end.reason())
              : new ConnectionStatus.Closed(end.reason()));
      return;
    }
    Duration wait = backoff.next();
    log.info("No connection: {}; next attempt in {} ms", end, wait.toMillis());
    listener.status(
        new ConnectionStatus.Waiting(
            server, end.reason(), (int) Math.ceilDiv(wait.toMillis(), 1000)));
    nextAttempt = schedule(this::connect, wait);
  }

  private void received(Socket from, ServerMessage message, long arrivedNanos) {
    if (from != socket) {
      return;
    }
    switch (message) {
      case ServerMessage.Welcome welcome -> welcomed(from, welcome, arrivedNanos);
      case ServerMessage.Pong pong when pings != null && pings.take(pong, arrivedNanos) -> ping();
      default -> listener.received(message, arrivedNanos);
    }
  }

  private void welcomed(Socket from, ServerMessage.Welcome welcome, long arrivedNanos) {
    wasWelcome = true;
    cancel(noWelcome);
    backoff.reset();
    if (!welcome.epoch().equals(epoch)) {
      epoch = welcome.epoch();
      clock.reset(welcome.atMicros(), arrivedNanos);
    }
    listener.status(new ConnectionStatus.Connected(server));
    listener.welcomed(new SocketLine(from));
    listener.received(welcome, arrivedNanos);
    pings = new ClockPings(from, clock, nanoTime);
    pings.rest(isResting);
    ping();
  }

  private void ping() {
    if (pings != null) {
      cancel(nextPing);
      nextPing = schedule(this::ping, Duration.ofNanos(pings.send()));
    }
  }

  private void stopPings() {
    pings = null;
    cancel(nextPing);
  }

  /// The line over one socket, as long as that is the one in use.
  private final class SocketLine implements Line {
    private final Socket over;

    SocketLine(Socket over) {
      this.over = over;
    }

    @Override
    public void send(ClientMessage message) {
      run(() -> {
        if (over == socket) {
          over.sendText(V2Codec.encode(message));
        }
      });
    }

    @Override
    public void resync() {
      run(() -> {
        if (over == socket) {
          log.info("Something is missing from {}; connecting anew", server);
          socket = null;
          over.end();
          connect();
        }
      });
    }
  }

  /// What happens on the socket's threads.
  private final class SocketEvents implements Socket.Events {

    @Override
    public void opened(Socket from) {
      run(() -> {
        if (from == socket) {
          from.sendText(V2Codec.encode(hello.get()));
        }
      });
    }

    @Override
    public void metFirst() {
      run(listener::metFirst);
    }

    @Override
    public void text(Socket from, String text, long arrivedNanos) {
      Optional<ServerMessage> message;
      try {
        message = V2Codec.decodeServer(text);
      } catch (ProtocolException e) {
        log.warn("Ignored a message of {}: {}", server, e.getMessage());
        return;
      }
      message.ifPresent(known -> run(() -> received(from, known, arrivedNanos)));
    }

    @Override
    public void closed(Socket from, End end) {
      run(() -> lost(from, end));
    }
  }

  private static void cancel(@Nullable ScheduledFuture<?> future) {
    if (future != null) {
      future.cancel(false);
    }
  }

  private void run(Runnable action) {
    var _ = schedule(action, Duration.ZERO);
  }

  private @Nullable ScheduledFuture<?> schedule(Runnable action, Duration delay) {
    try {
      return worker.schedule(() -> guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Nothing is done after close: {}", e.getMessage());
      return null;
    }
  }

  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      log.error("The sync thread has met an error", e);
    }
  }
}
