package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.server.store.DataFolder;

/// The runnable jar, started as its users do.
final class ServerJarIT {
  private static final Path JAR = Path.of("target", "trill-symbiont-server.jar");

  /// Nothing is written where the user keeps his own.
  @TempDir private static Path home;

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx128m", "-Duser.home=" + home, "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("XDG_DATA_HOME", "LOCALAPPDATA"));
    return builder.start();
  }

  private record Outcome(int exitCode, List<String> out, List<String> err) {}

  private static Outcome run(String... arguments) throws Exception {
    Process process = start(arguments);
    try {
      List<String> out = lines(process.inputReader());
      List<String> err = lines(process.errorReader());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it ends");
      return new Outcome(process.exitValue(), out, err);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> lines(BufferedReader reader) {
    return reader.lines().toList();
  }

  @Test
  void serves() throws Exception {
    Process process = start("--host", "127.0.0.1", "--port", "0");
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String ready = out.readLine();
      assertTrue(ready.contains("ready"), ready);
      URI address =
          Stream.of(ready.split(" ", -1))
              .filter(word -> word.startsWith("ws://"))
              .map(URI::create)
              .findFirst()
              .orElseThrow();
      try (TestClient ann = TestClient.join(address);
          TestClient ben = TestClient.join(address);
          RawClient stranger = RawClient.upgraded(address.getPort())) {
        stranger.send(RawClient.announcement(0x81, 300L << 20));
        assertEquals(1009, stranger.readClose().closeCode());
        ann.update("{\"tempo\":120}");
        assertEquals(120, ben.nextUpdate().tempo());
        process.toHandle().destroy(); // Process.destroy would close its streams too.
        assertEquals(1001, ann.awaitClosed().code());
        assertEquals(1001, ben.awaitClosed().code());
      }
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "it ends");
      assertEquals(143, process.exitValue());
      assertEquals(List.of(), lines(out), "one line, no more");
      assertTrue(
          Files.isRegularFile(
              DataFolder.standard(System.getProperty("os.name", ""), Map.of(), home)
                  .resolve("rooms.db")),
          "rooms are kept");
      assertTrue(lines(process.errorReader()).stream().noneMatch(line -> line.startsWith("\tat ")));
    } finally {
      process.destroyForcibly();
    }
  }

  /// Else an older Java would end in an UnsupportedClassVersionError instead of the sentence.
  @Test
  void beginsWithAClassThatAnOlderJavaCanLoad() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      JarEntry entry = jar.getJarEntry(main.replace('.', '/') + ".class");
      try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
        assertEquals(0xcafebabe, in.readInt());
        assertEquals(0, in.readUnsignedShort(), "minor version");
        assertEquals(61, in.readUnsignedShort(), "major version of Java 17");
      }
    }
  }

  @Test
  void tellsItsVersion() throws Exception {
    Outcome outcome = run("--version");
    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.out().getFirst().matches(".* \\d+\\.\\d+\\.\\d+.*"), "" + outcome.out());
  }

  @Test
  void explainsItsOptions() throws Exception {
    Outcome outcome = run("--help");
    String help = String.join("\n", outcome.out());
    assertEquals(0, outcome.exitCode());
    assertTrue(help.contains("--host") && help.contains("--port") && help.contains("8787"), help);
  }

  @Test
  void saysThatThePortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertFails(1, "in use", run("--port", Integer.toString(taken.getLocalPort())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, --port, 65536, within 0..65535",
    "2, --port, -1, within 0..65535",
    "2, --port, many, --port",
    "2, --colour, red, --colour",
    "2, extra, words, extra",
    "1, --host, no.such.host.invalid, not known",
    "1, --host, 192.0.2.77, not an address of this machine",
  })
  void saysWhatIsWrongWithAnOption(int exitCode, String option, String value, String part)
      throws Exception {
    assertFails(exitCode, part, run(option, value));
  }

  private static void assertFails(int exitCode, String part, Outcome outcome) {
    assertEquals(exitCode, outcome.exitCode());
    assertEquals(List.of(), outcome.out());
    assertEquals(1, outcome.err().size(), "one sentence: " + outcome.err());
    assertTrue(outcome.err().getFirst().contains(part), "" + outcome.err());
  }
}
