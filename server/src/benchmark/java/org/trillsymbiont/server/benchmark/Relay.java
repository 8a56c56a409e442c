package org.trillsymbiont.server.benchmark;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/// What the WebSocket library does by itself: every text goes to everybody of the same room, as it
/// is. No JSON, no state, no order but that of arrival; the room is the path of the request. The
/// measure for everything that our server does beyond that.
final class Relay extends WebSocketServer {
  private final CountDownLatch started = new CountDownLatch(1);
  private final Groups groups = new Groups();

  Relay() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    setTcpNoDelay(true);
    setReuseAddr(true);
    setDaemon(true);
    // As ours.
    setConnectionLostTimeout(10);
  }

  /// Returns when clients can connect.
  void open() throws InterruptedException {
    start();
    started.await();
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    groups.of(socket).add(socket);
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    broadcast(text, groups.of(socket));
  }

  @Override
  public void onClose(WebSocket socket, int code, @Nullable String reason, boolean remote) {
    groups.of(socket).remove(socket);
  }

  @Override
  public void onError(@Nullable WebSocket socket, Exception e) {
    System.err.println("The relay: " + e);
  }
}
