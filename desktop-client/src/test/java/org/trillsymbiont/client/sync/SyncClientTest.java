package org.trillsymbiont.client.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.HostedSession;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// The client's connection against the real server.
class SyncClientTest {
  private static final ClientMessage.Hello HELLO = hello("Ada");

  private final List<AutoCloseable> open = new ArrayList<>();

  private static final class Heard implements SyncClient.Listener {
    private final Queue<ServerMessage> messages = new ConcurrentLinkedQueue<>();
    private final Queue<ConnectionStatus> statuses = new ConcurrentLinkedQueue<>();
    private final Deque<Line> lines = new ConcurrentLinkedDeque<>();

    @Override
    public void welcomed(Line line) {
      lines.add(line);
    }

    @Override
    public void received(ServerMessage message, long arrivedNanos) {
      messages.add(message);
    }

    @Override
    public void status(ConnectionStatus status) {
      statuses.add(status);
    }

    boolean isConnected() {
      return statuses.stream().anyMatch(ConnectionStatus.Connected.class::isInstance);
    }

    ConnectionStatus.Waiting waiting() {
      return statuses.stream()
          .filter(ConnectionStatus.Waiting.class::isInstance)
          .map(ConnectionStatus.Waiting.class::cast)
          .findFirst()
          .orElseThrow();
    }

    boolean hasHeard(long rev) {
      return messages.stream()
          .anyMatch(m -> m instanceof ServerMessage.Edited edited && edited.rev() == rev);
    }

    @Nullable String closed() {
      return statuses.stream()
          .filter(ConnectionStatus.Closed.class::isInstance)
          .map(status -> ((ConnectionStatus.Closed) status).reason())
          .findFirst()
          .orElse(null);
    }

    boolean hasWaitedBecause(String reason) {
      return statuses.stream()
          .anyMatch(s -> s instanceof ConnectionStatus.Waiting w && w.reason().equals(reason));
    }

    boolean hasWaited() {
      return statuses.stream().anyMatch(ConnectionStatus.Waiting.class::isInstance);
    }
  }

  private static ClientMessage.Hello hello(String name) {
    return hello(name, Endpoint.VERSION, null);
  }

  private static ClientMessage.Hello hello(String name, int version, @Nullable String pin) {
    return new ClientMessage.Hello(
        version,
        RoomName.LOBBY,
        new Identity(name, Colour.PALETTE.getFirst()),
        "token-of-" + name,
        pin,
        null);
  }

  private static URI uri(HostedSession session) {
    return URI.create(session.address(RoomName.LOBBY).server().webSocket());
  }

  private <T extends AutoCloseable> T use(T resource) {
    open.add(resource);
    return resource;
  }

  private Heard connect(URI server) {
    Heard heard = new Heard();
    use(new SyncClient(server, () -> HELLO, heard));
    return heard;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void isConnectedWhenTheInitHasCome() throws Exception {
    HostedSession server = use(HostedSession.startPrivately());
    Heard heard = connect(uri(server));

    eventually(heard::isConnected);
    eventually(() -> !heard.messages.isEmpty());
    ServerMessage.Welcome welcome =
        assertInstanceOf(ServerMessage.Welcome.class, heard.messages.element());
    assertEquals(0, welcome.rev());
  }

  @Test
  void anEditReachesEverybodyItsAuthorToo() throws Exception { // R14
    HostedSession server = use(HostedSession.startPrivately());
    Heard author = new Heard();
    use(new SyncClient(uri(server), () -> HELLO, author));
    Heard other = new Heard();
    use(new SyncClient(uri(server), () -> hello("Ben"), other));
    eventually(() -> author.isConnected() && other.isConnected());
    author
        .lines
        .getLast()
        .send(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 120.0), 0, false));

