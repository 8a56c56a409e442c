package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.session.Address;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.V2Codec;

/// A session that the app hosts is there again the next time. Real servers, a folder of the test's.
final class KeptSessionTest {
  private static final long DEADLINE_SECONDS = 20;

  @TempDir private Path folder;

  /// Says hello and plays; gives back the first text that begins as told, or how it ended.
  private static final class Player extends WebSocketClient implements AutoCloseable {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final String hello;

    Player(Address where, @Nullable String pin) {
      super(
          URI.create(where.server().endpoint()),
          new Draft_6455(List.of(), List.of(new Protocol(Endpoint.SUBPROTOCOL))));
      hello =
          V2Codec.encode(
              new ClientMessage.Hello(
                  Endpoint.VERSION,
                  RoomName.LOBBY,
                  new Identity("Ann", Colour.PALETTE.getFirst()),
                  "token-of-ann",
                  pin,
                  null));
      connect();
    }

    String next(String begin) throws InterruptedException {
      while (true) {
        String text = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (text == null || text.startsWith(begin) || text.startsWith("closed")) {
          return String.valueOf(text);
        }
      }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      send(hello);
    }

    @Override
    public void onMessage(String text) {
      heard.add(text);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      heard.add("closed " + code);
    }

    @Override
    public void onError(Exception e) {
      heard.add("closed " + e);
    }
  }

  private void play(HostedSession hosted, @Nullable String pin) throws InterruptedException {
    try (Player ann = new Player(hosted.address(RoomName.LOBBY), pin)) {
      assertTrue(ann.next("{\"welcome\"").contains("\"durable\":true"));
      ann.send(V2Codec.encode(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 137.0), 0, false)));
      assertEquals("{\"saved\":1}", ann.next("{\"saved\""));
    }
  }

  @Test
  void whatWasPlayedIsThereTheNextTime() throws Exception {
    try (HostedSession hosted = HostedSession.startPrivately(folder)) {
      play(hosted, null);
    }
    try (HostedSession hosted = HostedSession.startPrivately(folder);
        Player ann = new Player(hosted.address(RoomName.LOBBY), null)) {
      assertTrue(ann.next("{\"welcome\"").contains("\"/tempo\":137"));
    }
  }

  @Test
  void whoHostsDecidesForWhichPinItIsOpen() throws Exception {
    try (HostedSession hosted = HostedSession.startPrivately(folder)) {
      play(hosted, "111111");
    }
    try (HostedSession hosted = HostedSession.startPrivately(folder)) {
      hosted.lock(RoomName.LOBBY, "222222");
      try (Player ann = new Player(hosted.address(RoomName.LOBBY), "111111")) {
        assertEquals("closed " + CloseCode.WRONG_PIN.code(), ann.next("{\"welcome\""));
      }
      try (Player ann = new Player(hosted.address(RoomName.LOBBY), "222222")) {
        assertTrue(ann.next("{\"welcome\"").contains("\"/tempo\":137"));
      }
    }
    try (HostedSession hosted = HostedSession.startPrivately(folder)) {
      hosted.lock(RoomName.LOBBY, null);
      try (Player ann = new Player(hosted.address(RoomName.LOBBY), null)) {
        assertTrue(ann.next("{\"welcome\"").contains("\"/tempo\":137"));
      }
    }
  }

  @Test
  void aSecondOneIsPlayedAllTheSame() throws Exception {
    try (HostedSession _ = HostedSession.startPrivately(folder);
        HostedSession second = HostedSession.startPrivately(folder);
        Player ann = new Player(second.address(RoomName.LOBBY), null)) {
      String welcome = ann.next("{\"welcome\"");
      assertTrue(welcome.contains("\"rev\":0") && !welcome.contains("durable"), welcome);
    }
  }

  @Test
  void nothingIsWrittenWhereTestsHaveNoBusiness() throws IOException {
    try (HostedSession _ = HostedSession.startPrivately();
        Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
