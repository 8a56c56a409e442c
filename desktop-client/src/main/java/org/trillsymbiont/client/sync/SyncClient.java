package org.trillsymbiont.client.sync;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;

/// Keeps a connection to one server: connects at once, connects again with growing waits whenever
/// it is lost, sends edits, and hands on what arrives. Edits that are sent without a connection are
/// dropped here; [Replica] sends them after the next `init`.
///
/// Thread: all methods from any. Its own thread does the work; the listener is called from that
/// thread and from socket threads and must not block.
public final class SyncClient implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SyncClient.class);

  private static final Duration INIT_WITHIN = Duration.ofSeconds(8);

  private final URI server;
  private final Listener listener;
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private final Outbox outbox = new Outbox();
  private final ScheduledExecutorService worker;

  // Owned by the worker.
  private @Nullable Socket socket;
  private @Nullable ScheduledFuture<?> nextAttempt;
  private @Nullable ScheduledFuture<?> noInit;
  private boolean flushIsScheduled;
  private boolean isClosed;

  /// Hears of everything that happens.
  public interface Listener {

    /// A message of the server.
    ///
    /// @param arrivedNanos `System.nanoTime` at its arrival
    void received(ServerMessage message, long arrivedNanos);

    /// The server has handled everything up to a fence ([Replica#passed]).
    void passed(long fence);

    /// The connection's state has changed.
    void status(ConnectionStatus status);
  }

  /// Starts connecting.
  ///
  /// @param server the endpoint, `ws://host:8787/api/sync`
  public SyncClient(URI server, Listener listener) {
    this.server = server;
    this.listener = listener;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sync-", 0).daemon().factory());
    run(this::connect);
  }

  /// Sends an edit, or lets it wait for a moment when it is part of a drag.
  ///
  /// @param visible the state with the edit in it
  public void send(Replica.Outgoing outgoing, AppState visible) {
    run(() -> offer(new Outbox.Letter(outgoing, visible)));
  }

  /// Tries to connect now rather than when the wait is over. Nothing happens while connected.
  public void reconnectNow() {
    run(() -> {
      if (nextAttempt != null) {
        nextAttempt.cancel(false);
        backoff.reset();
        connect();
      }
    });
  }

  /// Sends what waits and ends the connection for good.
  @Override
  public void close() {
    run(() -> {
      isClosed = true;
      outbox.drain(System.nanoTime()).forEach(this::transmit);
      cancel(nextAttempt);
      cancel(noInit);
      if (socket != null) {
        socket.close();
      }
      listener.status(new ConnectionStatus.Closed("You have left the session."));
    });
    worker.shutdown();
  }

  private void connect() {
    if (isClosed) {
      return;
    }
    nextAttempt = null;
    listener.status(new ConnectionStatus.Connecting(server));
    Socket attempt = new Socket(server, new SocketEvents());
    socket = attempt;
    attempt.connect();
    noInit = schedule(() -> saysNothing(attempt), INIT_WITHIN);
  }

  /// Whoever answers there has not said `init`: it is no server of ours, or it hangs.
  private void saysNothing(Socket attempt) {
    if (attempt == socket) {
      lost(attempt, "What answers at " + server.getAuthority() + " is no Trill Symbiont server.");
      attempt.close();
    }
  }

  private void offer(Outbox.Letter letter) {
    outbox.offer(letter, System.nanoTime()).forEach(this::transmit);
    scheduleFlush();
  }

  private void scheduleFlush() {
    outbox
        .dueNanos()
        .ifPresent(due -> {
          if (!flushIsScheduled) {
            flushIsScheduled = true;
            var _ = schedule(this::flush, Duration.ofNanos(Math.max(0, due - System.nanoTime())));
          }
        });
  }

  private void flush() {
    flushIsScheduled = false;
    outbox.drain(System.nanoTime()).forEach(this::transmit);
  }

  private void transmit(Outbox.Letter letter) {
    if (socket != null && socket.isOpen()) {
      String text =
          letter.outgoing().restores()
              ? V1Codec.encodeRestore(letter.visible())
              : V1Codec.encodeUpdate(letter.outgoing().edit(), letter.visible());
      socket.sendWithFence(text, letter.outgoing().fence());
    }
  }

  private void lost(Socket lost, String reason) {
    if (lost != socket || isClosed) {
      return;
    }
    socket = null;
    cancel(noInit);
    outbox.clear();
    Duration wait = backoff.next();
    log.info("No connection to {}: {} Next attempt in {} ms.", server, reason, wait.toMillis());
    listener.status(
        new ConnectionStatus.Waiting(server, reason, (int) Math.ceilDiv(wait.toMillis(), 1000)));
    nextAttempt = schedule(this::connect, wait);
  }

  /// What happens on the socket's threads.
  private final class SocketEvents implements Socket.Events {

    @Override
    public void text(Socket from, String text, long arrivedNanos) {
      ServerMessage message;
      try {
        message = V1Codec.decodeServer(text);
      } catch (ProtocolException e) {
        log.warn("Ignored a message of {}: {}", server, e.getMessage());
        return;
      }
      run(() -> {
        if (from != socket) {
          return;
        }
        if (message instanceof ServerMessage.Init) {
          cancel(noInit);
          backoff.reset();
          listener.status(new ConnectionStatus.Connected(server));
        }
        listener.received(message, arrivedNanos);
      });
    }

    @Override
    public void fence(Socket from, long fence) {
      run(() -> {
        if (from == socket) {
          listener.passed(fence);
        }
      });
    }

    @Override
    public void closed(Socket from, String reason) {
      run(() -> lost(from, reason));
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