    eventually(() -> other.hasHeard(1) && author.hasHeard(1));
  }

  @ParameterizedTest
  @CsvSource({"123456, false", "654321, true", ", true"})
  void aRoomWithAPinOpensToItAlone(@Nullable String pin, boolean isRefused) throws Exception { // R8
    HostedSession server = use(HostedSession.startPrivately());
    Heard first = new Heard();
    use(new SyncClient(uri(server), () -> hello("Ann", Endpoint.VERSION, "123456"), first));
    eventually(first::isConnected);
    Heard second = new Heard();
    use(new SyncClient(uri(server), () -> hello("Ben", Endpoint.VERSION, pin), second));

    eventually(() -> second.isConnected() || second.closed() != null);
    assertEquals(isRefused, second.closed() != null);
    if (isRefused) {
      assertEquals(
          "This room is taken: it has a PIN, and yours is not it. Ask who opened it.",
          second.closed());
    }
  }

  @Test
  void anotherVersionIsASentence() throws Exception { // R8
    HostedSession server = use(HostedSession.startPrivately());
    Heard heard = new Heard();
    use(new SyncClient(uri(server), () -> hello("Ann", 3, null), heard));

    eventually(() -> heard.closed() != null);
    assertTrue(("" + heard.closed()).contains("speaks another version"), heard.closed());
  }

  @Test
  void comesBackToAServerThatWasStartedAgain() throws Exception {
    HostedSession first = HostedSession.start(freePort(), null, null);
    int port = uri(first).getPort();
    Heard heard = connect(uri(first));
    eventually(heard::isConnected);
    first.close();
    eventually(heard::hasWaited);
    assertTrue(heard.waiting().reason().contains("was stopped"), heard.waiting().reason());
    heard.statuses.clear();
    HostedSession second = use(HostedSession.start(port, null, null));
    assertEquals(port, uri(second).getPort());

    eventually(heard::isConnected);
  }

  @ParameterizedTest
  @CsvSource({
    "ws://127.0.0.1:%d/api/sync, No session is running at 127.0.0.1:%d.",
    "ws://no-such-computer.invalid:%d/api/sync,"
        + " No computer named no-such-computer.invalid can be found. Check the address.",
  })
  void saysInASentenceWhyThereIsNoConnection(String address, String sentence) throws Exception {
    int port = freePort();
    Heard heard = connect(URI.create(String.format(address, port)));

    eventually(heard::hasWaited);
    assertEquals(String.format(sentence, port), heard.waiting().reason());
  }

  @Test
  void somethingElseThanAServerIsNamedToo() throws Exception {
    HostedSession server = use(HostedSession.startPrivately());
    Heard heard = connect(uri(server).resolve("/somewhere/else"));

    eventually(heard::hasWaited);
    assertTrue(heard.waiting().reason().contains("Check the address"), heard.waiting().reason());
  }

  @Test
  void whoeverAnswersWithoutSayingAnythingIsGivenUp() throws Exception { // R33
    HostedSession server = HostedSession.start(freePort(), null, null);
    URI address = uri(server);
    Heard known = connect(address);
    eventually(known::isConnected);
    server.close();
    try (ServerSocket mute =
        new ServerSocket(address.getPort(), 5, InetAddress.getLoopbackAddress())) {
      Heard stranger = connect(address);
      String host = "127.0.0.1:" + address.getPort();

      eventually(
          () -> known.hasWaitedBecause("The server at " + host + " does not answer any more."));
      eventually(() ->
          stranger.hasWaitedBecause("What answers at " + host + " is no Trill Symbiont server."));
      try (java.net.Socket attempt = mute.accept()) {
        attempt.setSoTimeout(20_000);
        attempt.getInputStream().readAllBytes(); // It ends, because we have hung up.
      }
    }
  }

  @Test
  void aServerThatFallsSilentIsGivenUpAndTriedAgain() throws Exception { // R33
    SyncServer server = use(SyncServer.start(new ServerConfig("127.0.0.1", 0)));
    FaultProxy proxy = use(FaultProxy.to(server.port(), Set.of(), 0));
    Heard heard = connect(URI.create("ws://127.0.0.1:" + proxy.port() + "/api/sync"));
    eventually(heard::isConnected);
    proxy.hold();
    eventually(heard::hasWaited);
    String host = "127.0.0.1:" + proxy.port();
    assertEquals("The connection to " + host + " was lost.", heard.waiting().reason());

    eventually(() -> heard.lines.size() == 2);
  }

  @Test
  void aLineIsOfNoUseWhenItsConnectionIsLost() throws Exception { // R15
    SyncServer server = use(SyncServer.start(new ServerConfig("127.0.0.1", 0)));
    FaultProxy proxy = use(FaultProxy.to(server.port(), Set.of(), 0));
    Heard heard = connect(URI.create("ws://127.0.0.1:" + proxy.port() + "/api/sync"));
    eventually(() -> heard.lines.size() == 1);
    proxy.reset();
    eventually(() -> heard.lines.size() == 2);
    Line old = heard.lines.getFirst();
    old.send(new ClientMessage.Change(2, Edit.of(Fields.TEMPO, 99.5), 0, false));
    old.resync();
    heard.lines.getLast().send(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 120.0), 0, false));

    eventually(() -> heard.hasHeard(1));
    assertEquals(120, server.state().tempo());
    assertEquals(2, heard.lines.size());
  }

  @Test
  void aClosedClientStaysClosed() throws Exception {
    HostedSession server = use(HostedSession.startPrivately());
    Heard heard = new Heard();
    SyncClient client = new SyncClient(uri(server), () -> HELLO, heard);
    eventually(heard::isConnected);
    client.close();
    client.close();
    client.reconnectNow();

    eventually(() -> heard.statuses.stream().anyMatch(ConnectionStatus.Closed.class::isInstance));
    assertInstanceOf(ConnectionStatus.Closed.class, List.copyOf(heard.statuses).getLast());
  }
}
