package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// R62: a disk that is really full, a file system of 600 KB in memory. Only for who may make one.
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {
  @TempDir private Path folder;
  private boolean isMounted;

  private boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (isMounted) {
      assertTrue(run("umount", folder.toString()));
    }
  }

  private SyncServer start() throws IOException {
    return SyncServer.start(
        new ServerConfig("127.0.0.1", 0), RoomStore.open(folder, Watch.NONE), Watch.NONE);
  }

  @Test
  void everybodyIsToldAndNothingThatWasSaidToBeSavedIsLost() throws Exception {
    isMounted = run("mount", "-t", "tmpfs", "-o", "size=600k", "none", folder.toString());
    assumeTrue(isMounted, "only root may mount");
    long rev;
    try (SyncServer server = start();
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben")) {
      String sentence = playUntilReadOnly(ann);
      assertEquals("The server's disk is full, so nothing can be changed now.", sentence);
      assertEquals(sentence, ben.next(ServerMessage.Conditions.class).readOnly());
      long refused = ben.edit(Fields.MASTER_VOLUME, 0.5);
      ServerMessage.Rejected rejected = ben.next(ServerMessage.Rejected.class);
      assertEquals(refused, rejected.counter());
      assertEquals(Rejection.READ_ONLY, rejected.code());
      assertEquals(sentence, rejected.sentence());
      try (V2TestClient cleo = V2TestClient.join(server.localAddress(), "Cleo")) {
        assertEquals(sentence, cleo.next(ServerMessage.Conditions.class).readOnly());
      }
      assertTrue(run("mount", "-o", "remount,size=20m", folder.toString()));
      assertNull(ben.next(ServerMessage.Conditions.class).readOnly());
      rev = ben.ping().rev();
      ben.edit(Fields.MASTER_VOLUME, 0.25);
      while (ben.next(ServerMessage.Saved.class).rev() <= rev) {
        // What waited is saved first.
      }
    }
    try (SyncServer server = start();
        V2TestClient ann =
            V2TestClient.greet(
                server.localAddress(), V2TestClient.hello("Ann", "lobby", null, null))) {
      assertEquals(rev + 1, ann.next(ServerMessage.Welcome.class).rev());
      assertEquals(0.25, server.state(RoomName.LOBBY).orElseThrow().masterVolume());
    }
  }

  private static @Nullable String playUntilReadOnly(V2TestClient ann) throws InterruptedException {
    int tempo = 0;
    while (true) {
      ann.edit(Fields.TEMPO, 40.0 + tempo++ % 200);
      while (true) {
        if (ann.next() instanceof V2TestClient.Event.Said(ServerMessage message)) {
          if (message instanceof ServerMessage.Conditions(var _, var sentence)) {
            assertNotNull(sentence);
            return sentence;
          } else if (message instanceof ServerMessage.Saved) {
            break; // One after the other: the rest of the disk is for them alone.
          }
        }
      }
    }
  }
}
