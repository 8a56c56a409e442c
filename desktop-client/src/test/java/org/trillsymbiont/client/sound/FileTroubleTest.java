package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
  private static final String NOT_OVER =
      "this file can’t be written over; another program may have it open";

  @TempDir private Path folder;

  @Test
  void aFileThatIsRefusedIsNotItsFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("jam.wav"));
    String part = folder.resolve(".jam.wav.part").toString();
    assertEquals(
        NOT_OVER, FileTrouble.reason(new AccessDeniedException(file.toString()), file), "opened");
    assertEquals(
        NOT_OVER,
        FileTrouble.reason(new AccessDeniedException(part, file.toString(), null), file),
        "moved to");
    assertEquals(
        "this folder can’t be written to",
        FileTrouble.reason(new AccessDeniedException(part), file),
        "beside it");
    Files.delete(file);
    assertEquals(
        "this folder can’t be written to",
        FileTrouble.reason(new AccessDeniedException(file.toString()), file),
        "new");
  }

  @Test
  void aFileThatIsGoneIsNotItsFolder() {
    Path file = folder.resolve("jam.wav");
    assertEquals(
        "the file was renamed, moved or deleted",
        FileTrouble.reason(new NoSuchFileException(file.toString()), file));
    Path inside = folder.resolve("gone").resolve("jam.wav");
    assertEquals(
        "its folder is gone", FileTrouble.reason(new NoSuchFileException(inside + ""), inside));
  }
}
