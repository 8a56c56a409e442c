package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The app as a process of its own, started as its users start it.
class ClientMainTest {
  private static final long DEADLINE_SECONDS = 60;

  @TempDir private Path folder = Path.of("");

  private record Outcome(int exitCode, String out, String err) {}

  /// @param display what DISPLAY is set to; null to leave it out
  private Outcome run(@Nullable String display, String... arguments) throws Exception {
    return run(display, Map.of(), List.of(), arguments);
  }

  private Outcome run(
      @Nullable String display,
      Map<String, String> environment,
      List<String> jvmOptions,
      String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path", "")));
    command.addAll(List.of("--add-modules", "javafx.controls"));
    command.add("--enable-native-access=javafx.graphics,ALL-UNNAMED");
    command.addAll(
        List.of("-XX:+UseSerialGC", "-classpath", System.getProperty("java.class.path")));
    command.addAll(jvmOptions);
    command.add(ClientMain.class.getName());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    builder.environment().putAll(environment);
    if (display != null) {
      builder.environment().put("DISPLAY", display);
    }
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS), "it ends");
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void explainsItsOptions() throws Exception {
    Outcome outcome = run(null, "--help");
    assertEquals(0, outcome.exitCode());
    for (String option : List.of("--join", "--name", "--port", "--demo", "--bars", "--out")) {
      assertTrue(outcome.out().contains(option), outcome.out());
    }
    assertEquals("", outcome.err());
  }

  @Test
  void tellsItsVersion() throws Exception {
    Outcome outcome = run(null, "--version");
    assertEquals(0, outcome.exitCode());
    assertTrue(outcome.out().matches("Trill Symbiont \\d+\\.\\d+\\.\\d+.*\\R"), outcome.out());
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--join, http://example.org, is no address",
    "--port, 65536, A port is a number from 0 to 65535.",
    "--colour, red, --colour",
  })
  void saysWhatIsWrongWithAnOption(String option, String value, String sentence) throws Exception {
    Outcome outcome = run(null, option, value);
    assertEquals(2, outcome.exitCode());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(sentence), outcome.err());
  }

  @Test
  void playsTheDemoWhereThereIsNoDisplay() throws Exception {
    assertPlaysTheDemo(null, "There is no display here (DISPLAY is not set).");
  }

  @Test
  void playsTheDemoWhereTheDisplayDoesNotAnswer() throws Exception {
    assertPlaysTheDemo(":4711", "The display :4711 does not answer.");
  }

  /// As the build of the packages does it, to learn which classes a start needs.
  @Test
  void rehearsesWhereJavaFxDrawsIntoMemory() throws Exception {
    Outcome outcome = run(null, Map.of(), inMemory(), "--rehearse", "--name", "Ada");

    assertEquals(0, outcome.exitCode(), outcome.err());
    assertEquals("", outcome.out());
    assertTrue(Files.size(folder.resolve("data/trill-symbiont/app/rooms.db")) > 0);
  }

  @Test
  void tellsHowLongItsStartTook() throws Exception {
    Outcome outcome = run(null, Map.of(ClientApp.STARTED_AT, "1000"), inMemory());

    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().matches("usable after [0-9]{13} ms\\R"), outcome.out());
  }

  private List<String> inMemory() {
    return List.of(
        "-Dglass.platform=Headless",
        "-Dprism.order=sw",
        "-Djava.util.prefs.userRoot=" + folder.resolve("prefs"));
  }

  private void assertPlaysTheDemo(@Nullable String display, String sentence) throws Exception {
    Path jam = folder.resolve("jam");
    Outcome outcome = run(display, "--bars", "1", "--out", jam.toString());
    assertEquals(0, outcome.exitCode(), outcome.err());
    String first = outcome.out().lines().findFirst().orElse("");
    assertEquals(sentence + " A short demo jam is played instead.", first);
    for (String file : List.of("jam.wav", "jam.mid", "jam.png")) {
      assertTrue(Files.size(jam.resolve(file)) > 0, file);
    }
    assertTrue(outcome.err().lines().noneMatch(line -> line.startsWith("\tat ")), outcome.err());
  }
}
