package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A program of its own that is ended by the system's signal.
class KilledTest {
  private static final long DEADLINE_SECONDS = 60;

  private static Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path", "")));
    command.addAll(List.of("--add-modules", "javafx.controls"));
    command.add("--enable-native-access=javafx.graphics,ALL-UNNAMED");
    command.addAll(
        List.of("-XX:+UseSerialGC", "-classpath", System.getProperty("java.class.path")));
    command.add(KilledHost.class.getName());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  @Test
  @Timeout(DEADLINE_SECONDS)
  void aProgramThatIsKilledEndsItsNotesAndReturnsItsPad() throws Exception {
    Process process = start();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.equals("Synth: 91 3C 7F")) {
          // Not the process's own method, which would close the stream too.
          process.toHandle().destroy();
        }
      }
      assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    int sounded = said.indexOf("Synth: 91 3C 7F");
    assertTrue(sounded >= 0, said::toString);
    List<String> after = said.subList(sounded + 1, said.size());
    List<String> synth = after.stream().filter(line -> line.startsWith("Synth: ")).toList();
    assertEquals("Synth: 81 3C 00", synth.getFirst());
    assertEquals("Synth: BF 78 00", synth.getLast());
    assertEquals(1 + 2 * 15, synth.size());
    assertTrue(after.contains("Launchpad: B0 00 00"), "the pad is dark and its own");
  }
}
