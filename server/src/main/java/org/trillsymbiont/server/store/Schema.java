package org.trillsymbiont.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables, and how those of older versions become those of this one. A version's steps are
/// never changed once it has been released: files are made by them.
final class Schema {
  /// For each version, from 1 on, what makes it of the one before.
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE rooms (
                id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, pin TEXT, kept TEXT,
                created INTEGER NOT NULL, used INTEGER NOT NULL, crc INTEGER NOT NULL)
              """,
              """
              CREATE TABLE epochs (
                id INTEGER PRIMARY KEY, name TEXT NOT NULL, begun INTEGER NOT NULL,
                wall INTEGER NOT NULL, crc INTEGER NOT NULL)
              """,
              """
              CREATE TABLE events (
                id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, author INTEGER NOT NULL,
                counter INTEGER NOT NULL, seat TEXT, name TEXT NOT NULL, at INTEGER NOT NULL,
                wall INTEGER NOT NULL, edit TEXT NOT NULL, crc INTEGER NOT NULL)
              """,
              """
              CREATE TABLE snapshots (
                id INTEGER PRIMARY KEY, wall INTEGER NOT NULL, body TEXT NOT NULL,
                crc INTEGER NOT NULL)
              """),
          List.of(
              "ALTER TABLE events ADD COLUMN colour TEXT",
              "ALTER TABLE events ADD COLUMN gesture INTEGER NOT NULL DEFAULT 0",
              """
              CREATE TABLE bookmarks (
                id INTEGER PRIMARY KEY, title TEXT NOT NULL, name TEXT NOT NULL,
                colour TEXT NOT NULL, wall INTEGER NOT NULL, body TEXT NOT NULL,
                crc INTEGER NOT NULL)
              """));

  /// This program's.
  static final int VERSION = STEPS.size();

  /// A file's version beyond this one was not written by any program, but is damage.
  private static final int MOST_CREDIBLE = 1000;

  private Schema() {}

  /// What a file is to this program.
  enum Fit {
    /// It is new and empty.
    EMPTY,
    /// It is of this version or an older one.
    KNOWN,
    /// A newer program wrote it.
    NEWER,
    /// It says nothing that any of our programs would.
    STRANGE
  }

  /// What an opened file is to this program.
  static Fit fit(Database database) throws SQLException {
    long version = database.number("PRAGMA user_version");
    long application = database.number("PRAGMA application_id");
    long tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (version == 0 && application == 0 && tables == 0) {
      return Fit.EMPTY;
    } else if (application != Database.APPLICATION_ID || version < 1 || version > MOST_CREDIBLE) {
      return Fit.STRANGE;
    }
    return version > VERSION ? Fit.NEWER : Fit.KNOWN;
  }

  /// Whether the tables are those that a file's version has, to the letter: with one letter less
  /// SQLite may find nothing in a table that is full.
  static boolean isAsMade(Database database) throws SQLException {
    return definitions(database).equals(made((int) database.number("PRAGMA user_version")));
  }

  /// Makes the definitions of the tables in a damaged file what they were, as far as it can be
  /// written. They count when it is opened again.
  static void repair(Database damaged) throws SQLException {
    for (Map.Entry<String, String> table : made(VERSION).entrySet()) {
      try (PreparedStatement update =
          damaged
              .connection()
              .prepareStatement("UPDATE sqlite_schema SET sql = ? WHERE name = ? AND sql <> ?")) {
        update.setString(1, table.getValue());
        update.setString(2, table.getKey());
        update.setString(3, table.getValue());
        var _ = update.executeUpdate();
      }
    }
  }

  private static Map<String, String> made(int version) throws SQLException {
    try (Database database = Database.openInMemory()) {
      for (List<String> steps : STEPS.subList(0, version)) {
        for (String step : steps) {
          database.execute(step);
        }
      }
      return definitions(database);
    }
  }

  private static Map<String, String> definitions(Database database) throws SQLException {
    Map<String, String> definitions = new TreeMap<>();
    try (Statement statement = database.connection().createStatement();
        ResultSet result =
            statement.executeQuery("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL")) {
      while (result.next()) {
        definitions.put(
            String.valueOf(result.getString(1)), String.valueOf(result.getString(2)).strip());
      }
    }
    return definitions;
  }

  /// Makes the tables of this version out of what is there. All of it or nothing.
  static void migrate(Database database) throws SQLException {
    int version = (int) database.number("PRAGMA user_version");
    if (version == VERSION) {
      return;
    }
    database.begin();
    try {
      for (List<String> steps : STEPS.subList(version, VERSION)) {
        for (String step : steps) {
          database.execute(step);
        }
      }
      database.execute("PRAGMA application_id=" + Database.APPLICATION_ID);
      database.execute("PRAGMA user_version=" + VERSION);
      database.commit();
    } catch (SQLException e) {
      database.rollback();
      throw e;
    }
  }
}
