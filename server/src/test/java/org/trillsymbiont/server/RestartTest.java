package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// R17, R18: a server that is started again has the rooms that it had. Real servers, a real file.
final class RestartTest {
  @TempDir private Path folder;
  private SyncServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        SyncServer.start(
            new ServerConfig("127.0.0.1", 0), RoomStore.open(folder, Watch.NONE), Watch.NONE);
  }

  private void restart() throws IOException {
    server.close();
    start();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private V2TestClient greet(String name, String room) throws InterruptedException {
    return greet(name, room, null, null);
  }

  private V2TestClient greet(
      String name, String room, @Nullable String pin, ClientMessage.@Nullable Resume resume)
      throws InterruptedException {
    return V2TestClient.greet(server.localAddress(), V2TestClient.hello(name, room, pin, resume));
  }

  private static void awaitSaved(V2TestClient client, long rev) throws InterruptedException {
    while (client.next(ServerMessage.Saved.class).rev() < rev) {
      // It comes in several.
    }
  }

  private static AppState state(ServerMessage.Welcome welcome) {
    assertEquals(0, welcome.from());
    return Reducer.apply(AppState.INITIAL, welcome.set());
  }

  @Test
  void aRoomHasItsStateItsRevisionsAndItsPeoplesNumbersAgain() throws Exception { // R17, R18
    ServerMessage.Welcome first;
    try (V2TestClient ann = greet("Ann", "blue");
        V2TestClient ben = greet("Ben", "blue")) {
      first = ann.next(ServerMessage.Welcome.class);
      assertTrue(first.isDurable());
      assertEquals(2, ben.next(ServerMessage.Welcome.class).you());
      ann.edit(Fields.TEMPO, 120.0);
      awaitSaved(ann, 1);
      ben.edit(Fields.MASTER_VOLUME, 0.5);
      ben.edit(Fields.TEMPO, 130.0);
      awaitSaved(ann, 3);
    }
    restart();
    assertEquals(
        List.of(new RoomInfo(new RoomName("blue"), 0, false)), server.rooms(), "it is on the list");
    try (V2TestClient ben = greet("Ben", "blue");
        V2TestClient cleo = greet("Cleo", "blue")) {
      ServerMessage.Welcome again = ben.next(ServerMessage.Welcome.class);
      assertEquals(2, again.you());
      assertEquals(3, again.rev());
      assertEquals(2, again.ack());
      assertTrue(again.isDurable());
      assertNotEquals(first.epoch(), again.epoch());
      assertEquals(130, state(again).tempo());
      assertEquals(0.5, state(again).masterVolume());
      assertEquals(3, cleo.next(ServerMessage.Welcome.class).you());
      // A number that was taken is not taken twice.
      ben.send(new ClientMessage.Change(2, Edit.of(Fields.TEMPO, 77.0), 0, false));
      ben.send(new ClientMessage.Change(3, Edit.of(Fields.TEMPO, 88.0), 0, false));
      ServerMessage.Edited edited = cleo.next(ServerMessage.Edited.class);
      assertEquals(4, edited.rev());
      assertEquals(88, edited.edit().get(Fields.TEMPO));
    }
  }

  @Test
  void whoWasThereIsToldOnlyWhatIsNews() throws Exception { // R11
    ServerMessage.Welcome first;
    try (V2TestClient ann = greet("Ann", "blue")) {
      first = ann.next(ServerMessage.Welcome.class);
      ann.edit(Fields.TEMPO, 120.0);
      ann.edit(Fields.MASTER_VOLUME, 0.5);
      awaitSaved(ann, 2);
    }
    restart();
    try (V2TestClient ben = greet("Ben", "blue")) {
      ben.next(ServerMessage.Welcome.class);
      ben.edit(Fields.REVERB, 0.25);
      awaitSaved(ben, 3);
    }
    restart();
    ClientMessage.Resume resume = new ClientMessage.Resume(first.epoch(), 2);
    try (V2TestClient ann = greet("Ann", "blue", null, resume)) {
      assertEquals(Set.of(Fields.REVERB), ann.next(ServerMessage.Welcome.class).news());
    }
    // Somebody who saw more than was stored has that in common which was.
    try (V2TestClient ann =
        greet("Ann", "blue", null, new ClientMessage.Resume(first.epoch(), 9))) {
      assertEquals(Set.of(Fields.REVERB), ann.next(ServerMessage.Welcome.class).news());
    }
  }

  @Test
  void whoWasHostIsHostAgainAndWhatWasLockedIsLocked() throws Exception { // R47, R51, R60
    try (V2TestClient ann = greet("Ann", "blue")) {
      ann.send(new ClientMessage.SetLocks(Set.of(Lock.TEMPO)));
      ann.edit(Fields.TEMPO, 120.0);
      awaitSaved(ann, 1);
    }
    restart();
    try (V2TestClient ben = greet("Ben", "blue");
        V2TestClient ann = greet("Ann", "blue")) {
      assertEquals(
          Set.of(Lock.TEMPO), ben.next(ServerMessage.Conditions.class).locks(), "he is told");
      ben.edit(Fields.TEMPO, 130.0);
      assertEquals(Rejection.LOCKED, ben.next(ServerMessage.Rejected.class).code());
      ann.send(new ClientMessage.Change(2, Edit.of(Fields.TEMPO, 140.0), 0, false));
      assertEquals(140.0, ben.next(ServerMessage.Edited.class).edit().get(Fields.TEMPO));
    }
  }

  @Test
  void aPinIsAskedForAgainAndNotStored() throws Exception {
    try (V2TestClient ann = greet("Ann", "blue", "123456", null)) {
      ann.next(ServerMessage.Welcome.class);
      ann.edit(Fields.TEMPO, 120.0);
      awaitSaved(ann, 1);
    }
    restart();
    assertEquals(List.of(new RoomInfo(new RoomName("blue"), 0, true)), server.rooms());
    for (String wrong : new String[] {null, "654321"}) {
      try (V2TestClient ben = greet("Ben", "blue", wrong, null)) {
        assertEquals(CloseCode.WRONG_PIN.code(), ben.awaitClosed().code());
      }
    }
    try (V2TestClient ben = greet("Ben", "blue", "123456", null)) {
      assertEquals(120, state(ben.next(ServerMessage.Welcome.class)).tempo());
    }
    try (V2TestClient cleo = greet("Cleo", "blue", "654321", null)) {
      assertEquals(CloseCode.WRONG_PIN.code(), cleo.awaitClosed().code());
    }
  }

  @Test
  void undoesWhatWasDoneSinceAndNothingBefore() throws Exception {
    try (V2TestClient ann = greet("Ann", "blue")) {
      ann.edit(Fields.TEMPO, 120.0);
      awaitSaved(ann, 1);
    }
    restart();
    try (V2TestClient ann = greet("Ann", "blue")) {
      ann.next(ServerMessage.Welcome.class);
      ann.send(new ClientMessage.Undo(2));
      ann.next(ServerMessage.Rejected.class);
      ann.send(new ClientMessage.Change(3, Edit.of(Fields.TEMPO, 99.0), 0, false));
      ann.send(new ClientMessage.Undo(4));
      ann.next(ServerMessage.Edited.class);
      assertEquals(120.0, ann.next(ServerMessage.Edited.class).edit().get(Fields.TEMPO));
    }
  }

  @Test
  void aSequencerThatRanRunsOn() throws Exception {
    try (V2TestClient ann = greet("Ann", "blue")) {
      ann.edit(Fields.IS_SEQUENCER_RUNNING, true);
      awaitSaved(ann, 1);
    }
    restart();
    try (V2TestClient ann = greet("Ann", "blue")) {
      assertTrue(ann.next(ServerMessage.Welcome.class).transport().willPlay());
    }
  }

  @Test
  void aRoomInWhichNobodyPlayedIsNotKept() throws Exception {
    try (V2TestClient ann = greet("Ann", "blue")) {
      ann.next(ServerMessage.Welcome.class);
    }
    restart();
    try (V2TestClient ann = greet("Ann", "blue", "123456", null)) {
      assertEquals(0, ann.next(ServerMessage.Welcome.class).rev());
    }
  }

  @Test
  void twoServersDoNotShareAFolder() throws Exception {
    IOException refused = assertThrows(IOException.class, () -> RoomStore.open(folder, Watch.NONE));
    assertTrue(("" + refused.getMessage()).startsWith("Another server uses"), "" + refused);
  }
}
