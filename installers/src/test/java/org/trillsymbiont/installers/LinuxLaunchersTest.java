package org.trillsymbiont.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxLaunchersTest {
  private static final List<String> CONFIGURATION =
      List.of(
          "[Application]",
          "app.classpath=$APPDIR/client.jar",
          "app.classpath=$APPDIR/a lib.jar",
          "app.mainclass=org.example.Main",
          "",
          "[JavaOptions]",
          "java-options=-Dname=a \"b\"",
          "java-options=-XX:AOTCache=$APPDIR/app.aot");

  @TempDir private Path folder = Path.of("");

  @Test
  void saysToJavaWhatJpackageSaysToItsOwn() {
    assertEquals(
        List.of(
            "\"-Dname=a \\\"b\\\"\"",
            "\"-XX:AOTCache=/usr/lib/app/app.aot\"",
            "-classpath",
            "\"/usr/lib/app/client.jar:/usr/lib/app/a lib.jar\"",
            "org.example.Main"),
        LinuxLaunchers.options(CONFIGURATION, "/usr/lib/app"));
  }

  /// With this very Java in the place of the package's.
  @Test
  void startsJavaWithTheOptionsAndItsOwnArguments() throws IOException, InterruptedException {
    Path app = Files.createDirectories(folder.resolve("lib/app"));
    Path bin = Files.createDirectories(folder.resolve("lib/runtime/bin"));
    Files.createSymbolicLink(
        bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
    String classes = System.getProperty("java.class.path");
    Files.write(
        app.resolve("echo.cfg"),
        List.of(
            "app.classpath=" + classes,
            "app.mainclass=" + Echo.class.getName(),
            "java-options=-Dgreeting=good evening"));
    Path program = folder.resolve("echo");
    LinuxLaunchers.make("echo", app, folder.toString(), program);

    Process process =
        new ProcessBuilder(program.toString(), "a b", "c").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), said);
    assertTrue(said.endsWith("good evening [a b, c]\n"), said);
  }

  /// Says what it was started with.
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      System.out.println(System.getProperty("greeting") + " " + List.of(arguments));
    }
  }
}
