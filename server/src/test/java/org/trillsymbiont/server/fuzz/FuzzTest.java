package org.trillsymbiont.server.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.server.RawClient;

/// Jazzer, in a process of its own for each target, with coverage of our code and of the WebSocket
/// library. `-Dfuzz.seconds=3600` lets it search for longer than the 40 s of a build; what it finds
/// is printed as Base64, and becomes a case of a test.
final class FuzzTest {
  private static final long SECONDS = Long.getLong("fuzz.seconds", 40);
  private static final long START_SECONDS = 120;
  private static final Path GOLDEN =
      Path.of("../shared-model/src/test/resources/org/trillsymbiont/model/wire/golden");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.trillsymbiont.server.fuzz.MessageFuzz",
        "org.trillsymbiont.server.net.FrameFuzz",
        "org.trillsymbiont.server.net.HandshakeFuzz"
      })
  void findsNothing(String target) throws Exception {
    assumeTrue(isSupported(), "Jazzer has no driver for this system");
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    seed(corpus);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=org.trillsymbiont.**:org.java_websocket.**",
                "--custom_hook_excludes=**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + SECONDS,
                "-rss_limit_mb=3000",
                "-max_len=8192",
                corpus.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS), () -> text(output));
      assertEquals(0, process.exitValue(), () -> text(output));
      assertTrue(text(output).contains("Done "), () -> text(output));
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isSupported() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return system.equals("Linux amd64");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// Messages of the protocol, as they are and as frames in pieces of 64 bytes, and a request.
  private static void seed(Path corpus) throws IOException {
    List<Path> messages;
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      messages = files.filter(file -> file.toString().endsWith(".json")).toList();
    }
    for (int index = 0; index < messages.size(); index++) {
      byte[] message = Files.readAllBytes(messages.get(index));
      Files.write(corpus.resolve("message" + index), message);
      byte[] frame = RawClient.frame(RawClient.FIN | RawClient.TEXT, message);
      byte[] pieces = new byte[frame.length + 1];
      pieces[0] = 64;
      System.arraycopy(frame, 0, pieces, 1, frame.length);
      Files.write(corpus.resolve("frame" + index), pieces);
    }
    Files.writeString(corpus.resolve("request"), RawClient.REQUEST);
  }
}
