package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.sync.ServerMessage.Conditions;

/// Roles, locks and asking to leave, between real clients and a real server. What needs a clock is
/// in the room's own test.
final class RolesTest {
  private static final int ANN = 1;
  private static final int BEN = 2;

  private final SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
  private final V2TestClient ann = join("Ann");
  private final V2TestClient ben = join("Ben");

  RolesTest() throws Exception {}

  @AfterEach
  void stop() {
    ann.close();
    ben.close();
    server.close();
  }

  private V2TestClient join(String name) throws InterruptedException {
    return V2TestClient.join(server.localAddress(), name);
  }

  @Test
  void whoMakesARoomIsItsHost() throws Exception { // R48
    try (V2TestClient cleo =
        V2TestClient.greet(
            server.localAddress(), V2TestClient.hello("Cleo", "lobby", null, null))) {
      assertEquals(
          List.of(Role.HOST, Role.PLAYER, Role.PLAYER),
          cleo.next(ServerMessage.Welcome.class).participants().stream()
              .map(who -> who.role())
              .toList());
    }
    try (V2TestClient cleo =
        V2TestClient.greet(server.localAddress(), V2TestClient.hello("Cleo", "blue", null, null))) {
      assertEquals(
          Role.HOST, cleo.next(ServerMessage.Welcome.class).participants().getFirst().role());
    }
  }

  @Test
  void aLockedGridIsTheHosts() throws Exception { // R51, R52
    ann.send(new ClientMessage.SetLocks(Set.of(Lock.GRID)));
    assertEquals(new Conditions(Set.of(Lock.GRID), null), ben.next(Conditions.class));
    long refused = ben.edit(Gestures.clear());
    ServerMessage.Rejected rejected = ben.next(ServerMessage.Rejected.class);
    assertEquals(refused, rejected.counter());
    assertEquals(Rejection.LOCKED, rejected.code());
    assertEquals("The host has locked this: grid.", rejected.sentence());
    ann.edit(Fields.square(5).active(), true);
    ben.edit(Fields.TEMPO, 120.0);
    assertEquals(1, ann.next(ServerMessage.Edited.class).rev());
    assertEquals(2, ann.next(ServerMessage.Edited.class).rev());
    assertEquals(1, server.state().musicGrid().activeCount());
    ann.send(new ClientMessage.SetLocks(Set.of()));
    assertEquals(Conditions.OPEN, ben.next(Conditions.class));
    ben.edit(Gestures.clear());
    ben.next(ServerMessage.Edited.class);
    ben.ping();
    assertEquals(0, server.state().musicGrid().activeCount());
  }

  @Test
  void aListenerIsRefused() throws Exception { // R49, R52
    ann.send(new ClientMessage.Appoint(BEN, Role.LISTENER));
    assertEquals(Role.LISTENER, ben.awaitParticipant(BEN).role());
    ben.edit(Fields.TEMPO, 120.0);
    assertEquals(Rejection.LISTENER, ben.next(ServerMessage.Rejected.class).code());
    assertEquals(99, server.state().tempo());
    ben.leave();
    try (V2TestClient again =
        V2TestClient.greet(server.localAddress(), V2TestClient.hello("Ben", "lobby", null, null))) {
      assertEquals(
          Role.LISTENER, again.next(ServerMessage.Welcome.class).participants().get(1).role());
    }
  }

  @Test
  void whoIsAskedToLeaveGoesAndANeighbourPlaysOn() throws Exception { // R50
    try (V2TestClient cleo = join("Cleo")) {
      ann.send(new ClientMessage.Kick(BEN));
      V2TestClient.Event.Closed closed = ben.awaitClosed();
      assertEquals(CloseCode.REMOVED.code(), closed.code());
      assertEquals("The host has asked you to leave.", closed.reason());
      try (V2TestClient again =
          V2TestClient.greet(
              server.localAddress(), V2TestClient.hello("Ben", "lobby", null, null))) {
        assertEquals(CloseCode.REMOVED.code(), again.awaitClosed().code());
      }
      cleo.edit(Fields.TEMPO, 120.0);
      assertEquals(1, cleo.next(ServerMessage.Edited.class).rev());
      assertEquals(1, ann.next(ServerMessage.Edited.class).rev());
    }
  }

  /// R1, R2, R48: what is no command at all, or a stranger's.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":2,\"as\":\"king\"}",
        "{\"role\":2}",
        "{\"role\":-1,\"as\":\"host\"}",
        "{\"role\":\"2\",\"as\":\"host\"}",
        "{\"role\":2,\"as\":\"HOST\"}",
        "{\"kick\":\"2\"}",
        "{\"kick\":2.5}",
        "{\"kick\":[2]}",
        "{\"kick\":1e300}",
        "{\"lock\":\"grid\"}",
        "{\"lock\":[\"everything\"]}",
        "{\"lock\":[\"grid\",7]}",
        "{\"lock\":[null]}",
        "{\"lock\":{}}",
        "{\"role\":2147483647,\"as\":\"host\"}",
        "{\"kick\":2147483647}",
        "{\"kick\":0}",
        "{\"kick\":1}",
      })
  void whatCanNotBeDoneIsNotDone(String text) throws Exception {
    ann.sendText(text);
    ann.ping();
    try (V2TestClient cleo =
        V2TestClient.greet(
            server.localAddress(), V2TestClient.hello("Cleo", "lobby", null, null))) {
      assertEquals(
          List.of(Role.HOST, Role.PLAYER, Role.PLAYER),
          cleo.next(ServerMessage.Welcome.class).participants().stream()
              .map(who -> who.role())
              .toList());
      cleo.edit(Gestures.clear());
      assertEquals(1, cleo.next(ServerMessage.Edited.class).rev(), "nothing is locked");
    }
    assertFalse(server.rooms().isEmpty());
  }

  @Test
  void onlyTheHostsWordCounts() throws Exception { // R48
    ben.send(new ClientMessage.Kick(ANN));
    assertEquals(0, ben.next(ServerMessage.Rejected.class).counter());
    ben.send(new ClientMessage.Appoint(BEN, Role.HOST));
    assertEquals(Rejection.NOT_HOST, ben.next(ServerMessage.Rejected.class).code());
    ben.send(new ClientMessage.SetLocks(Set.of(Lock.values())));
    assertEquals(Rejection.NOT_HOST, ben.next(ServerMessage.Rejected.class).code());
    ann.edit(Edit.of(Fields.TEMPO, 120.0));
    assertEquals(1, ann.next(ServerMessage.Edited.class).rev());
  }
}
