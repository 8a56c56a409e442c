package org.trillsymbiont.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The WebSocket library's server on one listener. What it calls is passed on to the [Connection].
///
/// Thread: the library's, but for [#awaitStart] and [#stopListening].
final class Library extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(Library.class);

  private final ServerSocketChannel listener;
  private final Owner owner;
  private final CompletableFuture<Boolean> started = new CompletableFuture<>();

  /// What it needs of the gateway.
  interface Owner {
    /// Lets a stranger knock.
    ///
    /// @throws IOException when he is turned away
    ByteChannel admit(SocketChannel socket, SelectionKey key) throws IOException;

    /// A client has shaken hands. Called in the socket's monitor.
    void opened(GuardedSocket socket);

    /// It no longer listens.
    void ended(Library library);
  }

  /// @param listener bound already; closed with this
  Library(ServerSocketChannel listener, Limits limits, Owner owner) {
    super(listener);
    this.listener = listener;
    this.owner = owner;
    setDaemon(true);
    setReuseAddr(true);
    setTcpNoDelay(true);
    setConnectionLostTimeout(0); // See Liveness.
    setWebSocketFactory(new Factory(limits));
  }

  /// Waits until it accepts clients.
  void awaitStart(long seconds) throws InterruptedException, ExecutionException, TimeoutException {
    started.get(seconds, TimeUnit.SECONDS);
  }

  /// Frees the port; who is here stays.
  void stopListening() throws IOException {
    listener.close();
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      owner.ended(this);
    }
  }

  @Override
  public void onStart() {
    started.complete(true);
  }

  // A client may be gone before the library has let it in; closing holds the socket's monitor.
  @Override
  protected boolean addConnection(WebSocket socket) {
    synchronized (socket) {
      return socket.isOpen() && super.addConnection(socket);
    }
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    synchronized (socket) {
      owner.opened((GuardedSocket) socket);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, @Nullable String reason, boolean remote) {
    Connection connection = socket.getAttachment();
    if (connection != null) {
      connection.closed(code, reason);
    }
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    Connection connection = socket.getAttachment();
    if (connection != null) {
      connection.receivedText(text);
    }
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer bytes) {
    Connection connection = socket.getAttachment();
    if (connection != null) {
      connection.receivedBinary();
    }
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    Connection connection = socket.getAttachment();
    if (connection != null) {
      connection.pinged((PingFrame) ping);
    }
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    Connection connection = socket.getAttachment();
    if (connection != null) {
      connection.ponged(pong.getPayloadData());
    }
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception e) {
    if (socket == null) {
      started.completeExceptionally(e);
      LOG.error("The network failed", e);
      return;
    }
    Connection connection = socket.getAttachment();
    String name = connection == null ? "A stranger" : connection.name();
    if (e instanceof RuntimeException) {
      LOG.error("{}: reading failed", name, e);
    } else {
      LOG.warn("{}: {}", name, LogText.shown(e.getMessage()));
    }
  }

  private final class Factory implements WebSocketServerFactory {
    private final List<Draft> drafts;

    Factory(Limits limits) {
      drafts = List.of(new GuardedDraft(limits));
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
      return new GuardedSocket(listener, drafts);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> draft) {
      return new GuardedSocket(listener, drafts);
    }

    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
      return owner.admit(channel, key);
    }

    @Override
    public void close() {
      // Nothing of its own to close.
    }
  }
}
