package org.trillsymbiont.installers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// Runs the JDK's tools in this process, and other programs beside it. What they print goes to
/// files in one folder, and is shown when they fail.
///
/// Thread: confined to one.
final class Tools {
  private static final int SHOWN_LINES = 30;

  private final Path logs;

  /// @param logs a folder
  Tools(Path logs) {
    this.logs = logs;
  }

  /// Runs a tool of this JDK: `jlink`, `jpackage`, ...
  ///
  /// @return what it printed
  /// @throws BuildException when it fails, with the end of what it printed
  String jdk(String name, List<String> arguments) throws IOException, BuildException {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new BuildException("This JDK has no " + name + "."));
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exitCode = tool.run(writer, writer, arguments.toArray(String[]::new));
    Path log = log(name);
    Files.writeString(log, name + " " + String.join(" ", arguments) + "\n\n" + printed);
    check(name, exitCode, log);
    return printed.toString();
  }

  /// Runs a program.
  ///
  /// @param environment variables beside those of this process
  /// @return what it printed
  /// @throws BuildException when it is missing, fails, or is not done by the deadline
  String program(Map<String, String> environment, Duration deadline, List<String> command)
      throws IOException, InterruptedException, BuildException {
    String name = Path.of(command.getFirst()).getFileName().toString();
    Path log = log(name);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = start(builder, name);
    process.getOutputStream().close();
    if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new BuildException(
          name + " was not done after " + deadline.toSeconds() + " s." + endOf(log));
    }
    check(name, process.exitValue(), log);
    return Files.readString(log);
  }

  private static Process start(ProcessBuilder builder, String name) throws BuildException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new BuildException(
          "The program " + name + " is missing. On Debian installers/linux/tools.sh installs all.",
          e);
    }
  }

  private static void check(String name, int exitCode, Path log)
      throws IOException, BuildException {
    if (exitCode != 0) {
      throw new BuildException(name + " has failed (" + exitCode + ")." + endOf(log));
    }
  }

  private static String endOf(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return " The end of " + log + ":\n" + String.join("\n", last);
  }

  private Path log(String name) throws IOException {
    Files.createDirectories(logs);
    int number = 1;
    while (Files.exists(logs.resolve(name + "-" + number + ".log"))) {
      number++;
    }
    return logs.resolve(name + "-" + number + ".log");
  }
}
