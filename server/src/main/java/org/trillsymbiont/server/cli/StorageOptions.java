package org.trillsymbiont.server.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.store.DataFolder;
import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.store.StoreException;
import org.trillsymbiont.server.watch.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Where rooms are kept, as options.
///
/// Thread: filled by one, then only read.
@Command
public final class StorageOptions {
  @Option(
      names = "--data",
      paramLabel = "<folder>",
      description =
          "Where rooms are kept (default: this system's place for a user's data, on Linux"
              + " ~/.local/share/trill-symbiont).")
  private @Nullable Path data;

  @Option(
      names = "--ephemeral",
      fallbackValue = "true",
      description = "Keep nothing: rooms are gone when the server ends.")
  private boolean isEphemeral;

  /// The folder that rooms are kept in.
  public Path folder() {
    return data == null ? standardFolder() : data;
  }

  /// Where data is kept when nothing is said about it.
  static Path standardFolder() {
    return DataFolder.standard(
        System.getProperty("os.name", ""),
        System.getenv(),
        Path.of(System.getProperty("user.home", "")));
  }

  /// Opens the rooms that are kept; empty when none are to be.
  ///
  /// @param watch is told what the disk does
  /// @throws StoreException with a sentence
  public Optional<RoomStore> open(Watch watch) throws StoreException {
    return isEphemeral ? Optional.empty() : Optional.of(RoomStore.open(folder(), watch));
  }
}
