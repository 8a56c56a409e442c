package org.trillsymbiont.client.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.settings.RememberedServers;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Fingerprint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;
import org.trillsymbiont.server.net.Access;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.tls.SelfSigned;

/// Whom the client takes for the server that is meant, against real servers that encrypt. R58, R59
class EncryptedTest {
  private static final String TOKEN = "q3L0wX9vT5-kE2_aZr8bYA";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final KnownServers known = KnownServers.inMemory();
  @TempDir private Path folder;

  private static final class Heard implements SyncClient.Listener {
    private final Queue<ServerMessage> messages = new ConcurrentLinkedQueue<>();
    private final Queue<ConnectionStatus> statuses = new ConcurrentLinkedQueue<>();
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private volatile boolean hasMetFirst;

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

    @Override
    public void metFirst() {
      hasMetFirst = true;
    }

    void awaitWelcome() {
      eventually(() -> !lines.isEmpty());
    }

    void awaitRefusal(String part) {
      eventually(() ->
          statuses.stream()
              .anyMatch(status ->
                  status instanceof ConnectionStatus.Closed(String reason)
                      && reason.contains(part)));
      assertTrue(lines.isEmpty(), "never let in");
    }
  }

  private SyncServer server(String key, int port) throws IOException {
    return server(key, port, Access.DEFAULT);
  }

  private SyncServer server(@Nullable String key, int port, Access access) throws IOException {
    Guard guard =
        new Guard(Limits.DEFAULT, access, key == null ? null : SelfSigned.in(folder.resolve(key)));
    SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", port, guard));
    open.add(server);
    return server;
  }

  private Heard join(JoinLink link) {
    Heard heard = new Heard();
    ClientMessage.Hello hello =
        new ClientMessage.Hello(
            Endpoint.VERSION,
            link.room(),
            new Identity("Ada", Colour.PALETTE.getFirst()),
            "token-of-Ada",
            null,
            null,
            link.access());
    open.add(
        new SyncClient(URI.create(link.endpoint()), () -> hello, heard, known, System::nanoTime));
    return heard;
  }

  private static JoinLink withoutFingerprint(SyncServer server) {
    return new JoinLink("127.0.0.1", server.port(), RoomName.LOBBY, true, null, null);
  }

  private static JoinLink withFingerprint(SyncServer server, @Nullable String fingerprint) {
    return new JoinLink("127.0.0.1", server.port(), RoomName.LOBBY, true, fingerprint, null);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void aServerWithTheFingerprintOfTheLinkIsTheOne() throws Exception {
    Heard ada = join(server("one", 0).joinLink(RoomName.LOBBY));
    ada.awaitWelcome();
    assertFalse(ada.hasMetFirst, "there is nothing to wonder at");
    ada.lines.element().send(new ClientMessage.Change(1, Edit.of(Fields.TEMPO, 123.0), 0, false));
    eventually(() -> ada.messages.stream().anyMatch(ServerMessage.Edited.class::isInstance));
  }

  @Test
  void anotherFingerprintIsAnotherServer() throws Exception {
    SyncServer server = server("one", 0);
    join(withFingerprint(server, Fingerprint.of(new byte[] {1})))
        .awaitRefusal("not the server that the link is for");
    assertEquals(Optional.empty(), known.fingerprint("127.0.0.1:" + server.port()));
  }

  @Test
  void aServerThatWasNeverMetIsRememberedAndSaidSo() throws Exception {
    SyncServer server = server("one", 0);
    Heard first = join(withoutFingerprint(server));
    first.awaitWelcome();
    eventually(() -> first.hasMetFirst);
    assertEquals(
        Optional.ofNullable(server.joinLink(RoomName.LOBBY).fingerprint()),
        known.fingerprint("127.0.0.1:" + server.port()));
    Heard again = join(withoutFingerprint(server));
    again.awaitWelcome();
    assertFalse(again.hasMetFirst, "it is known");
  }

  @Test
  void aChangedCertificateKeepsTheClientOutUntilALinkSaysWhatItMustBe() throws Exception {
    SyncServer before = server("one", 0);
    join(withoutFingerprint(before)).awaitWelcome();
    String old = known.fingerprint("127.0.0.1:" + before.port()).orElseThrow();
    before.close();
    SyncServer now = server("two", before.port());
    join(withoutFingerprint(now)).awaitRefusal("another certificate than before");
    assertEquals(Optional.of(old), known.fingerprint("127.0.0.1:" + now.port()));
    join(now.joinLink(RoomName.LOBBY)).awaitWelcome();
    Heard after = join(withoutFingerprint(now));
    after.awaitWelcome();
    assertFalse(after.hasMetFirst, "the link has said it");
  }

  @Test
  void aLinkThatSaysNothingOfTlsIsNoGoodForAServerThatEncrypts() throws Exception {
    SyncServer server = server("one", 0);
    join(new JoinLink("127.0.0.1", server.port(), RoomName.LOBBY))
        .awaitRefusal("is encrypted. Join by its link");
  }

  @Test
  void aServerThatDoesNotEncryptIsNotTheOneOfALinkWithAFingerprint() throws Exception {
    SyncServer server = server(null, 0, Access.DEFAULT);
    Heard heard = join(withFingerprint(server, Fingerprint.of(new byte[] {1})));
    eventually(() ->
        heard.statuses.stream()
            .anyMatch(status ->
                status instanceof ConnectionStatus.Waiting waiting
                    && waiting.reason().contains("reached encrypted")));
    assertTrue(heard.lines.isEmpty());
  }

  @Test
  void theTokenOfTheLinkOpensTheServer() throws Exception {
    SyncServer server = server("one", 0, new Access(Set.of(), TOKEN));
    JoinLink link = server.joinLink(RoomName.LOBBY);
    assertTrue(link.complete().endsWith("#" + TOKEN));
    join(JoinLink.parse(link.complete())).awaitWelcome();
    join(JoinLink.parse(link.toString())).awaitRefusal("only those in who have its whole link");
  }

  @Test
  void serversAreRememberedFromOneStartToTheNext() throws Exception {
    java.util.prefs.Preferences preferences =
        java.util.prefs.Preferences.userRoot().node("trill-symbiont-test-" + System.nanoTime());
    try {
      String fingerprint = Fingerprint.of(new byte[] {7});
      String authority = "x".repeat(200) + ".example:8787";
      new RememberedServers(preferences).remember(authority, fingerprint);
      RememberedServers again = new RememberedServers(preferences);
      assertEquals(Optional.of(fingerprint), again.fingerprint(authority));
      assertEquals(Optional.empty(), again.fingerprint("other.example:8787"));
    } finally {
      preferences.removeNode();
    }
  }
}
