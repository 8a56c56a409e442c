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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.HostedSession;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Replica;
import org.trillsymbiont.model.sync.ServerMessage;

/// The client's connection against the real server.
class SyncClientTest {
  private final List<AutoCloseable> open = new ArrayList<>();

  private static final class Heard implements SyncClient.Listener {
    private final Queue<ServerMessage> messages = new ConcurrentLinkedQueue<>();
    private final Queue<Long> fences = new ConcurrentLinkedQueue<>();
    private final Queue<ConnectionStatus> statuses = new ConcurrentLinkedQueue<>();

    @Override
    public void received(ServerMessage message, long arrivedNanos) {
      messages.add(message);
    }

    @Override
    public void passed(long fence) {
      fences.add(fence);
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

    boolean hasWaited() {
      return statuses.stream().anyMatch(ConnectionStatus.Waiting.class::isInstance);
    }
  }

  private <T extends AutoCloseable> T use(T resource) {
    open.add(resource);
    return resource;
  }

  private Heard connect(URI server) {
    Heard heard = new Heard();
    use(new SyncClient(server, heard));
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
    Heard heard = connect(server.localAddress());

    eventually(heard::isConnected);
    eventually(() -> !heard.messages.isEmpty());
    assertEquals(new ServerMessage.Init(AppState.INITIAL), heard.messages.element());
  }

  @Test
  void anEditReachesTheOthersAndItsFenceComesBack() throws Exception {
    HostedSession server = use(HostedSession.startPrivately());
    Heard author = new Heard();
    SyncClient client = use(new SyncClient(server.localAddress(), author));
    Heard other = connect(server.localAddress());
    eventually(() -> author.isConnected() && other.isConnected());
    Edit edit = Edit.of("Change tempo", Fields.TEMPO, 120.0);
    AppState visible = Reducer.apply(AppState.INITIAL, edit);
    client.send(new Replica.Outgoing(41, edit), visible);

    eventually(() -> other.messages.contains(new ServerMessage.StateUpdate(visible)));
    eventually(() -> author.fences.contains(41L));
    assertEquals(1, author.messages.size(), "the author hears nothing of the own edit");
  }

  @Test
  void comesBackToAServerThatWasStartedAgain() throws Exception {
    HostedSession first = HostedSession.start(freePort());
    int port = first.localAddress().getPort();
    Heard heard = connect(first.localAddress());
    eventually(heard::isConnected);
    first.close();
    eventually(heard::hasWaited);
    assertTrue(heard.waiting().reason().contains("was stopped"), heard.waiting().reason());
    heard.statuses.clear();
    HostedSession second = use(HostedSession.start(port));
    assertEquals(port, second.localAddress().getPort());

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
    Heard heard = connect(server.localAddress().resolve("/somewhere/else"));

    eventually(heard::hasWaited);
    assertTrue(heard.waiting().reason().contains("Check the address"), heard.waiting().reason());
  }

  @Test
  void whoeverAnswersWithoutSayingAnythingIsGivenUp() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Heard heard = connect(URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/api/sync"));

      eventually(heard::hasWaited);
      assertTrue(
          heard.waiting().reason().endsWith("is no Trill Symbiont server."),
          heard.waiting().reason());
    }
  }

  @Test
  void aClosedClientStaysClosed() throws Exception {
    HostedSession server = use(HostedSession.startPrivately());
    Heard heard = new Heard();
    SyncClient client = new SyncClient(server.localAddress(), heard);
    eventually(heard::isConnected);
    client.close();
    client.close();
    client.reconnectNow();

    eventually(() -> heard.statuses.stream().anyMatch(ConnectionStatus.Closed.class::isInstance));
    assertInstanceOf(ConnectionStatus.Closed.class, List.copyOf(heard.statuses).getLast());
  }
}
