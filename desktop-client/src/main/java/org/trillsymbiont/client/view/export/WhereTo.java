package org.trillsymbiont.client.view.export;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the user where a file is to go.
@FunctionalInterface
public interface WhereTo {

  /// Waits for the answer. Thread: FX.
  ///
  /// @param title what it is about
  /// @param name the suggested name, without its ending
  /// @param ending with its dot: `.wav`
  /// @param folder the suggested folder, which may be gone
  /// @return the file, which may have another ending or none; empty when the user does not want it
  ///   after all
  Optional<Path> ask(String title, String name, String ending, Path folder);
}
