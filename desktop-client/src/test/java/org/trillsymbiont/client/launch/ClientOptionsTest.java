package org.trillsymbiont.client.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.client.launch.ClientOptions.Beginning;
import org.trillsymbiont.model.sync.JoinLink;
import org.trillsymbiont.model.sync.RoomName;
import picocli.CommandLine.ParameterException;

class ClientOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "'', START_SCREEN",
    "--name Ada, START_SCREEN",
    "--trace notes.jsonl, START_SCREEN",
    "--host, HOST",
    "--name Ada --port 8899, HOST",
    "--port 8787, HOST",
    "--room lobby, HOST",
    "--pin 123456, HOST",
    "--alone, ALONE",
    "--alone --port 8899, ALONE",
    "--join studio.local, JOIN",
    "trill://studio.local:8787/blue, JOIN",
    "--join studio.local --pin 123456 --name Ada, JOIN",
    "evening.trill, FILE",
    "--name Ada evening.trill, FILE",
    "--join studio.local evening.trill, JOIN",
  })
  void saysWhatTheAppBeginsWith(String line, Beginning beginning) {
    List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
    assertEquals(beginning, ClientOptions.parse(arguments).beginning());
  }

  @Test
  void usesTheUsualPortWhenNothingIsSaid() {
    ClientOptions options = ClientOptions.parse(List.of());

    assertNull(options.join());
    assertEquals(8787, options.port());
    assertEquals(8, options.bars());
    assertNull(options.trace());
  }

  @Test
  void tracesIntoAFile() {
    assertEquals(
        Path.of("notes.jsonl"), ClientOptions.parse(List.of("--trace", "notes.jsonl")).trace());
  }

  @ParameterizedTest
  @CsvSource({
    "ws://10.0.0.5:8787/api/sync, trill://10.0.0.5:8787/lobby",
    "ws://10.0.0.5, trill://10.0.0.5:8787/lobby",
    "ws://10.0.0.5/api/sync?room=blue, trill://10.0.0.5:8787/blue",
    "10.0.0.5:9000, trill://10.0.0.5:9000/lobby",
    "studio.local, trill://studio.local:8787/lobby",
    "studio.local/blue, trill://studio.local:8787/blue",
    "trill://studio.local:9000/blue-2, trill://studio.local:9000/blue-2",
    "ws://[::1]:8787/, trill://[::1]:8787/lobby",
    "wss://studio.local, wss://studio.local:8787",
  })
  void completesTheAddressThatAUserTypes(String typed, String meant) {
    JoinLink link = JoinLink.parse(meant);
    assertEquals(link, ClientOptions.parse(List.of("--join", typed)).join());
    assertEquals(link, ClientOptions.parse(List.of(typed)).join(), "as the system opens a link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://host/api/sync", "ws://", "ws://a b", "::", "ftp://host", "my_pc:8787"})
  void saysWhatAnAddressLooksLike(String typed) {
    ParameterException refused =
        assertThrows(ParameterException.class, () -> ClientOptions.parse(List.of("--join", typed)));

    assertTrue(String.valueOf(refused.getMessage()).contains("trill://192.168.1.7:8787/lobby"));
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ada/evening.trill, /home/ada/evening.trill",
    "' a.b/My Evening.TRILL', ' a.b/My Evening.TRILL'",
    "file:///home/ada/my%20evening.trill, /home/ada/my evening.trill",
    "file:/home/ada/no-suffix, /home/ada/no-suffix",
  })
  void takesTheFileThatTheSystemOpens(String passed, String path) {
    ClientOptions options = ClientOptions.parse(List.of(passed));

    assertEquals(Path.of(path), options.file());
    assertNull(options.join());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://elsewhere/evening.trill", "file:%", "file:evening.trill"})
  void saysThatAFileIsNotHere(String passed) {
    ParameterException refused =
        assertThrows(ParameterException.class, () -> ClientOptions.parse(List.of(passed)));

    assertTrue(String.valueOf(refused.getMessage()).contains("is no file on this computer."));
  }

  @Test
  void aLinkIsNoFile() {
    ClientOptions options = ClientOptions.parse(List.of("trill://jam.trill:8787/blue"));

    assertNull(options.file());
    assertEquals(Beginning.JOIN, options.beginning());
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:99999", "host:0"})
  void saysWhatAPortIs(String typed) {
    ParameterException refused =
        assertThrows(ParameterException.class, () -> ClientOptions.parse(List.of("--join", typed)));

    assertTrue(String.valueOf(refused.getMessage()).contains("from 1 to 65535"));
  }

  @ParameterizedTest
  @CsvSource({
    "--port,65536",
    "--port,-1",
    "--port,x",
    "--bars,0",
    "--bars,65",
    "--name,' '",
    "--pin,12345",
    "--pin,12345x",
    "--room,Blue",
    "--room,''"
  })
  void refusesWhatIsOutOfRange(String option, String value) {
    assertThrows(ParameterException.class, () -> ClientOptions.parse(List.of(option, value)));
  }

  @Test
  void takesARoomAndItsPin() {
    ClientOptions options = ClientOptions.parse(List.of("--room", "blue-2", "--pin", "012345"));

    assertEquals(new RoomName("blue-2"), options.room());
    assertEquals("012345", options.pin());
    assertEquals(RoomName.LOBBY, ClientOptions.parse(List.of()).room());
    assertNull(ClientOptions.parse(List.of()).pin());
  }

  @Test
  void takesANameOf32CodePointsButNotOf33() {
    String longest = "🎹".repeat(32);

    assertEquals(longest, ClientOptions.parse(List.of("--name", longest)).name());
    assertThrows(
        ParameterException.class, () -> ClientOptions.parse(List.of("--name", longest + "x")));
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertTrue(new ClientVersion().getVersion()[0].matches("Trill Symbiont \\d+\\.\\d+\\.\\d+.*"));
  }
}
