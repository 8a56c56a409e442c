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

/// The file that rooms are stored in, opened for writing. Notices when it is taken away: Unix lets
/// a program write on into a file that nobody will find again.
///
/// Thread: confined to one (the writer's), once it is handed over.
final class StoreFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

  private final DataFolder folder;
  private Database database;
  private Tables tables;
  private @Nullable Object key;

  private StoreFile(DataFolder folder) throws SQLException {
    this.folder = folder;
    database = Database.open(folder.file());
    tables = new Tables(database);
  }

  /// Opens what is known to be sound, or makes it.
  ///
  /// @throws SQLException when it can't be opened or written
  static StoreFile open(DataFolder folder) throws SQLException {
    StoreFile file = new StoreFile(folder);
    try {
      Schema.migrate(file.database);
      file.key = key(folder.file());
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

  /// Whether another file, or none, stands where it stood.
  boolean isGone() {
    return !Objects.equals(key, key(folder.file()));
  }

  /// Writes all of it or nothing. It is on the disk when this returns.
  void commit(List<Write> batch) throws SQLException {
    if (isGone()) {
      writeAnew();
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
  private void writeAnew() throws SQLException {
    Path copy = folder.sibling(".new");
    try {
      folder.takeAgain();
      Files.deleteIfExists(copy);
      tables.close(); // A copy is made between statements.
      Backup.copy(database, copy);
      folder.putInPlace(copy);
    } catch (IOException e) {
      throw new SQLException("the data folder can't be made again", e);
    }
    database.close();
    database = Database.open(folder.file());
    tables = new Tables(database);
    key = key(folder.file());
    LOG.warn("{} had been deleted and was written anew", this);
  }

  /// Limits the file, for tests that need a full disk.
  void limitPages(long pages) throws SQLException {
    database.number("PRAGMA max_page_count=" + pages);
  }

  @Override
  public void close() {
    database.close();
    folder.close();
  }

  @Override
  public String toString() {
    return folder.file().toString();
  }
}
