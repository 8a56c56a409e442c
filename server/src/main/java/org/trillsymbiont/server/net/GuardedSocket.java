package org.trillsymbiont.server.net;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.framing.CloseFrame;

/// The library's connection, kept from taking others down: what escapes while it decodes would end
/// the worker thread that it shares with them.
final class GuardedSocket extends WebSocketImpl {
  private final WebSocketAdapter listener;

  GuardedSocket(WebSocketAdapter listener, List<Draft> drafts) {
    super(listener, drafts);
    this.listener = listener;
  }

  @Override
  public void decode(ByteBuffer received) {
    try {
      super.decode(received);
    } catch (Throwable e) {
      listener.onWebsocketError(this, new IllegalStateException("decoding failed", e));
      close(CloseFrame.UNEXPECTED_CONDITION, "the server failed to read this message");
    }
  }

  /// How many bytes wait to be sent. Thread: any.
  long queuedBytes() {
    long bytes = 0;
    for (ByteBuffer buffer : outQueue) {
      bytes += buffer.remaining();
    }
    return bytes;
  }
}
