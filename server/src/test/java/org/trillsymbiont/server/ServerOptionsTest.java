package org.trillsymbiont.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.server.net.Limit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Options from the command line, the environment and a properties file.
final class ServerOptionsTest {
  @TempDir private Path folder;

  private record Outcome(int exitCode, String out, String err) {
    /// The line of a key with the comment above it.
    String about(String key) {
      List<String> lines = out.lines().toList();
      for (int i = 1; i < lines.size(); i++) {
        if (lines.get(i).matches("#?" + key + "=.*")) {
          return lines.get(i - 1) + " " + lines.get(i);
        }
      }
      return "no " + key + " in " + out;
    }
  }

  private static Outcome run(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = ServerMain.run(environment, new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("server.properties"), text).toString();
  }

  @Test
  void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    String file = file("port=1001\nmax-rooms=11\nmax-connections=12\nhello-seconds=1.5\n");
    Map<String, String> environment =
        Map.of(
            "TRILL_SYMBIONT_CONFIG", file,
            "TRILL_SYMBIONT_PORT", "1002",
            "TRILL_SYMBIONT_MAX_ROOMS", "22",
            "TRILL_SYMBIONT_MAX_CONNECTIONS", " ");
    Outcome outcome = run(environment, "--print-config", "--port", "1003");
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertEquals("# command line port=1003", outcome.about("port"));
    assertEquals("# environment TRILL_SYMBIONT_MAX_ROOMS max-rooms=22", outcome.about("max-rooms"));
    assertEquals("# file " + file + " max-connections=12", outcome.about("max-connections"));
    assertEquals("# file " + file + " hello-seconds=1.5", outcome.about("hello-seconds"));
    assertEquals("# default host=0.0.0.0", outcome.about("host"));
  }

  @Test
  void theCommandLineNamesTheFileToo() throws IOException {
    String file = file("port=1001");
    assertEquals(
        "# file " + file + " port=1001",
        run(Map.of(), "--max-rooms", "3", "--config", file, "--print-config").about("port"));
    assertEquals(
        "# file " + file + " port=1001",
        run(Map.of("TRILL_SYMBIONT_CONFIG", "/nowhere"), "--print-config", "--config=" + file)
            .about("port"));
  }

  @Test
  void whatIsPrintedCanBeReadAgain() throws IOException {
    Outcome first = run(Map.of("TRILL_SYMBIONT_HOST", "b\\u00fc\\\\cher=#!"), "--print-config");
    Properties read = new Properties();
    read.load(new StringReader(first.out()));
    assertEquals("b\\u00fc\\\\cher=#!", read.getProperty("host"));
    Outcome again = run(Map.of("TRILL_SYMBIONT_CONFIG", file(first.out())), "--print-config");
    Properties readAgain = new Properties();
    readAgain.load(new StringReader(again.out()));
    assertEquals(read, readAgain);
  }

  @Test
  void aFlagThatTheFileSetsStaysSetWhenItIsGivenToo() throws IOException {
    String file = file("no-announce=true");
    Outcome fromFile = run(Map.of(), "--config", file, "--print-config");
    assertEquals("# file " + file + " no-announce=true", fromFile.about("no-announce"));
    Outcome both = run(Map.of(), "--config", file, "--no-announce", "--print-config");
    assertEquals("# command line no-announce=true", both.about("no-announce"));
    Outcome off = run(Map.of(), "--config", file, "--no-announce=false", "--print-config");
    assertEquals("# command line no-announce=false", off.about("no-announce"));
  }

  /// Without a fallback value picocli turns a flag over whose default is true.
  @Test
  void everyFlagStaysSetWhenItIsGivenToo() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new ServerMain());
    for (OptionSpec option : spec.options()) {
      boolean isFlag =
          option.typeInfo().isBoolean() && !option.usageHelp() && !option.versionHelp();
      assertTrue(!isFlag || option.fallbackValue().equals("true"), option.longestName());
    }
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void everyLimitIsAnOptionWithItsDefault(Limit limit) {
    Outcome outcome = run(Map.of(), "--print-config");
    String value = limit.write(limit.initial());
    assertEquals("# default " + limit.option() + "=" + value, outcome.about(limit.option()));
    assertEquals(limit.initial(), limit.parse(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "prot=1|\"prot\", which is no option.",
        "config=other|\"config\", which is no option.",
        "print-config=true|\"print-config\", which is no option.",
        "help=true|\"help\", which is no option.",
        "port=many|'many' is not an int (file ",
        "max-rooms=0|max-rooms must be a number within 1..1000000 (file ",
        "max-rooms=1.5|max-rooms must be a number within",
        "hello-seconds=0.05|hello-seconds must be a number of seconds within 0.1..60 (file ",
        "max-message-bytes=64k|max-message-bytes must be a number of bytes within",
        "no-announce=maybe|'maybe' is not a boolean (file ",
      })
  void saysWhatIsWrongWithAFile(String text, String part) throws IOException {
    Outcome outcome = run(Map.of(), "--config", file(text));
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains(part), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void saysThatAFileIsMissing() {
    Outcome outcome = run(Map.of(), "--config", folder.resolve("none").toString());
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("can't be read"), outcome.err());
  }

  @Test
  void saysWhichVariableIsWrong() {
    Outcome outcome = run(Map.of("TRILL_SYMBIONT_PORT", "70000x"), "--print-config");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("(environment TRILL_SYMBIONT_PORT)"), outcome.err());
  }

  @Test
  void showsNoSecret() throws IOException {
    String token = "q3L0wX9vT5-kE2_aZr8bYA";
    Outcome given = run(Map.of(), "--print-config", "--token", token);
    assertEquals("# command line token=********", given.about("token"));
    Outcome fromFile = run(Map.of(), "--print-config", "--config", file("token=" + token));
    assertTrue(fromFile.about("token").endsWith(" token=********"), fromFile.about("token"));
    for (Outcome each : List.of(given, fromFile)) {
      assertEquals(-1, each.out().indexOf(token));
    }
    assertEquals("# default #token=", run(Map.of(), "--print-config").about("token"));
  }

  @Test
  void takesSeveralOriginsFromEverywhere() throws IOException {
    Outcome outcome =
        run(
            Map.of(),
            "--print-config",
            "--allow-origin",
            "https://a.example",
            "--allow-origin",
            "https://b.example");
    assertEquals(
        "# command line allow-origin=https://a.example,https://b.example",
        outcome.about("allow-origin"));
    String file = file("allow-origin=https://c.example,https://d.example");
    assertEquals(
        "# file " + file + " allow-origin=https://c.example,https://d.example",
        run(Map.of(), "--print-config", "--config", file).about("allow-origin"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|--token=short|A token has 22 to 64 letters",
        "2|--tls=sideways|tls must be off, self-signed or keystore.",
        "2|--tls=keystore|--tls keystore needs --tls-keystore",
        "1|--tls-keystore=/nowhere/key.p12|can't be read",
      })
  void saysWhatIsWrongWithTheGuards(int exitCode, String option, String part) {
    Outcome outcome = run(Map.of(), "--port=0", option);
    assertEquals(exitCode, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains(part), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }
}
