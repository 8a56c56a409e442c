package org.trillsymbiont.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder that a server keeps its data in. It belongs to one server at a time, and to the user
/// who runs it.
///
/// Thread: confined to one.
public final class DataFolder implements AutoCloseable {
  private static final String FILE = "rooms.db";
  private static final String LOCK = "rooms.lock";

  private final Path folder;
  private FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Where a server keeps its data when it is told nothing else: where the system wants it.
  ///
  /// @param osName as the system property `os.name`
  /// @param environment variables
  /// @param home the user's
  public static Path standard(String osName, Map<String, String> environment, Path home) {
    String system = osName.toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return home.resolve(or(environment.get("LOCALAPPDATA"), "AppData\\Local"))
          .resolve("TrillSymbiont");
    } else if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/TrillSymbiont");
    }
    return home.resolve(or(environment.get("XDG_DATA_HOME"), ".local/share"))
        .resolve("trill-symbiont");
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }

  /// Makes the folder if need be, and takes it.
  ///
  /// @throws StoreException with a sentence, when another server has it or it can't be written to
  static DataFolder take(Path folder) throws StoreException {
    try {
      make(folder);
      return new DataFolder(folder, lock(folder));
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(
          "The data folder " + folder + " can't be written to; choose another with --data.", e);
    }
  }

  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (isPosix()) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another server of this process has it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new StoreException(
        "Another server uses the data folder "
            + folder
            + "; end it, or give this one another with --data.");
  }

  /// Lets only its user read and write a file, where the system knows such a thing.
  static void makePrivate(Path file) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /// The file with the rooms.
  Path file() {
    return file(folder);
  }

  /// The file with the rooms in a folder.
  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /// A file beside it, whose name ends in another way.
  Path sibling(String end) {
    return folder.resolve(FILE + end);
  }

  boolean hasFile() {
    return Files.exists(file(), LinkOption.NOFOLLOW_LINKS);
  }

  /// Makes and takes the folder once more: somebody has deleted it.
  void takeAgain() throws IOException {
    make(folder);
    if (!Files.exists(folder.resolve(LOCK))) {
      FileChannel old = channel;
      channel = lock(folder);
      old.close();
    }
  }

  /// Puts a whole file where the rooms are read from. What belonged to another one goes.
  void putInPlace(Path whole) throws IOException {
    Files.deleteIfExists(sibling("-wal"));
    Files.deleteIfExists(sibling("-shm"));
    Files.move(whole, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder);
  }

  /// Lets the system write to the disk what has been done with files in a folder.
  private static void force(Path folder) {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException e) {
      // Windows has no such thing and needs none.
    }
  }

  /// Gives the folder back.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a lock could not be given back", e);
    }
  }
}
