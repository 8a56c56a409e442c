package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.RawClient;
import org.trillsymbiont.server.V2TestClient;
import org.trillsymbiont.server.room.MailboxPool;
import org.trillsymbiont.server.room.Room;
import org.trillsymbiont.server.room.RoomRegistry;
import org.trillsymbiont.server.room.Storage;
import org.trillsymbiont.server.watch.Watch;

/// A server whose listener has gone, as the library gives it up when the system has no descriptors
/// left.
final class ListeningAnewTest {
  private static final Limits EAGER =
      TestLimits.patient().with(Limit.PROBE_TIME, Duration.ofMillis(500));

  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final MailboxPool mailboxes = new MailboxPool(2);
  private final RoomRegistry rooms =
      new RoomRegistry(
          (name, list, journal) ->
              new Room(name, mailboxes.open(), "e1", 64, list, journal, Watch.NONE),
          Storage.NONE,
          10,
          1);
  private final ServerSocketChannel listener = Listeners.bound(at(0));
  private final int port = listener.socket().getLocalPort();
  private final URI address = URI.create("ws://127.0.0.1:" + port + "/api/sync");
  private final WebSocketGateway gateway =
      WebSocketGateway.start(listener, rooms, Guard.of(EAGER), Watch.NONE);

  ListeningAnewTest() throws IOException {}

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @AfterEach
  void close() {
    gateway.close(System.nanoTime());
    mailboxes.close();
  }

  @Test
  void letsPeopleInAgainAndKeepsThoseWhoAreThere() throws Exception {
    try (V2TestClient ann = V2TestClient.join(address, "Ann");
        V2TestClient ben = V2TestClient.join(address, "Ben")) {
      listener.close();
      ann.ping(); // Whatever wakes the selector lets the listener go.
      awaitAnswer();
      try (V2TestClient cid = V2TestClient.join(address, "Cid")) {
        ann.edit(Fields.TEMPO, 111.0);
        assertEquals(1, ben.next(ServerMessage.Edited.class).rev());
        assertEquals(1, cid.next(ServerMessage.Edited.class).rev());
        assertEquals(3, gateway.connections());
      }
    }
    assertFalse(gateway.hasEnded());
  }

  private void awaitAnswer() throws IOException {
    for (int attempt = 0; attempt < 2_000; attempt++) {
      try {
        if (RawClient.answer("127.0.0.1", port, RawClient.REQUEST).startsWith("HTTP/1.1 101 ")) {
          return;
        }
      } catch (ConnectException e) {
        LockSupport.parkNanos(10_000_000); // Not yet.
      }
    }
    fail("nobody listens anew");
  }

  @Test
  void endsWhenItCannot() throws Exception {
    RawClient somebody = RawClient.upgraded(port);
    listener.close();
    somebody.send(RawClient.frame(0x89, "wake up"));
    while (somebody.readFrame().opcode() != 0xa) {
      // Until the selector has let the listener go.
    }
    somebody.close();
    try (ServerSocket taken = new ServerSocket()) {
      taken.setReuseAddress(true);
      taken.bind(at(port), 1);
      // Who has taken the port answers nobody, so the probe waits in vain, twice.
      gateway.awaitEnd();
      assertTrue(gateway.hasEnded());
    }
  }

  @Test
  void knowsWhetherSomebodyAnswers() throws IOException {
    assertTrue(SelfProbe.isAnswered(at(port), PATIENT));
    assertFalse(SelfProbe.isAnswered(at(freePort()), PATIENT));
  }

  private static int freePort() throws IOException {
    try (ServerSocket gone = new ServerSocket(0)) {
      return gone.getLocalPort();
    }
  }
}
