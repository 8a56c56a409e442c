package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// A file that is written beside its place and moved there when it is whole, so that nobody ever
/// finds half of it.
///
/// Thread: confined to its maker.
final class Draft implements AutoCloseable {
  private final Path target;
  private final Path path;

  /// @param target where it will be
  Draft(Path target) {
    this.target = target;
    path = target.resolveSibling("." + Objects.requireNonNull(target.getFileName()) + ".part");
  }

  /// Where it is written.
  Path path() {
    return path;
  }

  /// Puts it in its place; what was there before is lost.
  void keep() throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Deletes it, unless it is kept.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
