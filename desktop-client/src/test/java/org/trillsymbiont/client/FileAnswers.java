package org.trillsymbiont.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.FileDialogs;

/// A user who answers the system's dialogs.
///
/// Thread: FX.
final class FileAnswers implements FileDialogs {
  private final List<String> asked = new ArrayList<>();
  private @Nullable Path answer;

  /// Says which file is meant from now on; null for none.
  void answer(@Nullable Path file) {
    answer = file;
  }

  /// What was asked for.
  List<String> asked() {
    return asked;
  }

  @Override
  public Optional<Path> open(Path folder) {
    asked.add("open");
    return Optional.ofNullable(answer);
  }

  @Override
  public Optional<Path> save(String name, Path folder) {
    asked.add("save " + name);
    return Optional.ofNullable(answer);
  }
}
