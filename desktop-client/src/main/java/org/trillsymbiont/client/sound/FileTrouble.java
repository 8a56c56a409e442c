package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.trillsymbiont.client.text.Texts;

/// Why a file cannot be written, as a musician would say it.
public final class FileTrouble {
  private static final Texts TEXTS = Texts.of(FileTrouble.class);

  /// How full disks are called where the system speaks English; else the space that is left tells.
  private static final List<String> FULL =
      List.of("no space left", "not enough space", "disk quota");

  private static final long ALMOST_NOTHING_BYTES = 1 << 16;

  private FileTrouble() {}

  /// The reason as a part of a sentence behind a colon, without a full stop: `the disk is full`.
  ///
  /// @param file what was to be written
  public static String reason(Exception trouble, Path file) {
    if (!(trouble instanceof IOException)) {
      return wrong(trouble);
    }
    String said = Objects.requireNonNullElse(trouble.getMessage(), "").toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(said::contains)) {
      return TEXTS.get("file.full");
    }
    if (!Files.isDirectory(folder(file))) {
      return TEXTS.get("file.no-folder");
    }
    if (trouble instanceof NoSuchFileException) {
      return TEXTS.get("file.gone");
    }
    if (Files.isDirectory(file)) {
      return TEXTS.get("file.is-folder");
    }
    if (said.contains("used by another process") || isDenied(trouble, file)) {
      return TEXTS.get("file.in-use");
    }
    if (trouble instanceof AccessDeniedException || said.contains("read-only")) {
      return TEXTS.get("file.read-only");
    }
    if (said.contains("file too large")) {
      return TEXTS.get("file.too-large");
    }
    return isFull(folder(file))
        ? TEXTS.get("file.full")
        : TEXTS.get("file.refused", String.valueOf(trouble.getMessage()));
  }

  /// The same when the file is not to blame.
  public static String wrong(Throwable trouble) {
    return TEXTS.get("file.wrong", trouble.toString());
  }

  /// The same when the disk hangs.
  static String mute() {
    return TEXTS.get("file.mute");
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
