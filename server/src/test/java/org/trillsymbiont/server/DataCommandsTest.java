package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.watch.Watch;

/// `verify`, `backup`, `export` and `import` as they are typed.
final class DataCommandsTest {
  @TempDir private Path folder;
  private String data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void play() throws Exception {
    data = folder.resolve("data").toString();
    RoomStore store = RoomStore.open(Path.of(data), Watch.NONE);
    try (SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0), store, Watch.NONE);
        V2TestClient ann = V2TestClient.join(server.localAddress(), "Ann")) {
      ann.edit(Fields.TEMPO, 120.0);
      ann.next(ServerMessage.Saved.class);
    }
  }

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return ServerMain.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private void assertSays(String sentence) {
    assertEquals("", err.toString());
    assertTrue(out.toString().contains(sentence), out.toString());
  }

  private void assertFails(int exitCode, String sentence, String... arguments) {
    assertEquals(exitCode, run(arguments));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  @Test
  void carriesARoomFromOneFolderToAnother() {
    String file = folder.resolve("lobby.jsonl").toString();
    String other = folder.resolve("other").toString();
    assertEquals(0, run("export", "lobby", file, "--data", data));
    assertSays("Room lobby with 1 events is in");
    assertEquals(0, run("import", file, "--room", "blue", "--data", other));
    assertSays("Room blue is there.");
    assertEquals(0, run("verify", "--data", other));
    assertSays("Room blue: revision 1, 1 events.");
    assertFails(
        1, "There is a room blue already", "import", file, "--room", "blue", "--data", other);
    assertFails(1, "exists already", "export", "lobby", file, "--data", data);
    assertFails(1, "There is no room red", "export", "red", file + "2", "--data", data);
    assertFails(2, "small letters", "export", "Red Room", file, "--data", data);
  }

  @Test
  void copiesAndVerifies() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy")).resolve("rooms.db");
    assertEquals(0, run("backup", copy.toString(), "--data", data));
    assertSays("All rooms are in");
    assertEquals(0, run(Map.of("TRILL_SYMBIONT_DATA", folder + "/copy"), "verify"));
    assertSays("is sound.");
    byte[] bytes = Files.readAllBytes(copy);
    Files.write(copy, Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(1, run("verify", "--data", folder + "/copy"));
    assertSays("is damaged");
    assertFails(1, "There is no", "verify", "--data", folder + "/nothing");
    assertFails(1, "There is no", "backup", copy + "2", "--data", folder + "/nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "backup", "export", "import"})
  void explainsItself(String command) {
    assertEquals(0, run(command, "--help"));
    assertSays("--data");
    assertEquals(0, run("--help"));
    assertSays(command);
  }

  @Test
  void wantsToKnowWhatToDo() {
    assertFails(2, "<file>", "backup", "--data", data);
    assertFails(2, "<room>", "export", "--data", data);
    assertFails(2, "--color", "verify", "--color", "red");
  }
}
