package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// `--self-check`, as an operator calls it.
@Timeout(60)
final class SelfCheckTest {
  @TempDir private Path folder;

  private int exitCode;

  private List<String> check(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("--self-check", "--host", "127.0.0.1"));
    all.addAll(List.of("--no-admin", "--data", folder.resolve("data").toString()));
    all.addAll(List.of(options));
    exitCode =
        ServerMain.run(
            Map.of(), new PrintWriter(out), new PrintWriter(err), all.toArray(new String[0]));
    assertEquals("", err.toString());
    return out.toString().lines().toList();
  }

  private static String line(List<String> lines, String what) {
    return lines.stream().filter(each -> each.contains("  " + what)).findAny().orElse("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ephemeral", "--tls=self-signed", "--token=auto", "--log-level=error"})
  void findsNothingWrongWhereAServerWouldRun(String option) {
    List<String> lines = check("--port", "0", option);
    assertEquals(List.of(), lines.stream().filter(line -> !line.startsWith("ok ")).toList());
    assertEquals(0, exitCode);
    assertTrue(line(lines, "round trip").contains("heard it"), lines::toString);
  }

  @Test
  void readsTheRoomsAndLeavesThemAsTheyAre() throws Exception {
    Path data = folder.resolve("data");
    ServerConfig config = new ServerConfig("127.0.0.1", 0);
    try (SyncServer server =
            SyncServer.start(config, RoomStore.open(data, Watch.NONE), Watch.NONE);
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann")) {
      ann.edit(Fields.TEMPO, 91.0);
      ann.ping();
    }
    byte[] before = Files.readAllBytes(data.resolve("rooms.db"));
    List<String> lines = check("--port", "0");
    assertTrue(line(lines, "rooms").endsWith("Rooms: 1."), lines::toString);
    assertEquals(0, exitCode);
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(data.resolve("rooms.db"))));
  }

  @Test
  void findsADamagedFile() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("rooms.db"), "no database at all");
    List<String> lines = check("--port", "0");
    assertTrue(line(lines, "rooms").startsWith("failed"), lines::toString);
    assertEquals(1, exitCode);
    assertEquals("no database at all", Files.readString(data.resolve("rooms.db")));
  }

  @Test
  void findsAnotherServerOnTheFolderAndOnThePort() throws Exception {
    Path data = folder.resolve("data");
    ServerConfig config = new ServerConfig("127.0.0.1", 0);
    try (SyncServer server =
        SyncServer.start(config, RoomStore.open(data, Watch.NONE), Watch.NONE)) {
      List<String> lines = check("--port", "" + server.port());
      assertTrue(line(lines, "data folder").startsWith("failed"), lines::toString);
      assertTrue(line(lines, "round trip").contains("in use"), lines::toString);
      assertEquals(1, exitCode);
    }
  }

  @Test
  void findsAFolderThatCannotBe() throws IOException {
    Files.writeString(folder.resolve("data"), "a file");
    List<String> lines = check("--port", "0");
    assertTrue(line(lines, "data folder").startsWith("failed"), lines::toString);
    assertEquals(1, exitCode);
  }

  @Test
  void findsThatTheAdminPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StringWriter out = new StringWriter();
      int code =
          ServerMain.run(
              Map.of(),
              new PrintWriter(out),
              new PrintWriter(out),
              "--self-check",
              "--ephemeral",
              "--host=127.0.0.1",
              "--port=0",
              "--admin-port=" + taken.getLocalPort());
      assertEquals(1, code);
      assertTrue(out.toString().contains("failed  admin port"), out::toString);
    }
  }

  @Test
  void findsThatThereAreTooFewDescriptors() {
    List<String> lines = check("--port", "0", "--ephemeral", "--max-connections", "1000000");
    boolean isEnough = line(lines, "connections").startsWith("ok");
    assertEquals(isEnough ? 0 : 1, exitCode);
    assertFalse(lines.isEmpty());
  }
}
