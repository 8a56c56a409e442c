package org.trillsymbiont.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file that rooms are stored in, opened for writing, or memory in its stead. Notices when it
/// is taken away: Unix lets a program write on into a file that nobody will find again.
///
/// Thread: confined to one (the writer's), once it is handed over.
final class StoreFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

  private final @Nullable DataFolder folder;
  private Database database;
  private Tables tables;
  private @Nullable Object key;

  /// @param folder null for memory
  private StoreFile(@Nullable DataFolder folder) throws SQLException {
    this.folder = folder;
    database = folder == null ? Database.openInMemory() : Database.open(folder.file());
    tables = new Tables(database);
  }

  /// Opens what is known to be sound, or makes it.
  ///
  /// @throws SQLException when it can't be opened or written
  static StoreFile open(DataFolder folder) throws SQLException {
    return opened(new StoreFile(folder));
  }

  /// Makes one that is no file, and gone when it is closed.
  static StoreFile inMemory() throws SQLException {
    return opened(new StoreFile(null));
  }

  private static StoreFile opened(StoreFile file) throws SQLException {
    try {
      Schema.migrate(file.database);
      file.key = file.folder == null ? null : key(file.folder.file());
    } catch (SQLException e) {
      file.database.close();
      throw e;
    }
    return file;
  }

  private static @Nullable Object key(Path file) {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return key == null ? "a system without such keys" : key;
    } catch (IOException e) {
      return null;
    }
  }

  Tables tables() {
    return tables;
  }

  /// Where it is; null for memory.
  @Nullable Path path() {
    return folder == null ? null : folder.file();
  }

  /// Whether another file, or none, stands where it stood.
  boolean isGone() {
    return folder != null && !Objects.equals(key, key(folder.file()));
  }

  /// Writes all of it or nothing. It is on the disk when this returns.
  void commit(List<Write> batch) throws SQLException {
    if (folder != null && isGone()) {
      writeAnew(folder);
    }
    database.begin();
    try {
      for (Write write : batch) {
        write.write(tables);
      }
      database.commit();
    } catch (SQLException | RuntimeException e) {
      database.rollback();
      tables.close(); // A statement that has failed can't be used again.
      throw e instanceof SQLException failed ? failed : new SQLException(e);
    }
  }

  /// The file has been deleted, and with it nothing that this process does not still have.
  private void writeAnew(DataFolder in) throws SQLException {
    Path copy = in.sibling(".new");
    try {
      in.takeAgain();
      Files.deleteIfExists(copy);
      tables.close(); // A copy is made between statements.
      Backup.copy(database, copy);
      in.putInPlace(copy);
    } catch (IOException e) {
      throw new SQLException("the data folder can't be made again", e);
    }
    database.close();
    database = Database.open(in.file());
    tables = new Tables(database);
    key = key(in.file());
    LOG.warn("{} had been deleted and was written anew", this);
  }

  /// Limits the file, for tests that need a full disk.
  void limitPages(long pages) throws SQLException {
    database.number("PRAGMA max_page_count=" + pages);
  }

  @Override
  public void close() {
    database.close();
    if (folder != null) {
      folder.close();
    }
  }

  @Override
  public String toString() {
    return folder == null ? "memory" : folder.file().toString();
  }
}
