package org.trillsymbiont.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads from a damaged file what can be read: from the front until something is in the way, from
/// the back likewise, and what lies between row by row. Whatever is not as it was written is left
/// out.
///
/// Thread: confined to one.
final class Salvage {
  /// So many rows in succession that can't be read end the search.
  private static final int MOST_MISSING = 500;

  private final Database database;

  /// Makes a row of what a query found.
  interface Reader<R extends Row> {
    R read(ResultSet result) throws SQLException;
  }

  Salvage(Database damaged) {
    database = damaged;
  }

  /// The rows of a table, by their numbers.
  <R extends Row> NavigableMap<Long, R> table(String table, Reader<R> reader) {
    NavigableMap<Long, R> found = new TreeMap<>();
    scan("SELECT * FROM " + table + " ORDER BY id", reader, found);
    scan("SELECT * FROM " + table + " ORDER BY id DESC", reader, found);
    return found;
  }

  private <R extends Row> void scan(String sql, Reader<R> reader, NavigableMap<Long, R> found) {
    try (PreparedStatement statement = database.connection().prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        read(result, reader, found);
      }
    } catch (SQLException e) {
      // As far as it goes.
    }
  }

  private static <R extends Row> void read(
      ResultSet result, Reader<R> reader, NavigableMap<Long, R> found) throws SQLException {
    try {
      R row = reader.read(result);
      found.put(result.getLong("id"), row);
    } catch (Tables.DamagedException e) {
      // This one is not as it was written; the next one may be.
    }
  }

  /// Adds what neither way has come to: the rows of rooms behind each that was found.
  <R extends Row> void fill(
      String table, Reader<R> reader, Collection<Long> rooms, NavigableMap<Long, R> found) {
    for (long room : rooms) {
      Set<Long> known =
          new TreeSet<>(found.subMap(Tables.id(room, 0), Tables.id(room + 1, 0)).keySet());
      int missing = 0;
      for (long id = Tables.id(room, 1); missing < MOST_MISSING; id++) {
        if (known.contains(id)) {
          missing = 0;
        } else {
          missing++;
          scan("SELECT * FROM " + table + " WHERE id = " + id, reader, found);
          if (found.containsKey(id)) {
            missing = 0;
          }
        }
      }
    }
  }
}
