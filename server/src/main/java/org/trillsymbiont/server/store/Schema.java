package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.List;

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
