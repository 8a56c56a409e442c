package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.CloseCode;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.net.Access;
import org.trillsymbiont.server.net.Guard;
import org.trillsymbiont.server.net.Limit;
import org.trillsymbiont.server.net.Limits;
import org.trillsymbiont.server.net.TestLimits;

/// Strangers who want too much, against a server with its default limits, with two neighbours whose
/// edits must go on meanwhile. R55-R58
final class GuardTest {
  private static final String TOKEN = "q3L0wX9vT5-kE2_aZr8bYA";

  private final List<AutoCloseable> open = new ArrayList<>();
  private double volume;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private SyncServer server(Limits limits, Access access) throws IOException {
    return keep(
        SyncServer.start(new ServerConfig("127.0.0.1", 0, new Guard(limits, access, null))));
  }

  private SyncServer server(Limits limits) throws IOException {
    return server(limits, Access.DEFAULT);
  }

  /// Two who play, and must not notice anything.
  private final class Neighbours {
    private final V2TestClient ann;
    private final V2TestClient ben;

    Neighbours(SyncServer server) throws InterruptedException {
      ann = keep(V2TestClient.join(server.localAddress(), "Ann"));
      ben = keep(V2TestClient.join(server.localAddress(), "Ben"));
    }

    /// What one edits, the other hears.
    void play() throws InterruptedException {
      volume = (volume + 0.001) % 1;
      long number = ann.edit(Fields.MASTER_VOLUME, volume);
      ServerMessage.Edited edited = ben.next(ServerMessage.Edited.class);
      while (!edited.edit().sets(Fields.MASTER_VOLUME)
          || edited.edit().get(Fields.MASTER_VOLUME) != volume) {
        edited = ben.next(ServerMessage.Edited.class);
      }
      assertEquals(number, edited.id().counter());
    }
  }

  private static void assertClosed(CloseCode code, V2TestClient client)
      throws InterruptedException {
    assertEquals(code.code(), client.awaitClosed().code());
  }

  private static void flood(V2TestClient stranger, int messages) {
    for (int number = 1; number <= messages; number++) {
      stranger.sendIfOpen(
          new ClientMessage.Change(number, Edit.of(Fields.TEMPO, 60.0 + number % 100), 0, false));
    }
  }

  @Test
  void refusesWhatComesTooFastAndLetsItComeAgain() throws Exception { // R56
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    V2TestClient eve = keep(V2TestClient.join(server.localAddress(), "Eve"));
    flood(eve, 150);
    ServerMessage.Rejected rejected = eve.next(ServerMessage.Rejected.class);
    assertEquals(Rejection.TOO_FAST, rejected.code());
    assertTrue(rejected.counter() > 100, "a burst is taken: " + rejected.counter());
    neighbours.play();
    assertEquals(150, eve.ping().ack(), "each is taken or refused");
  }

  @Test
  void cutsWhoGoesOnAndBansItsAddressInTheEnd() throws Exception { // R56, R57
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    for (int time = 1; time <= 3; time++) {
      V2TestClient eve = keep(V2TestClient.join(server.localAddress(), "Eve" + time));
      flood(eve, 2_000);
      assertClosed(CloseCode.TOO_FAST, eve);
      neighbours.play();
    }
    String answer = RawClient.answer("127.0.0.1", server.port(), RawClient.REQUEST);
    assertTrue(answer.startsWith("HTTP/1.1 429 "), answer);
    neighbours.play();
  }

  @Test
  void pingsAndPresenceCountToo() throws Exception { // R56
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    V2TestClient eve = keep(V2TestClient.join(server.localAddress(), "Eve"));
    for (int i = 0; i < 2_000; i++) {
      eve.sendIfOpen(new ClientMessage.Ping(i));
    }
    assertClosed(CloseCode.TOO_FAST, eve);
    try (RawClient mallory = RawClient.upgraded(server.port())) {
      mallory.sendUntilReset(RawClient.frame(0x89, "p"), 2_000);
      assertEquals(CloseCode.TOO_FAST.code(), mallory.readClose().closeCode());
    }
    neighbours.play();
  }

  @Test
  void whatCannotBeReadCountsToo() throws Exception { // R56
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    try (RawClient eve = RawClient.upgraded(server.port())) {
      eve.sendUntilReset(RawClient.frame(0x81, "nonsense"), 2_000);
      assertEquals(CloseCode.TOO_FAST.code(), eve.readClose().closeCode());
    }
    neighbours.play();
  }

