package org.trillsymbiont.client.file;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user for files.
///
/// Thread: FX; waits for the answer.
public interface FileDialogs {

  /// Which file to open.
  ///
  /// @param folder the suggested folder, which may be gone
  /// @return empty when the user does not want to after all
  Optional<Path> open(Path folder);

  /// Where to save.
  ///
  /// @param name the suggested name, without its ending
  /// @param folder the suggested folder, which may be gone
  /// @return the file, which may have another ending or none; empty when the user does not want to
  ///   after all
  Optional<Path> save(String name, Path folder);
}
