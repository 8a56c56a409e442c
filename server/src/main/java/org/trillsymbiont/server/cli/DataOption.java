package org.trillsymbiont.server.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.store.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Where rooms are kept, as an option.
///
/// Thread: filled by one, then only read.
@Command
public class DataOption {
  @Option(
      names = "--data",
      paramLabel = "<folder>",
      description = "Where rooms are kept (default: the system's place for a user's data).")
  private @Nullable Path data;

  /// The folder that rooms are kept in.
  public final Path folder() {
    return data == null ? standardFolder() : data;
  }

  private static Path standardFolder() {
    return DataFolder.standard(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", "")));
  }
}
