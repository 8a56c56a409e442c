package org.trillsymbiont.server.net;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.watch.Fatal;

/// The library's connection, kept from taking others down: what escapes while it decodes would end
/// the worker thread that it shares with them.
final class GuardedSocket extends WebSocketImpl {
  private static final int MOST_WAITING_PONGS = 16;

  private final WebSocketAdapter listener;
  private final AtomicReference<@Nullable PingFrame> unanswered = new AtomicReference<>();

  GuardedSocket(WebSocketAdapter listener, List<Draft> drafts) {
    super(listener, drafts);
    this.listener = listener;
  }

  @Override
  public void decode(ByteBuffer received) {
    try {
      super.decode(received);
    } catch (Throwable e) {
      Fatal.check(e);
      listener.onWebsocketError(this, new IllegalStateException("decoding failed", e));
      close(CloseFrame.UNEXPECTED_CONDITION, "the server failed to read this message");
    }
  }

  /// Asks to be told when the socket takes bytes again. Thread: any.
  void demandWrite() {
    listener.onWriteDemand(this);
  }

  /// Answers a ping, or the newest of several while earlier answers wait still (RFC 6455, 5.5.3).
  /// Thread: the library's worker of the connection.
  void answer(PingFrame ping) {
    if (outQueue.size() < MOST_WAITING_PONGS) {
      sendPong(ping);
    } else {
      unanswered.set(ping);
    }
  }

  /// Asks the client whether it is still there. Thread: any.
  void ask(ByteBuffer content) {
    PingFrame ping = new PingFrame();
    ping.setPayload(content);
    try {
      sendFrame(ping);
    } catch (WebsocketNotConnectedException e) {
      Connection.LOG.debug("Who was asked has gone", e);
    }
  }

  /// Answers the ping that had to wait, when it can be. Thread: any.
  void answerLate() {
    PingFrame ping = outQueue.isEmpty() ? unanswered.getAndSet(null) : null;
    if (ping != null) {
      sendPong(ping);
    }
  }

  private void sendPong(PingFrame ping) {
    try {
      sendFrame(new PongFrame(ping));
    } catch (WebsocketNotConnectedException e) {
      Connection.LOG.debug("Who pinged has gone", e);
    }
  }
}
