package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// A small real client of dialect v2: what it hears stands in one queue, in order. Thread: the
/// test's.
public final class V2TestClient implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 20;

  /// What a client can hear.
  public sealed interface Event {
    record Said(ServerMessage message) implements Event {}

    record Closed(int code, String reason) implements Event {}
  }

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Socket socket;
  private long counter;

  private V2TestClient(URI address) {
    socket = new Socket(address);
  }

  /// Connects, without saying hello.
  public static V2TestClient connect(URI address) throws InterruptedException {
    V2TestClient client = new V2TestClient(address);
    client.socket.connect();
    // Not connectBlocking: it denies a connection that the server has closed again already.
    assertTrue(client.opened.await(DEADLINE_SECONDS, TimeUnit.SECONDS), "connected");
    return client;
  }

  /// Where it is connected to.
  public URI address() {
    return socket.getURI();
  }

  /// Connects and says hello.
  public static V2TestClient greet(URI address, ClientMessage.Hello hello)
      throws InterruptedException {
    V2TestClient client = connect(address);
    client.send(hello);
    return client;
  }

  /// A hello to a room.
  public static ClientMessage.Hello hello(
      String name, String room, @Nullable String pin, ClientMessage.@Nullable Resume resume) {
    return new ClientMessage.Hello(
        Endpoint.VERSION,
        new RoomName(room),
        new Identity(name, Colour.PALETTE.getFirst()),
        "token-of-" + name,
        pin,
        resume);
  }

  /// Joins the lobby under a name and takes the welcome.
  public static V2TestClient join(URI address, String name) throws InterruptedException {
    V2TestClient client = greet(address, hello(name, "lobby", null, null));
    client.next(ServerMessage.Welcome.class);
    return client;
  }

  public void send(ClientMessage message) {
    sendText(V2Codec.encode(message));
  }

  /// Sends, unless the server has closed already.
  public void sendIfOpen(ClientMessage message) {
    try {
      send(message);
    } catch (WebsocketNotConnectedException e) {
      // It was quicker, which is as well.
    }
  }

  public void sendText(String text) {
    socket.send(text);
  }

  /// Sends an edit. Returns its number.
  public long edit(Edit edit) {
    counter++;
    send(new ClientMessage.Change(counter, edit, 0, false));
    return counter;
  }

  public <T> long edit(Field<T> field, T value) {
    return edit(Edit.of(field, value));
  }

  public void undo() {
    send(new ClientMessage.Undo(++counter));
  }

  public void redo() {
    send(new ClientMessage.Redo(++counter));
  }

  public Event next() throws InterruptedException {
    Event event = events.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return event == null ? fail("nothing was heard") : event;
  }

  /// The next message of a kind; others are skipped.
  public <M extends ServerMessage> M next(Class<M> kind) throws InterruptedException {
    while (true) {
      ServerMessage message = assertInstanceOf(Event.Said.class, next()).message();
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
    }
  }

  /// Asks the room for the time. Its answer comes after everything that was sent before has been
  /// handled and told; messages before it are skipped.
  public ServerMessage.Pong ping() throws InterruptedException {
    send(new ClientMessage.Ping(System.nanoTime() / 1000));
    return next(ServerMessage.Pong.class);
  }

  /// Waits until something is told of a participant. Returns it.
  public Participant awaitParticipant(int id) throws InterruptedException {
    while (true) {
      for (Participant here : next(ServerMessage.Participants.class).here()) {
        if (here.id() == id) {
          return here;
        }
      }
    }
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
      super(address, new Draft_6455(List.of(), List.of(new Protocol(Endpoint.SUBPROTOCOL))));
      setTcpNoDelay(true);
      if (address.getScheme().equals("wss")) {
        setSocketFactory(TrustAll.sockets());
      }
    }

    @Override
    protected void onSetSSLParameters(SSLParameters parameters) {
      // The certificate is for no host.
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      opened.countDown();
    }

    @Override
    public void onMessage(String text) {
      try {
        V2Codec.decodeServer(text).ifPresent(message -> events.add(new Event.Said(message)));
      } catch (ProtocolException e) {
        throw new AssertionError("the server said " + text, e);
      }
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
