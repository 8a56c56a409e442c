package org.trillsymbiont.installers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
  private static final Instant TIME = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir private Path folder = Path.of("");

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve("tree").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void listsFilesInOneOrderAndLeavesOutLinks() throws IOException {
    Path b = write("b/1", "12");
    Path a = write("a/2", "3");
    Files.createSymbolicLink(folder.resolve("tree/a/link"), b);

    assertEquals(List.of(a, b), Tree.files(folder.resolve("tree")));
    assertEquals(3, Tree.size(folder.resolve("tree")));
  }

  @Test
  void aCopyKeepsTimesAndLinks() throws IOException {
    write("a/2", "3");
    Files.createSymbolicLink(folder.resolve("tree/link"), Path.of("a/2"));
    Tree.setTimes(folder.resolve("tree"), TIME);

    Tree.copy(folder.resolve("tree"), folder.resolve("copy"));

    assertEquals(TIME, Files.getLastModifiedTime(folder.resolve("copy/a/2")).toInstant());
    assertEquals(Path.of("a/2"), Files.readSymbolicLink(folder.resolve("copy/link")));
  }

  @Test
  void deletesLinksButNotWhatTheyPointTo() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "");
    write("a", "");
    Files.createSymbolicLink(folder.resolve("tree/link"), kept);

    Tree.delete(folder.resolve("tree"));
    Tree.delete(folder.resolve("tree"));

    assertFalse(Files.exists(folder.resolve("tree")));
    assertTrue(Files.exists(kept));
  }

  @Test
  void rightsDoNotDependOnWhoBuilds() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    Path program = write("program", "");
    Path text = write("text", "");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-rw----"));

    Tree.setRights(folder.resolve("tree"));

    assertEquals("rwxr-xr-x", rights(program));
    assertEquals("rw-r--r--", rights(text));
    assertEquals("rwxr-xr-x", rights(folder.resolve("tree")));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void sumsAreInTheFormThatTheirProgramsRead() throws IOException {
    Path file = write("sub/abc", "abc");

    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  sub/abc\n",
        Checksums.lines("SHA-256", folder.resolve("tree"), List.of(file)));
  }
}
