package org.trillsymbiont.client.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files in which what is played alone is kept by itself: one for each run of the app, named
/// after its process. What a run that has ended leaves behind is either kept in the room's own
/// store too (`kept-123.trill`), and so was left by a crash, or was kept nowhere else
/// (`loose-123.trill`).
///
/// Thread: any that may wait for a disk.
public final class Slots {
  private static final Pattern NAME = Pattern.compile("(kept|loose)-(\\d{1,18})\\.trill");
  private static final Logger log = LoggerFactory.getLogger(Slots.class);

  private final Path folder;
  private final long own;
  private final LongPredicate isAlive;

  /// @param folder where they are; made when it is needed
  public Slots(Path folder) {
    this(
        folder,
        ProcessHandle.current().pid(),
        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  Slots(Path folder, long own, LongPredicate isAlive) {
    this.folder = folder;
    this.own = own;
    this.isAlive = isAlive;
  }

  /// What was left behind.
  ///
  /// @param file where it is
  /// @param isKept whether the room's store has it too
  public record Left(Path file, boolean isKept, SessionFile content) {}

  /// The file of this run.
  ///
  /// @param isKept whether the room's store keeps all of it too
  Path own(boolean isKept) {
    return folder.resolve((isKept ? "kept-" : "loose-") + own + TrillFiles.ENDING);
  }

  /// Makes their folder.
  void make() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      // Whoever writes into it says it to the user.
      log.warn("{} can't be made", folder, e);
    }
  }

  /// What other runs have left behind, and this one when nothing of it is open; the newest first.
  /// What can't be read is deleted.
  List<Left> leftBehind() {
    List<Left> found = new ArrayList<>();
    for (Path file : files()) {
      Matcher name = NAME.matcher(TrillFiles.name(file));
      if (name.matches() && isOver(Long.parseLong(name.group(2)))) {
        read(file)
            .ifPresent(content -> found.add(new Left(file, "kept".equals(name.group(1)), content)));
      }
    }
    found.sort(Comparator.comparing((Left left) -> left.content().saved()).reversed());
    return found;
  }

  /// Whether a run of the app has ended without its user's wish.
  public boolean hasCrash() {
    return files().stream()
        .map(file -> NAME.matcher(TrillFiles.name(file)))
        .anyMatch(name ->
            name.matches()
                && "kept".equals(name.group(1))
                && isOver(Long.parseLong(name.group(2))));
  }

  private boolean isOver(long pid) {
    // In a container each run has the same number.
    return pid == own || !isAlive.test(pid);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      log.warn("{} can't be read", folder, e);
      return List.of();
    }
  }

  private static Optional<SessionFile> read(Path file) {
    try {
      return Optional.of(TrillFiles.read(file));
    } catch (FileException e) {
      log.warn("What was kept by itself is no more: {}", e.sentence());
      delete(file);
      return Optional.empty();
    }
  }

  /// Deletes one that is no longer needed.
  static void delete(Path file) {
    try {
      Files.deleteIfExists(Objects.requireNonNull(file, "file"));
    } catch (IOException e) {
      log.warn("{} can't be deleted", file, e);
    }
  }
}
