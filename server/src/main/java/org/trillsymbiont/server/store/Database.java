package org.trillsymbiont.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// One connection to an SQLite file, and what is not about its tables: how it is opened,
/// transactions, whole numbers that describe the file.
///
/// Thread: confined to one.
final class Database implements AutoCloseable {
  /// Marks our files: `TrSy`.
  static final int APPLICATION_ID = 0x54725379;

  /// How long another process (a backup, say) may keep the file to itself.
  private static final int BUSY_MILLIS = 5000;

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /// Opens a file for writing; makes it when there is none. What is committed survives a crash of
  /// the machine.
  static Database open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "16777216");
    Database database = new Database(config.createConnection(url(file)));
    // A page whose cells do not lie as they should is an error, not something to guess about.
    database.executeOrClose("PRAGMA cell_size_check=ON");
    return database;
  }

  /// Opens a file to read it, beside whoever writes it.
  static Database openToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.READONLY);
    config.resetOpenMode(SQLiteOpenMode.READWRITE);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(BUSY_MILLIS);
    return new Database(config.createConnection(url(file)));
  }

  /// Opens a damaged file (a copy, for this may change it), so that what can be read is.
  static Database openDamaged(Path file) throws SQLException {
    Database database = new Database(new SQLiteConfig().createConnection(url(file)));
    // Takes a file that is shorter than it says, and tables that can't all be understood.
    database.executeOrClose("PRAGMA writable_schema=ON");
    return database;
  }

  /// Opens a database without a file, empty.
  static Database openInMemory() throws SQLException {
    return new Database(new SQLiteConfig().createConnection("jdbc:sqlite::memory:"));
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  Connection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void executeOrClose(String sql) throws SQLException {
    try {
      execute(sql);
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /// What a statement with one value says, a pragma for example.
  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /// What a statement with one value says.
  String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }

  /// Begins a transaction that writes.
  void begin() throws SQLException {
    execute("BEGIN IMMEDIATE");
  }

  /// What was written since [#begin] is on the disk when this returns.
  void commit() throws SQLException {
    execute("COMMIT");
  }

  /// Takes back what was written since [#begin]. SQLite may have done so itself.
  void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // There was no transaction any more.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("an SQLite connection could not be closed", e);
    }
  }
}
