package org.trillsymbiont.installers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is done to whole folders.
final class Tree {
  private Tree() {}

  /// Deletes a folder with all that is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException failure)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Copies what is in a folder into another one, times and permissions included; links stay links.
  static void copy(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Path target = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(target);
      } else {
        Files.createDirectories(target.getParent());
        Files.copy(
            path,
            target,
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /// Gives everything in a folder the same time, so that two builds do not differ in that. Links
  /// keep theirs: Java can't change it.
  static void setTimes(Path folder, Instant time) throws IOException {
    for (Path path : all(folder)) {
      if (!Files.isSymbolicLink(path)) {
        Files.setLastModifiedTime(path, FileTime.from(time));
      }
    }
  }

  /// Lets everybody read, and run what the owner may run; the owner alone may write. What the umask
  /// was at the build makes no difference then. Nothing is done where files have no such rights.
  static void setRights(Path folder) throws IOException {
    Set<PosixFilePermission> closed = PosixFilePermissions.fromString("rw-r--r--");
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
    for (Path path : all(folder)) {
      PosixFileAttributeView view =
          Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view == null || Files.isSymbolicLink(path)) {
        continue;
      }
      boolean isOpen =
          Files.isDirectory(path)
              || view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
      view.setPermissions(isOpen ? open : closed);
    }
  }

  /// How many bytes the files in a folder have.
  static long size(Path folder) throws IOException {
    long bytes = 0;
    for (Path path : files(folder)) {
      bytes += Files.size(path);
    }
    return bytes;
  }

  /// The files in a folder and below, sorted; links are none.
  static List<Path> files(Path folder) throws IOException {
    return all(folder).stream()
        .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /// All that is in a folder and below, the folder first, sorted.
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }
}
