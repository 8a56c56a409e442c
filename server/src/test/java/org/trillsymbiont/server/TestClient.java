package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.V1Message;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;

/// A small real client: what it hears stands in one queue, in order. Thread: the test's.
public final class TestClient implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 20;

  /// What a client can hear.
  public sealed interface Event {
    record Said(V1Message message) implements Event {}

    record Pong(String payload) implements Event {}

    record Closed(int code, String reason) implements Event {}
  }

  private final URI address;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Socket socket;

  private TestClient(URI address) {
    this.address = address;
    socket = new Socket(address);
  }

  /// Connects, without waiting for the `init`.
  public static TestClient connect(URI address) throws InterruptedException {
    TestClient client = new TestClient(address);
    client.socket.connect();
    // Not connectBlocking: it denies a connection that the server has closed again already.
    assertTrue(client.opened.await(DEADLINE_SECONDS, TimeUnit.SECONDS), "connected");
    return client;
  }

  /// Connects and takes the `init`.
  public static TestClient join(URI address) throws InterruptedException {
    TestClient client = connect(address);
    client.awaitInit();
    return client;
  }

  public void send(String text) {
    socket.send(text);
  }

  /// Sends an update with a payload as JSON text.
  public void update(String payload) {
    send("{\"type\":\"update\",\"payload\":" + payload + "}");
  }

  public void sendBinary(byte[] bytes) {
    socket.send(bytes);
  }

  public void ping(String payload) {
    PingFrame ping = new PingFrame();
    ping.setPayload(ByteBuffer.wrap(payload.getBytes(StandardCharsets.UTF_8)));
    socket.sendFrame(ping);
  }

  public boolean isOpen() {
    return socket.isOpen();
  }

  public Event next() throws InterruptedException {
    Event event = events.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return event == null ? fail("nothing was heard") : event;
  }

  public AppState awaitInit() throws InterruptedException {
    return assertInstanceOf(V1Message.Init.class, nextMessage()).state();
  }

  public AppState nextUpdate() throws InterruptedException {
    return assertInstanceOf(V1Message.StateUpdate.class, nextMessage()).state();
  }

  private V1Message nextMessage() throws InterruptedException {
    return assertInstanceOf(Event.Said.class, next()).message();
  }

  /// Takes messages until a state meets a condition.
  public AppState await(Predicate<AppState> condition) throws InterruptedException {
    AppState state = nextUpdate();
    while (!condition.test(state)) {
      state = nextUpdate();
    }
    return state;
  }

  /// Everything that comes because of what was sent before now. A first ping is answered when all
  /// of it waits in the lobby's mailbox, somebody of v2 who joins after that is let in when it has
  /// been handled, and a second ping is answered behind what was said about it.
  public List<Event> upToFence(String fence) throws InterruptedException {
    List<Event> before = upToPong(fence + " 1");
    try (V2TestClient probe = V2TestClient.join(address, "Probe-" + System.nanoTime())) {
      before.addAll(upToPong(fence + " 2"));
      probe.leave();
    }
    return before;
  }

  private List<Event> upToPong(String fence) throws InterruptedException {
    ping(fence);
    List<Event> before = new ArrayList<>();
    Event event = next();
    while (!event.equals(new Event.Pong(fence))) {
      if (event instanceof Event.Closed) {
        fail("closed before the answer to the ping: " + event);
      }
      before.add(event);
      event = next();
    }
    return before;
  }

  /// Asserts that nothing comes because of what was sent before now.
  public void assertHearsNothing(String fence) throws InterruptedException {
    assertEquals(List.of(), upToFence(fence));
  }

  /// Skips what comes until the end. Returns the end.
  public Event.Closed awaitClosed() throws InterruptedException {
    while (true) {
      if (next() instanceof Event.Closed closed) {
        return closed;
      }
    }
  }

  /// Closes and waits until that is done.
  public void leave() throws InterruptedException {
    socket.closeBlocking();
  }

  @Override
  public void close() {
    socket.close();
  }

  private final class Socket extends WebSocketClient {
    Socket(URI address) {
      super(address);
      setTcpNoDelay(true);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      opened.countDown();
    }

    @Override
    public void onMessage(String text) {
      try {
        events.add(new Event.Said(V1Codec.decodeServer(text)));
      } catch (ProtocolException e) {
        throw new AssertionError("the server said " + text, e);
      }
    }

    @Override
    public void onWebsocketPong(WebSocket connection, Framedata pong) {
      String payload = StandardCharsets.UTF_8.decode(pong.getPayloadData().slice()).toString();
      events.add(new Event.Pong(payload));
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      events.add(new Event.Closed(code, reason));
    }

    @Override
    public void onError(Exception e) {
      // A close follows, which the tests look at.
    }
  }
}
