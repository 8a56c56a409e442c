package org.trillsymbiont.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options about the other options.
///
/// Thread: filled by one, then only read.
@Command
public final class ConfigOptions {
  static final String FILE = "config";
  static final String PRINT = "print-config";

  @Option(
      names = "--" + FILE,
      paramLabel = "<file>",
      description =
          "Properties file with values of these options: port=8787. The command line goes before"
              + " the environment (TRILL_SYMBIONT_PORT), and that before the file.")
  private @Nullable Path file;

  @Option(
      names = "--" + PRINT,
      fallbackValue = "true",
      description = "Print the values of all options and where they come from, and end.")
  private boolean isPrinted;

  /// Whether the values are to be printed, and nothing else is to be done.
  public boolean isPrinted() {
    return isPrinted;
  }

  /// The file that a command line names. It is wanted before all the rest can be parsed.
  static Optional<Path> file(String... args) {
    ConfigOptions found = new ConfigOptions();
    try {
      new CommandLine(found).setUnmatchedArgumentsAllowed(true).parseArgs(args);
    } catch (ParameterException e) {
      return Optional.empty(); // It will be met again, and said, when all is parsed.
    }
    return Optional.ofNullable(found.file);
  }
}
