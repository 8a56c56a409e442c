package org.trillsymbiont.client.sync;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One attempt at a WebSocket connection. The only file of the client that knows Java-WebSocket.
///
/// Thread: methods from any; events come from the library's threads.
final class Socket extends WebSocketClient {
  private static final Logger log = LoggerFactory.getLogger(Socket.class);
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int LOST_AFTER_SECONDS = 10;
  private static final int MOST_BYTES_IN = 1 << 20;

  private final Events events;
  private volatile @Nullable Exception failure;

  /// What happens on a socket. Must not block.
  interface Events {
    void text(Socket from, String text, long arrivedNanos);

    void fence(Socket from, long fence);

    /// The socket is closed or could not be opened; called once.
    ///
    /// @param reason a sentence for the user
    void closed(Socket from, String reason);
  }

  Socket(URI server, Events events) {
    super(
        server,
        new Draft_6455(List.of(), List.of(new Protocol("")), MOST_BYTES_IN),
        Map.of(),
        CONNECT_TIMEOUT_MILLIS);
    this.events = events;
    setTcpNoDelay(true);
    setConnectionLostTimeout(LOST_AFTER_SECONDS);
    setDaemon(true);
  }

  /// Sends an update and, behind it, the ping that tells when the server has handled it.
  void sendWithFence(String text, long fence) {
    TextFrame update = new TextFrame();
    update.setPayload(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    PingFrame ping = new PingFrame();
    ping.setPayload(ByteBuffer.allocate(Long.BYTES).putLong(0, fence));
    try {
      sendFrame(List.of(update, ping));
    } catch (WebsocketNotConnectedException e) {
      log.debug("An update met a closing connection; it is sent again on the next one", e);
    }
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    log.debug("Open: {}", getURI());
  }

  @Override
  public void onMessage(String message) {
    events.text(this, message, System.nanoTime());
  }

  @Override
  public void onWebsocketPong(WebSocket connection, Framedata pong) {
    ByteBuffer payload = pong.getPayloadData();
    if (payload.remaining() == Long.BYTES) {
      events.fence(this, payload.getLong(payload.position()));
    }
  }

  @Override
  public void onError(Exception failure) {
    this.failure = failure;
    log.debug("Error on {}", getURI(), failure);
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    events.closed(this, sentence(code, reason));
  }

  private String sentence(int code, String reason) {
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
        ? "The server at " + host + " is full."
        : "What answers at " + host + " is no session of Trill Symbiont. Check the address.";
  }

  private static String because(@Nullable String reason) {
    return reason == null || reason.isBlank() ? "." : ": " + reason;
  }
}
