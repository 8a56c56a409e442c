package org.trillsymbiont.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.client.Client;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.client.sound.Output;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

@ExtendWith(ApplicationExtension.class)
class LocalSessionsTest {

  @Test
  void findsSessionsAndPassesOverOtherServersAndClosedPorts() throws IOException {
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
        ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SoundEngine engine = SoundEngine.open(new Output.Silent())) {
      int closed;
      try (ServerSocket once = new ServerSocket(0)) {
        closed = once.getLocalPort();
      }
      URI at = server.localAddress();
      JoinLink blue = new JoinLink(at.getHost(), at.getPort(), new RoomName("blue"));
      LocalSessions sessions =
          fromFx(() -> new LocalSessions(List.of(closed, mute.getLocalPort(), server.port())));
      onFx(sessions::look);
      Found empty = new Found("", 0, 0, blue.withRoom(RoomName.LOBBY), false, true);
      await("it is found", () -> sessions.foundProperty().get().equals(List.of(empty)));
      Client ada =
          fromFx(() ->
              new Client(
                  Address.of(blue),
                  "123456",
                  new Identity("Ada", Colour.PALETTE.getFirst()),
                  engine));
      Found found = new Found("", 1, 1, blue, true, true);
      await("Ada is seen", () -> sessions.foundProperty().get().equals(List.of(found)));
      assertEquals(List.of(), fromFx(() -> ada.session().roster().others()), "nobody came in");
      onFx(sessions::rest);
      assertEquals(List.of(), fromFx(() -> sessions.foundProperty().get()));
      onFx(ada::close);
      onFx(sessions::close);
    }
  }
}
