package org.trillsymbiont.client.sync;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Set<CloseCode> IS_FINAL =
      Set.of(CloseCode.UNKNOWN_VERSION, CloseCode.WRONG_PIN, CloseCode.TOO_MANY_ROOMS);

  private final Events events;
  private final StampedSockets stamps;
  private volatile @Nullable Exception failure;

  /// What happens on a socket. Must not block.
  interface Events {
    /// The server has let us in; it waits for a hello.
    void opened(Socket from);

    /// A message has come.
    ///
    /// @param arrivedNanos this machine's clock, when the text's last bytes were read
    void text(Socket from, String text, long arrivedNanos);

    /// The socket is closed or could not be opened; called once.
    void closed(Socket from, End end);
  }

  /// Why there is no connection.
  ///
  /// @param reason a sentence for the user
  /// @param isFinal whether it is of no use to try again by itself
  record End(String reason, boolean isFinal) {}

  /// @param nanoTime this machine's clock
  Socket(URI server, Events events, LongSupplier nanoTime) {
    super(
        server,
        new Draft_6455(List.of(), List.of(new Protocol(Endpoint.SUBPROTOCOL)), MOST_BYTES_IN),
        Map.of(),
        CONNECT_TIMEOUT_MILLIS);
    this.events = events;
    stamps = new StampedSockets(nanoTime);
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
    Optional<CloseCode> ours = CloseCode.of(code);
    if (ours.isPresent()) {
      return new End(sentence(ours.get()), IS_FINAL.contains(ours.get()));
    }
    boolean isOtherVersion =
        code == CloseFrame.PROTOCOL_ERROR && reason != null && reason.contains(" 426 ");
    return isOtherVersion
        ? new End(sentence(CloseCode.UNKNOWN_VERSION), true)
        : new End(sentence(code, reason), false);
  }

  private String sentence(CloseCode code) {
    String host = getURI().getHost() + ":" + getURI().getPort();
    return switch (code) {
      case UNKNOWN_VERSION ->
          "The server at "
              + host
              + " speaks another version than this app. Update whichever of them is older.";
      case ROOM_FULL -> "This room is full. Choose another one, or wait until somebody leaves.";
      case WRONG_PIN -> "This room is taken: it has a PIN, and yours is not it. Ask who opened it.";
      case REPLACED -> "The connection was replaced by a newer one.";
      case TOO_MANY_ROOMS -> "The server has no place for another room. Join one that is there.";
      case BAD_HELLO, HELLO_TOO_LATE -> "The server at " + host + " did not understand this app.";
    };
  }

  private String sentence(int code, @Nullable String reason) {
    String host = getURI().getHost() + ":" + getURI().getPort();
    return switch (failure) {
      case UnknownHostException _ ->
          "No computer named " + getURI().getHost() + " can be found. Check the address.";
      case SocketTimeoutException _ -> host + " does not answer. Is it in the same network?";
      case NoRouteToHostException _ -> "There is no way to " + host + " in this network.";
      case ConnectException _ -> "No session is running at " + host + ".";
      case null, default ->
          switch (code) {
            case CloseFrame.GOING_AWAY -> "The server at " + host + " was stopped.";
            case CloseFrame.NORMAL -> "The server at " + host + " has closed the connection.";
            case CloseFrame.TRY_AGAIN_LATER -> "This connection was too slow for the session.";
            case CloseFrame.TOOBIG -> "The server found a message of ours too large.";
            case CloseFrame.PROTOCOL_ERROR -> refused(host, reason);
            case CloseFrame.POLICY_VALIDATION, CloseFrame.REFUSE ->
                "The server at " + host + " refused the connection" + because(reason);
            default -> "The connection to " + host + " was lost.";
          };
    };
  }

  /// @param reason the library's words, with the status of the answer to the handshake
  private static String refused(String host, @Nullable String reason) {
    return reason != null && reason.contains(" 503 ")
        ? "The server at " + host + " takes nobody in at this moment: it is full, or about to stop."
        : "What answers at " + host + " is no session of Trill Symbiont. Check the address.";
  }

  private static String because(@Nullable String reason) {
    return reason == null || reason.isBlank() ? "." : ": " + reason;
  }
}
