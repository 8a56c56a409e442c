package org.trillsymbiont.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Options about the log, which goes to stderr.
///
/// Thread: filled by one, then only read.
@Command
public final class LogOptions {
  private static final String CONFIGURATION = "logback.configurationFile";
  private static final String LEVEL = "trill.log.level";

  @Option(
      names = "--log-format",
      paramLabel = "<format>",
      defaultValue = "text",
      description = "text, or json: an object a line (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = "--log-level",
      paramLabel = "<level>",
      defaultValue = "info",
      description = "error, warn, info or debug (default: ${DEFAULT-VALUE}).")
  private Level level = Level.INFO;

  /// How a line looks.
  enum Format {
    TEXT("logback.xml"),
    JSON("logback-json.xml");

    private final String file;

    Format(String file) {
      this.file = file;
    }
  }

  /// From which on something is logged.
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /// Takes effect, unless a configuration of its own is given to the logging library. To be called
  /// before anything is logged: the library reads it once.
  public void apply() {
    System.setProperty(LEVEL, level.name());
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "org/trillsymbiont/server/" + format.file);
    }
  }
}
