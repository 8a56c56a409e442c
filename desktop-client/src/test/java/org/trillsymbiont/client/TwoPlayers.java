package org.trillsymbiont.client;

import static org.trillsymbiont.client.Conditions.eventually;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// A real server, and two real clients of it in their windows.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
abstract class TwoPlayers {
  private SyncServer server;
  private Player ada;
  private Player ben;

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
    ada = Player.join("Ada", server.localAddress(), 0);
    ben = Player.join("Ben", server.localAddress(), 1);
  }

  @AfterEach
  void stop() throws Exception {
    ada.close();
    ben.close();
    server.close();
    FxToolkit.cleanupStages();
  }

  final SyncServer server() {
    return server;
  }

  final Player ada() {
    return ada;
  }

  final Player ben() {
    return ben;
  }

  static Map<String, String> map(String... idsAndWords) {
    Map<String, String> map = new TreeMap<>();
    for (int i = 0; i < idsAndWords.length; i += 2) {
      map.put(idsAndWords[i], idsAndWords[i + 1]);
    }
    return map;
  }

  /// Waits until two windows show the very same, control by control.
  static void awaitSame(Player one, Player other) {
    eventually(() -> one.state().equals(other.state()));
    // A generation that was on its way is shown by the one right after the other.
    eventually(() -> one.seesOtherwiseThan(other).isEmpty());
  }
}
