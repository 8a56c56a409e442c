package org.trillsymbiont.server.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Endpoint;

/// Bytes behind a good handshake, in pieces, for the guarded half of the WebSocket library. The
/// first byte says how long the pieces are. Nothing may escape, no message may be larger than is
/// allowed, and nothing may come once the connection is closed.
public final class FrameFuzz {
  private static final Limits LIMITS = Limits.DEFAULT;
  private static final byte[] REQUEST =
      String.join(
              "\r\n",
              "GET " + Endpoint.PATH + " HTTP/1.1",
              "Host: 127.0.0.1",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Protocol: " + Endpoint.SUBPROTOCOL,
              "",
              "")
          .getBytes(StandardCharsets.US_ASCII);

  private FrameFuzz() {}

  /// Called by Jazzer.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Listener listener = new Listener();
    GuardedSocket socket = new GuardedSocket(listener, List.of(new GuardedDraft(LIMITS)));
    socket.decode(ByteBuffer.wrap(REQUEST));
    if (!listener.isOpen) {
      throw new AssertionError("the handshake was refused");
    }
    int size = Math.max(1, input[0] & 0xff);
    for (int from = 1; from < input.length && socket.isOpen(); from += size) {
      int length = Math.min(size, input.length - from);
      ByteBuffer piece = ByteBuffer.allocate(length).put(input, from, length).flip();
      socket.decode(piece);
    }
  }

  private static final class Listener extends WebSocketAdapter {
    private boolean isOpen;

    private static void check(int bytes) {
      if (bytes > LIMITS.count(Limit.MESSAGE_BYTES)) {
        throw new AssertionError("a message of " + bytes + " bytes came through");
      }
    }

    @Override
    public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
      isOpen = true;
    }

    @Override
    public void onWebsocketMessage(WebSocket socket, String text) {
      check(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public void onWebsocketMessage(WebSocket socket, ByteBuffer bytes) {
      check(bytes.remaining());
    }

    @Override
    public void onWebsocketError(WebSocket socket, Exception e) {
      // What the library names itself ends one connection as it should. What it did not expect is
      // caught by GuardedSocket, but is a bug of somebody's.
      if (e instanceof IllegalStateException) {
        throw new AssertionError("something escaped", e);
      }
    }

    @Override
    public void onWebsocketPing(WebSocket socket, Framedata frame) {
      ((GuardedSocket) socket).answer((org.java_websocket.framing.PingFrame) frame);
    }

    @Override
    public void onWebsocketClose(
        WebSocket socket, int code, @Nullable String reason, boolean remote) {
      // The library may say so twice.
    }

    @Override
    public void onWebsocketClosing(
        WebSocket socket, int code, @Nullable String reason, boolean remote) {
      // As above.
    }

    @Override
    public void onWebsocketCloseInitiated(WebSocket socket, int code, @Nullable String reason) {
      // As above.
    }

    @Override
    public void onWriteDemand(WebSocket socket) {
      // Nobody reads what it answers; a pong that waits is what an unread one is in life.
    }

    @Override
    public @Nullable InetSocketAddress getLocalSocketAddress(WebSocket socket) {
      return null;
    }

    @Override
    public @Nullable InetSocketAddress getRemoteSocketAddress(WebSocket socket) {
      return null;
    }
  }
}
