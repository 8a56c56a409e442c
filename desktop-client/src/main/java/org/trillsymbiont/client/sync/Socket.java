package org.trillsymbiont.client.sync;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sync.End.Cause;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Endpoint;

/// One attempt at a WebSocket connection. The only file of the client that knows Java-WebSocket.
///
/// Thread: methods from any; events come from the library's threads.
final class Socket extends WebSocketClient {
  private static final Logger log = LoggerFactory.getLogger(Socket.class);
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  /// The library sends a ping each time, and gives a connection up when the last pong is more than
  /// one and a half times as old: a server that falls silent is noticed after 5 to 10 seconds.
  private static final int PING_SECONDS = 5;

  private static final int MOST_BYTES_IN = 1 << 20;

  private final Events events;
  private final StampedSockets stamps;
  private final ServerTrust trust;
  private volatile @Nullable Exception failure;

  /// What happens on a socket. Must not block.
  interface Events {
    /// The server has let us in; it waits for a hello.
    void opened(Socket from);

    /// The server is not known from before, and nobody vouches for it; it will be known from now
    /// on. Comes before [#opened].
    default void metFirst() {}

    /// A message has come.
    ///
    /// @param arrivedNanos this machine's clock, when the text's last bytes were read
    void text(Socket from, String text, long arrivedNanos);

    /// The socket is closed or could not be opened; called once.
    void closed(Socket from, End end);
  }

  /// @param server with the fingerprint that its certificate must have as its fragment, if any
  /// @param known the servers that were met before
  /// @param nanoTime this machine's clock
  Socket(URI server, Events events, KnownServers known, LongSupplier nanoTime) {
    super(
        server,
        new Draft_6455(List.of(), List.of(new Protocol(Endpoint.SUBPROTOCOL)), MOST_BYTES_IN),
        Map.of(),
        CONNECT_TIMEOUT_MILLIS);
    this.events = events;
    trust = new ServerTrust(server, known);
    boolean isEncrypted = server.getScheme().equals("wss");
    stamps = new StampedSockets(nanoTime, isEncrypted ? trust.sockets() : null);
    setSocketFactory(stamps);
    setTcpNoDelay(true);
    setConnectionLostTimeout(PING_SECONDS);
    setDaemon(true);
  }

  /// Sends a message, or drops it when the connection is closing.
  void sendText(String text) {
    try {
      send(text);
    } catch (WebsocketNotConnectedException e) {
      log.debug("A message met a closing connection; it is sent again on the next one", e);
    }
  }

  /// Sends a message, and notes when it really leaves.
  ///
  /// @param id larger than those before
  void sendStamped(long id, String text) {
    stamps.expect(id);
    sendText(text);
  }

  /// When a message left, just before it did, on this machine's clock; not known of one that is
  /// older than another one that was asked for.
  OptionalLong takeSentNanos(long id) {
    return stamps.takeSentNanos(id);
  }

  /// Says goodbye; before the handshake is done, when nobody would answer that, hangs up at once.
  void end() {
    if (isOpen()) {
      close();
    } else {
      closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
    }
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    if (trust.proved()) {
      events.metFirst();
    }
    events.opened(this);
  }

  @Override
  public void onMessage(String message) {
    events.text(this, message, stamps.arrivedNanos());
  }

  @Override
  public void onError(Exception failure) {
    this.failure = failure;
    log.debug("Error on {}", getURI(), failure);
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    events.closed(this, end(code, reason));
  }

  private End end(int code, @Nullable String reason) {
    String said = reason == null ? "" : reason.strip();
    return new End(
        CloseCode.of(code).map(Socket::cause).orElseGet(() -> cause(code, said)), getURI(), said);
  }

  private static Cause cause(CloseCode code) {
    return switch (code) {
      case UNKNOWN_VERSION -> Cause.UNKNOWN_VERSION;
      case ROOM_FULL -> Cause.ROOM_FULL;
      case WRONG_PIN -> Cause.WRONG_PIN;
      case REPLACED -> Cause.REPLACED;
      case TOO_MANY_ROOMS -> Cause.TOO_MANY_ROOMS;
      case REMOVED -> Cause.REMOVED;
      case TOO_FAST -> Cause.TOO_FAST;
      case BANNED -> Cause.BANNED;
      case WRONG_TOKEN -> Cause.WRONG_TOKEN;
      case BAD_HELLO, HELLO_TOO_LATE -> Cause.NOT_UNDERSTOOD;
    };
  }

  private Cause cause(int code, String said) {
    return switch (failure) {
      case UnknownHostException _ -> Cause.NO_COMPUTER;
      case SocketTimeoutException _ -> Cause.NO_ANSWER;
      case NoRouteToHostException _ -> Cause.NO_WAY;
      case ConnectException _ -> Cause.NO_SESSION;
      case SSLException e -> cause(e);
      case null, default ->
          switch (code) {
            case CloseFrame.GOING_AWAY -> Cause.STOPPED;
            case CloseFrame.NORMAL -> Cause.CLOSED;
            case CloseFrame.TRY_AGAIN_LATER -> Cause.TOO_SLOW;
            case CloseFrame.TOOBIG -> Cause.TOO_LARGE;
            case CloseFrame.PROTOCOL_ERROR -> refused(said);
            case CloseFrame.POLICY_VALIDATION, CloseFrame.REFUSE ->
                said.isEmpty() ? Cause.REFUSED : Cause.REFUSED_BECAUSE;
            default -> Cause.LOST;
          };
    };
  }

  private static Cause cause(SSLException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ServerTrust.Refused refused) {
        return refused.why();
      }
    }
    return Cause.NO_TLS;
  }

  /// @param said the library's words, with the status of the answer to the handshake
  private static Cause refused(String said) {
    if (said.contains(" 426 ")) {
      return Cause.UNKNOWN_VERSION;
    } else if (said.contains(" 421 ")) {
      return Cause.NEEDS_TLS;
    } else if (said.contains(" 429 ")) {
      return Cause.BANNED;
    }
    return said.contains(" 503 ") ? Cause.TAKES_NOBODY : Cause.NO_TRILL_SYMBIONT;
  }
}
