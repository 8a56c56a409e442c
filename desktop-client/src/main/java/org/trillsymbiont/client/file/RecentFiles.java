package org.trillsymbiont.client.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.prefs.Preferences;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The files that the user has opened or saved, remembered from one start to the next. What was
/// remembered wrongly is as if it were not remembered.
///
/// Thread: FX.
public final class RecentFiles {
  /// How many are remembered.
  public static final int MOST = 8;

  private static final String KEY = "recent files";

  /// All of them have to fit into one value.
  private static final int MOST_CHARACTERS = Preferences.MAX_VALUE_LENGTH / MOST - 1;

  private final @Nullable Preferences preferences;
  private final ReadOnlyObjectWrapper<List<Path>> files;

  /// Files that are kept in some preferences.
  public RecentFiles(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
    files = new ReadOnlyObjectWrapper<>(this, "files", read(preferences));
  }

  private RecentFiles() {
    preferences = null;
    files = new ReadOnlyObjectWrapper<>(this, "files", List.of());
  }

  /// Files that are forgotten at the end.
  static RecentFiles inMemory() {
    return new RecentFiles();
  }

  /// At most [#MOST], the last one first; absolute. They may be gone.
  public ReadOnlyObjectProperty<List<Path>> filesProperty() {
    return files.getReadOnlyProperty();
  }

  /// The user has opened or saved a file.
  public void add(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    String text = absolute.toString();
    if (text.length() > MOST_CHARACTERS || text.chars().anyMatch(Character::isISOControl)) {
      return; // Preferences hold lines of text.
    }
    List<Path> next = new ArrayList<>(files.get());
    next.remove(absolute);
    next.addFirst(absolute);
    set(next.subList(0, Math.min(MOST, next.size())));
  }

  /// Forgets a file.
  public void remove(Path file) {
    set(files.get().stream().filter(each -> !each.equals(file)).toList());
  }

  /// Forgets all.
  public void forgetAll() {
    set(List.of());
  }

  private void set(List<Path> next) {
    if (preferences != null) {
      preferences.put(KEY, next.stream().map(Path::toString).collect(Collectors.joining("\n")));
    }
    files.set(List.copyOf(next));
  }

  /// Finds out which files are gone. A folder in the network may take its time.
  ///
  /// @param answer gets them, later
  public static void findMissing(FileWorker worker, List<Path> files, Consumer<List<Path>> answer) {
    worker.run(
        () -> files.stream().filter(file -> Files.notExists(file)).toList(),
        answer,
        sentence -> {});
  }

  private static List<Path> read(Preferences preferences) {
    return preferences
        .get(KEY, "")
        .lines()
        .flatMap(line -> path(line).stream())
        .limit(MOST)
        .toList();
  }

  private static Optional<Path> path(String line) {
    try {
      return Optional.of(Path.of(line)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
