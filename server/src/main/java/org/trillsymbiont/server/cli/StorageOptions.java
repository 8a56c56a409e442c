package org.trillsymbiont.server.cli;

import org.trillsymbiont.server.store.RoomStore;
import org.trillsymbiont.server.store.StoreException;
import org.trillsymbiont.server.watch.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Whether and where a server keeps its rooms, as options.
///
/// Thread: filled by one, then only read.
@Command
public final class StorageOptions extends DataOption {
  @Option(
      names = "--ephemeral",
      fallbackValue = "true",
      description = "Keep nothing: rooms are gone when the server ends.")
  private boolean isEphemeral;

  /// Whether rooms are gone when the server ends.
  public boolean isEphemeral() {
    return isEphemeral;
  }

  /// Opens the rooms that are kept, or remembered as long as the server runs.
  ///
  /// @param watch is told what the disk does
  /// @throws StoreException with a sentence
  public RoomStore open(Watch watch) throws StoreException {
    return isEphemeral ? RoomStore.inMemory(watch) : RoomStore.open(folder(), watch);
  }
}
