package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Why a file cannot be written, as a musician would say it.
public final class FileTrouble {
  /// How full disks are called where the system speaks English; else the space that is left tells.
  private static final List<String> FULL =
      List.of("no space left", "not enough space", "disk quota");

  private static final long ALMOST_NOTHING_BYTES = 1 << 16;

  private FileTrouble() {}

  /// The reason as a part of a sentence, without a full stop: `the disk is full`.
  ///
  /// @param file what was to be written
  public static String reason(Exception trouble, Path file) {
    if (!(trouble instanceof IOException)) {
      return wrong(trouble);
    }
    String said = Objects.requireNonNullElse(trouble.getMessage(), "").toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(said::contains)) {
      return "the disk is full";
    }
    if (!Files.isDirectory(folder(file))) {
      return "its folder is gone";
    }
    if (trouble instanceof NoSuchFileException) {
      return "the file was renamed, moved or deleted";
    }
    if (Files.isDirectory(file)) {
      return "there is a folder of that name";
    }
    if (said.contains("used by another process") || isDenied(trouble, file)) {
      return "this file can't be written over; another program may have it open";
    }
    if (trouble instanceof AccessDeniedException || said.contains("read-only")) {
      return "this folder can't be written to";
    }
    if (said.contains("file too large")) {
      return "a file on this disk can't be larger";
    }
    return isFull(folder(file))
        ? "the disk is full"
        : "the disk does not take it (" + trouble.getMessage() + ")";
  }

  /// The same when the file is not to blame.
  public static String wrong(Throwable trouble) {
    return "something in the program is wrong (" + trouble + ")";
  }

  /// Whether it is the file that is refused, not its folder.
  private static boolean isDenied(Exception trouble, Path file) {
    return trouble instanceof AccessDeniedException denied
        && (file.toString().equals(denied.getFile())
            || file.toString().equals(denied.getOtherFile()))
        && Files.exists(file);
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
  }

  private static boolean isFull(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < ALMOST_NOTHING_BYTES;
    } catch (IOException e) {
      // A disk that does not even tell its space is not known to be full.
      return false;
    }
  }
}
