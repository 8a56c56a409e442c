package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.net.Access;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;
import org.trillsymbiont.server.tls.SelfSigned;
import org.trillsymbiont.server.tls.ServerKey;

/// A server that encrypts. R59
final class TlsTest {
  private static final int HANDSHAKE_RECORD = 22;

  @TempDir private Path folder;
  private final List<SyncServer> started = new ArrayList<>();

  private SyncServer start(Limits limits) throws IOException {
    return start(new Guard(limits, Access.DEFAULT, SelfSigned.in(folder)));
  }

  private SyncServer start(Guard guard) throws IOException {
    SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0, guard));
    started.add(server);
    return server;
  }

  @AfterEach
  void stop() {
    started.forEach(SyncServer::close);
  }

  /// What one edits, the other hears.
  private static void assertPlays(V2TestClient ann, V2TestClient ben, double volume)
      throws InterruptedException {
    ann.edit(Fields.MASTER_VOLUME, volume);
    ServerMessage.Edited edited = ben.next(ServerMessage.Edited.class);
    while (!edited.edit().equals(Edit.of(Fields.MASTER_VOLUME, volume))) {
      edited = ben.next(ServerMessage.Edited.class);
    }
  }

  @Test
  void editsFlowBothWays() throws Exception {
    SyncServer server = start(TestLimits.patient());
    assertEquals("wss", server.localAddress().getScheme());
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben")) {
      for (int i = 0; i < 200; i++) {
        V2TestClient author = i % 2 == 0 ? ann : ben;
        author.edit(Fields.TEMPO, 60.0 + i % 100);
        assertEquals(i + 1, ann.next(ServerMessage.Edited.class).rev());
        assertEquals(i + 1, ben.next(ServerMessage.Edited.class).rev());
      }
    }
  }

  @Test
  void largeMessagesOfManyRecordsComeWhole() throws Exception {
    SyncServer server = start(TestLimits.patient());
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann")) {
      ann.sendText("{\"unknown\":\"" + "x".repeat(60_000) + "\"}");
      Edit.Builder all = Edit.labelled("All");
      for (int index = 0; index < 64; index++) {
        all.set(Fields.square(index).active(), true).set(Fields.square(index).expanded(), true);
      }
      ann.edit(all.build());
      assertEquals(1, ann.next(ServerMessage.Edited.class).rev());
      try (V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben")) {
        assertEquals(1, ben.ping().rev());
      }
    }
  }

  @Test
  void oneWhoSaysNothingIsSentAwayAndOthersGoOn() throws Exception {
    SyncServer server = start(TestLimits.impatient());
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben");
        RawClient silent = new RawClient(server.port());
        RawClient half = new RawClient(server.port())) {
      half.send(new byte[] {HANDSHAKE_RECORD, 3, 1, 2, 0, 1});
      assertPlays(ann, ben, 0.1);
      assertTrue(silent.readAll().length() < 20, "closed, with no more than an alert");
      half.readAll();
      assertPlays(ann, ben, 0.2);
    }
  }

  @Test
  void tellsPlainClientsInPlainWords() throws Exception {
    SyncServer server = start(TestLimits.patient());
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben")) {
      String answer = RawClient.answer("127.0.0.1", server.port(), RawClient.REQUEST);
      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
      assertPlays(ann, ben, 0.3);
    }
  }

  @Test
  void garbageWithinTlsEndsThatConnectionAlone() throws Exception {
    SyncServer server = start(TestLimits.patient());
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben")) {
      for (int seed = 0; seed < 40; seed++) {
        byte[] garbage = new byte[200];
        new Random(seed).nextBytes(garbage);
        garbage[0] = HANDSHAKE_RECORD;
        garbage[1] = 3;
        garbage[2] = (byte) (seed % 5);
        garbage[3] = 0;
        try (RawClient stranger = new RawClient(server.port())) {
          stranger.sendUntilReset(garbage, 1);
        }
      }
      assertPlays(ann, ben, 0.4);
    }
  }

  @Test
  void oneWhoTakesNothingIsCutAndOthersGoOn() throws Exception {
    SyncServer server = start(TestLimits.impatient());
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann");
        V2TestClient ben = V2TestClient.join(server.localAddress(), "Ben");
        RawClient stuck = RawClient.encrypted(server.port(), 4096)) {
      stuck.send(RawClient.REQUEST);
      assertTrue(stuck.readHeader().startsWith("HTTP/1.1 101 "));
      int sent = 0;
      while (server.connections() == 3 && sent < 200_000) {
        sent++;
        assertPlays(ann, ben, sent % 1000 / 1000.0);
      }
      assertEquals(2, server.connections(), "cut after " + sent);
    }
  }

  @Test
  void keepsItsKeyForItsOwnerAlone() throws Exception {
    String first = SelfSigned.in(folder).fingerprint();
    assertEquals(first, SelfSigned.in(folder).fingerprint(), "kept");
    assertNotEquals(first, SelfSigned.in(folder.resolve("other")).fingerprint());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls.p12"))));
    }
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing else is left there");
    }
  }

  @Test
  void theLinkSaysWhatItIsKnownBy() throws Exception {
    SyncServer server = start(TestLimits.patient());
    JoinLink link = server.joinLink(RoomName.LOBBY);
    assertEquals(SelfSigned.in(folder).fingerprint(), link.fingerprint());
    assertTrue(link.isEncrypted());
  }

  @Test
  void saysWhatIsWrongWithAKeyStore() throws Exception {
    Path file = folder.resolve("tls.p12");
    SelfSigned.in(folder);
    assertEquals(
        SelfSigned.in(folder).fingerprint(),
        ServerKey.load(file, "trill-symbiont".toCharArray()).fingerprint());
    assertSays("password", file, "wrong");
    Files.writeString(file, "nonsense");
    assertSays("can't be read", file, "trill-symbiont");
    assertSays("can't be read", folder.resolve("none"), "");
    Path expired = folder.resolve("expired.p12");
    keytool(expired, "-startdate", "-10d", "-validity", "5");
    assertSays("has expired", expired, "password");
  }

  /// With a key of whoever runs it, as a certificate authority would have signed.
  @Test
  void servesWithAKeyStoreOfItsOwn() throws Exception {
    Path file = folder.resolve("own.p12");
    keytool(file, "-validity", "5");
    Guard guard =
        new Guard(
            TestLimits.patient(), Access.DEFAULT, ServerKey.load(file, "password".toCharArray()));
    SyncServer server = start(guard);
    try (V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann")) {
      assertEquals(0, ann.ping().rev());
    }
  }

  private static void assertSays(String part, Path file, String password) {
    IOException e =
        assertThrows(IOException.class, () -> ServerKey.load(file, password.toCharArray()));
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    assertTrue(!String.valueOf(e.getMessage()).contains(password) || password.isEmpty());
  }

  private static void keytool(Path file, String... more) throws Exception {
    boolean isWindows =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Path tool =
        Path.of(System.getProperty("java.home"), "bin", isWindows ? "keytool.exe" : "keytool");
    List<String> command =
        new ArrayList<>(
            List.of(
                tool.toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "password",
                "-keyalg",
                "EC",
                "-dname",
                "CN=jam.example"));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
    assertEquals(0, process.exitValue(), said);
  }
}