  @Test
  void aTabThatIsTooFastIsToldWhatHolds() throws Exception { // R56
    SyncServer server = server(Limits.DEFAULT.with(Limit.MESSAGES, 1).with(Limit.MESSAGE_BURST, 5));
    try (TestClient web = TestClient.join(server.localAddress())) {
      for (int tempo = 101; tempo <= 108; tempo++) {
        web.update("{\"tempo\":" + tempo + "}");
      }
      assertEquals(105, web.nextUpdate().tempo());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bansWhoGuessesPins(boolean isNewEachTime) throws Exception { // R57
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    ClientMessage.Hello owner = V2TestClient.hello("Owner", "blue", "123456", null);
    V2TestClient host = keep(V2TestClient.greet(server.localAddress(), owner));
    host.next(ServerMessage.Welcome.class);
    V2TestClient waiting = keep(V2TestClient.connect(server.localAddress()));
    for (int guess = 0; guess < 4; guess++) {
      String pin = isNewEachTime ? "00000" + guess : "000000";
      assertClosed(
          CloseCode.WRONG_PIN,
          keep(
              V2TestClient.greet(
                  server.localAddress(), V2TestClient.hello("Eve", "blue", pin, null))));
    }
    assertClosed(
        CloseCode.BANNED,
        keep(
            V2TestClient.greet(
                server.localAddress(), V2TestClient.hello("Eve", "blue", "999999", null))));
    assertClosed(CloseCode.BANNED, waiting);
    String answer = RawClient.answer("127.0.0.1", server.port(), RawClient.REQUEST);
    assertTrue(answer.startsWith("HTTP/1.1 429 "), answer);
    neighbours.play();
    assertEquals(0, host.ping().rev(), "who is in a room stays");
  }

  @Test
  void noPinIsNoGuess() throws Exception { // R57
    SyncServer server = server(Limits.DEFAULT);
    V2TestClient host =
        keep(
            V2TestClient.greet(
                server.localAddress(), V2TestClient.hello("Owner", "blue", "123456", null)));
    host.next(ServerMessage.Welcome.class);
    for (int i = 0; i < 10; i++) {
      assertClosed(
          CloseCode.WRONG_PIN,
          keep(
              V2TestClient.greet(
                  server.localAddress(), V2TestClient.hello("Eve", "blue", null, null))));
    }
  }

  @Test
  void letsInNobodyWithoutTheToken() throws Exception { // R58
    SyncServer server = server(Limits.DEFAULT, new Access(Set.of(), TOKEN));
    V2TestClient ann = keep(V2TestClient.greet(server.localAddress(), withAccess("Ann", TOKEN)));
    ann.next(ServerMessage.Welcome.class);
    V2TestClient curious = keep(V2TestClient.connect(server.localAddress()));
    curious.send(new ClientMessage.ListRooms());
    assertClosed(CloseCode.WRONG_TOKEN, curious);
    assertClosed(
        CloseCode.WRONG_TOKEN,
        keep(V2TestClient.greet(server.localAddress(), withAccess("Eve", null))));
    try (TestClient web = TestClient.connect(server.localAddress())) {
      assertEquals(CloseCode.WRONG_TOKEN.code(), web.awaitClosed().code());
    }
    for (int guess = 0; guess < 4; guess++) {
      String other = TOKEN.substring(1) + guess;
      assertClosed(
          CloseCode.WRONG_TOKEN,
          keep(V2TestClient.greet(server.localAddress(), withAccess("Eve", other))));
    }
    assertClosed(
        CloseCode.BANNED, keep(V2TestClient.greet(server.localAddress(), withAccess("Eve", "x"))));
    assertEquals(0, ann.ping().rev());
  }

  private static ClientMessage.Hello withAccess(String name, @Nullable String access) {
    ClientMessage.Hello hello = V2TestClient.hello(name, "lobby", null, null);
    return new ClientMessage.Hello(
        hello.version(), hello.room(), hello.identity(), hello.token(), null, null, access);
  }

  @Test
  void aTokenOfOursHasOneHundredAndTwentyEightBits() {
    assertEquals(22, Access.newToken().length());
    assertNotEquals(Access.newToken(), Access.newToken());
    assertTrue(!new Access(Set.of(), TOKEN).toString().contains(TOKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost",
        "http://127.0.0.1:8787",
        "null",
        "https://jam.example.evil.example",
        "https://jam.example:444",
        "http://jam.example",
        "",
        "https://jam.example\r\nOrigin: https://evil.example",
      })
  void refusesWebPagesThatAreNotOnTheList(String origin) throws Exception { // R55
    SyncServer server = server(Limits.DEFAULT, new Access(Set.of("https://jam.example/"), null));
    Neighbours neighbours = new Neighbours(server);
    String answer = RawClient.answer("127.0.0.1", server.port(), withOrigin(origin));
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    neighbours.play();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://jam.example", "HTTPS://Jam.Example"})
  void letsInWebPagesThatAreOnTheList(String origin) throws Exception { // R55
    SyncServer server = server(Limits.DEFAULT, new Access(Set.of("https://jam.example/"), null));
    String answer = RawClient.answer("127.0.0.1", server.port(), withOrigin(origin));
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    SyncServer all = server(Limits.DEFAULT, new Access(Set.of("*"), null));
    answer = RawClient.answer("127.0.0.1", all.port(), withOrigin(origin));
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
  }

  private static String withOrigin(String origin) {
    return RawClient.REQUEST.replace("Upgrade: web", "Origin: " + origin + "\r\nUpgrade: web");
  }

  private static void assumeSeveralLoopbackAddresses() throws Exception {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.2")) != null
            || System.getProperty("os.name", "").startsWith("Linux"),
        "only one loopback address here");
  }

  @Test
  void oneAddressCannotKeepAllOthersOut() throws Exception {
    assumeSeveralLoopbackAddresses();
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    List<RawClient> halfOpen = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      halfOpen.add(keep(new RawClient("127.0.0.2", server.port(), 65536)));
      halfOpen.getLast().send("G");
    }
    String answer = RawClient.answer("127.0.0.2", server.port(), "");
    assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
    neighbours.play();
    answer = RawClient.answer("127.0.0.3", server.port(), RawClient.REQUEST);
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
  }

  @Test
  void oneAddressHasSixtyFourConnections() throws Exception {
    assumeSeveralLoopbackAddresses();
    SyncServer server = server(Limits.DEFAULT);
    Neighbours neighbours = new Neighbours(server);
    for (int i = 0; i < 64; i++) {
      RawClient client = keep(new RawClient("127.0.0.2", server.port(), 65536));
      client.send(RawClient.REQUEST);
      assertTrue(client.readHeader().startsWith("HTTP/1.1 101 "), "number " + i);
    }
    assertTrue(RawClient.answer("127.0.0.2", server.port(), "").startsWith("HTTP/1.1 503 "));
    neighbours.play();
  }

  @Test
  void pongsThatNobodyAskedForDoNotKeepAConnectionAlive() throws Exception {
    SyncServer server = server(TestLimits.patient().with(Limit.LOST_TIME, Duration.ofSeconds(1)));
    Neighbours neighbours = new Neighbours(server);
    try (RawClient zombie = new RawClient(server.port())) {
      zombie.send(RawClient.REQUEST.replace("/api/sync", "/api/sync?room=crypt"));
      zombie.readHeader();
      assertEquals(RawClient.TEXT, zombie.readFrame().opcode());
      RawClient.Frame ping = zombie.readFrame();
      assertEquals(RawClient.PING, ping.opcode());
      for (int guess = 0; guess < 100; guess++) {
        zombie.send(RawClient.frame(0x8a, String.format("%08d", guess)));
      }
      assertThrows(EOFException.class, zombie::readFrame);
    }
    neighbours.play();
  }

  @Test
  void whoAnswersPingsStays() throws Exception {
    SyncServer server = server(TestLimits.patient().with(Limit.LOST_TIME, Duration.ofSeconds(1)));
    try (RawClient idle = RawClient.upgraded(server.port())) {
      int pings = 0;
      while (pings < 3) {
        RawClient.Frame heard = idle.readFrame();
        if (heard.opcode() == RawClient.PING) {
          pings++;
          idle.send(RawClient.frame(0x8a, heard.payload().getBytes(StandardCharsets.ISO_8859_1)));
        } else {
          assertInstanceOf(String.class, heard.payload());
          assertNotEquals(RawClient.CLOSE, heard.opcode());
        }
      }
    }
  }

  /// A socket of TLS at a port without: it would wait for its answer for as long as it is let.
  @Test
  void tellsTlsAtOnceThatNothingIsEncryptedHere() throws Exception {
    SyncServer server = server(Limits.DEFAULT);
    try (RawClient tls = new RawClient(server.port())) {
      tls.send(new byte[] {0x16, 3, 1, 2, 0, 1});
      assertTrue(tls.readAll().startsWith("HTTP/1.1 400 "));
    }
  }
}
