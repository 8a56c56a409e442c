package org.trillsymbiont.server.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;

/// Reads and writes rows. Those of a room stand beside each other in each table: their numbers are
/// the room's and the revision (or the epoch's number) in one.
///
/// Thread: confined to one.
final class Tables implements AutoCloseable {
  /// How many bits of a row's number are for the revision.
  private static final int REVISION_BITS = 40;

  /// The highest revision.
  static final long MOST_REVISIONS = (1L << REVISION_BITS) - 1;

  private final Database database;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /// A row that does not say what was written.
  static final class DamagedException extends SQLException {
    private static final long serialVersionUID = 1;

    DamagedException(String what) {
      super(what);
    }
  }

  /// Makes a row of what a query found.
  private interface Reader<R extends Row> {
    R read(ResultSet result) throws SQLException;
  }

  Tables(Database database) {
    this.database = database;
  }

  /// The number of a room's row.
  static long id(long room, long rev) {
    return room << REVISION_BITS | rev;
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = database.connection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int index = 0; index < values.length; index++) {
      statement.setObject(index + 1, values[index]);
    }
    return statement;
  }

  private void update(String sql, @Nullable Object... values) throws SQLException {
    var _ = prepared(sql, values).executeUpdate();
  }

  /// Writes a row; over an older one of the same number.
  void put(Row row) throws SQLException {
    switch (row) {
      case Row.Room room ->
          update(
              "INSERT OR REPLACE INTO rooms (id, name, pin, kept, created, used, crc)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              room.id(),
              room.name().value(),
              room.pin(),
              room.kept(),
              room.createdMillis(),
              room.usedMillis(),
              row.checksum());
      case Row.Epoch epoch ->
          update(
              "INSERT OR REPLACE INTO epochs (id, name, begun, wall, crc) VALUES (?, ?, ?, ?, ?)",
              id(epoch.room(), epoch.number()),
              epoch.name(),
              epoch.begin(),
              epoch.wallMillis(),
              row.checksum());
      // Never over another one: what has been said to be saved does not change.
      case Row.Event event ->
          update(
              "INSERT INTO events (id, epoch, author, counter, seat, name, colour, at, wall,"
                  + " gesture, edit, crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id(event.room(), event.rev()),
              event.epoch(),
              event.author(),
              event.counter(),
              event.seat(),
              event.name(),
              event.colour(),
              event.atMicros(),
              event.wallMillis(),
              event.gesture(),
              event.edit(),
              row.checksum());
      case Row.Snapshot snapshot ->
          update(
              "INSERT OR REPLACE INTO snapshots (id, wall, body, crc) VALUES (?, ?, ?, ?)",
              id(snapshot.room(), snapshot.rev()),
              snapshot.wallMillis(),
              snapshot.body(),
              row.checksum());
      case Row.Bookmark bookmark ->
          update(
              "INSERT OR REPLACE INTO bookmarks (id, title, name, colour, wall, body, crc)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              id(bookmark.room(), bookmark.rev()),
              bookmark.title(),
              bookmark.name(),
              bookmark.colour(),
              bookmark.wallMillis(),
              bookmark.body(),
              row.checksum());
    }
  }

  /// All rooms.
  List<Row.Room> rooms() throws SQLException {
    return read("SELECT id, name, pin, kept, created, used, crc FROM rooms", Tables::room);
  }

  /// A room; null when it is not there.
  Row.@Nullable Room room(long id) throws SQLException {
    List<Row.Room> found =
        read(
            "SELECT id, name, pin, kept, created, used, crc FROM rooms WHERE id = ?",
            Tables::room,
            id);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The numbers of all rooms that have rows in a table.
  Set<Long> roomsIn(String table) throws SQLException {
    Set<Long> rooms = new TreeSet<>();
    if (table.equals("bookmarks") && !hasBookmarks()) {
      return rooms;
    }
    long from = 0;
    while (true) {
      // From one room to the next: not through all rows.
      try (ResultSet result =
          prepared("SELECT id FROM " + table + " WHERE id >= ? ORDER BY id LIMIT 1", from)
              .executeQuery()) {
        if (!result.next()) {
          return rooms;
        }
        long room = result.getLong(1) >> REVISION_BITS;
        rooms.add(room);
        from = id(room + 1, 0);
      }
    }
  }

  /// A room's epochs, the first one first.
  List<Row.Epoch> epochs(long room) throws SQLException {
    return read(
        "SELECT id, name, begun, wall, crc FROM epochs WHERE id BETWEEN ? AND ? ORDER BY id",
        Tables::epoch,
        id(room, 0),
        id(room, MOST_REVISIONS));
  }

  /// A room's events of revisions from one to another, both included, in order.
  List<Row.Event> events(long room, long from, long to) throws SQLException {
    return read(
        // A file that has not been opened for writing yet may be of version 1.
        "SELECT * FROM events WHERE id BETWEEN ? AND ? ORDER BY id",
        Tables::event,
        id(room, from),
        id(room, to));
  }

  /// The newest snapshot of a room at or before a revision; null when there is none.
  Row.@Nullable Snapshot snapshot(long room, long atMost) throws SQLException {
    List<Row.Snapshot> found =
        read(
            "SELECT id, wall, body, crc FROM snapshots WHERE id BETWEEN ? AND ?"
                + " ORDER BY id DESC LIMIT 1",
            Tables::snapshot,
            id(room, 0),
            id(room, Math.max(0, atMost)));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The revisions of a room's snapshots, in order.
  List<Long> snapshotRevs(long room) throws SQLException {
    List<Long> revs = new ArrayList<>();
    try (ResultSet result =
        prepared(
                "SELECT id FROM snapshots WHERE id BETWEEN ? AND ? ORDER BY id",
                id(room, 0),
                id(room, MOST_REVISIONS))
            .executeQuery()) {
      while (result.next()) {
        revs.add(result.getLong(1) & MOST_REVISIONS);
      }
    }
    return revs;
  }

  /// A room's bookmarks, by revision.
  List<Row.Bookmark> bookmarks(long room) throws SQLException {
    return hasBookmarks()
        ? read(
            "SELECT * FROM bookmarks WHERE id BETWEEN ? AND ? ORDER BY id",
            Tables::bookmark,
            id(room, 0),
            id(room, MOST_REVISIONS))
        : List.of();
  }

  /// The bookmark at a revision; null for none.
  Row.@Nullable Bookmark bookmark(long room, long rev) throws SQLException {
    List<Row.Bookmark> found =
        hasBookmarks()
            ? read("SELECT * FROM bookmarks WHERE id = ?", Tables::bookmark, id(room, rev))
            : List.of();
    return found.isEmpty() ? null : found.getFirst();
  }

  /// A file that has not been opened for writing yet may be of version 1.
  private boolean hasBookmarks() throws SQLException {
    return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'bookmarks'") > 0;
  }

  /// Deletes the bookmark at a revision, if there is one.
  void forgetBookmark(long room, long rev) throws SQLException {
    update("DELETE FROM bookmarks WHERE id = ?", id(room, rev));
  }

  /// How long a stretch takes when it is heard again, in microseconds ([Moment#microsUntil]).
  ///
  /// @param from with what it begins
  /// @param to its last revision
  long lengthMicros(long room, Moment from, long to) throws SQLException {
    long length = 0;
    try (ResultSet result =
        prepared(
                "SELECT epoch, min(at), max(at) FROM events WHERE id BETWEEN ? AND ?"
                    + " GROUP BY epoch",
                id(room, from.rev() + 1),
                id(room, to))
            .executeQuery()) {
      while (result.next()) {
        long first = result.getLong(2);
        length += from.microsUntil(result.getInt(1), first) + result.getLong(3) - first;
      }
    }
    return length;
  }

  /// A number of a room's; 0 when there is nothing to count.
  ///
  /// @param sql with two parameters: the first and the last number of the room's rows
  private long ofRoom(String sql, long room, long from, long to) throws SQLException {
    try (ResultSet result = prepared(sql, id(room, from), id(room, to)).executeQuery()) {
      return result.next() ? result.getLong(1) & MOST_REVISIONS : 0;
    }
  }

  /// The last revision whose event is there; 0 for none.
  long lastRev(long room) throws SQLException {
    return ofRoom("SELECT max(id) FROM events WHERE id BETWEEN ? AND ?", room, 0, MOST_REVISIONS);
  }

  /// The first revision whose event is there; 0 for none.
  long firstRev(long room) throws SQLException {
    return ofRoom("SELECT min(id) FROM events WHERE id BETWEEN ? AND ?", room, 0, MOST_REVISIONS);
  }

  /// The last revision before a time whose event is there; 0 for none.
  long lastRevBefore(long room, long wallMillis, long to) throws SQLException {
    long first = firstRev(room);
    long last = 0;
    // By halves: the clock that stamped them may have been set back, which does no harm here.
    long low = first;
    long high = Math.min(to, lastRev(room));
    while (first > 0 && low <= high) {
      long middle = (low + high) >>> 1;
      List<Row.Event> event = events(room, middle, middle);
      if (!event.isEmpty() && event.getFirst().wallMillis() < wallMillis) {
        last = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return last;
  }

  /// Deletes a room's events up to a revision, and snapshots before it.
  void forgetUpTo(long room, long rev) throws SQLException {
    update("DELETE FROM events WHERE id BETWEEN ? AND ?", id(room, 0), id(room, rev));
    update("DELETE FROM snapshots WHERE id BETWEEN ? AND ?", id(room, 0), id(room, rev) - 1);
  }

  /// Deletes the snapshots between two revisions, both included, but for the first of each stretch.
  ///
  /// @param stretch how many revisions are in one
  void thinSnapshots(long room, long from, long to, long stretch) throws SQLException {
    update(
        "DELETE FROM snapshots WHERE id BETWEEN ?1 AND ?2 AND id NOT IN (SELECT min(id) FROM"
            + " snapshots WHERE id BETWEEN ?1 AND ?2 GROUP BY (id & ?3) / ?4)",
        id(room, from),
        id(room, to),
        MOST_REVISIONS,
        stretch);
  }

  /// Deletes the epochs up to one.
  void forgetEpochs(long room, int upTo) throws SQLException {
    update("DELETE FROM epochs WHERE id BETWEEN ? AND ?", id(room, 0), id(room, upTo));
  }

  /// Deletes a room and all of it.
  void forget(long room) throws SQLException {
    for (String table : List.of("events", "snapshots", "epochs", "bookmarks")) {
      update(
          "DELETE FROM " + table + " WHERE id BETWEEN ? AND ?",
          id(room, 0),
          id(room, MOST_REVISIONS));
    }
    update("DELETE FROM rooms WHERE id = ?", room);
  }

  private <R extends Row> List<R> read(String sql, Reader<R> reader, @Nullable Object... values)
      throws SQLException {
    List<R> rows = new ArrayList<>();
    try (ResultSet result = prepared(sql, values).executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  static Row.Room room(ResultSet result) throws SQLException {
    String name = text(result, "name");
    if (!RoomName.isValid(name)) {
      throw new DamagedException("a room has no name");
    }
    return checked(
        new Row.Room(
            result.getLong("id"),
            new RoomName(name),
            result.getString("pin"),
            result.getString("kept"),
            result.getLong("created"),
            result.getLong("used")),
        result);
  }

  static Row.Epoch epoch(ResultSet result) throws SQLException {
    long id = result.getLong("id");
    return checked(
        new Row.Epoch(
            id >> REVISION_BITS,
            (int) (id & MOST_REVISIONS),
            text(result, "name"),
            result.getLong("begun"),
            result.getLong("wall")),
        result);
  }

  static Row.Event event(ResultSet result) throws SQLException {
    long id = result.getLong("id");
    return checked(
        new Row.Event(
            id >> REVISION_BITS,
            id & MOST_REVISIONS,
            result.getInt("epoch"),
            result.getInt("author"),
            result.getLong("counter"),
            result.getString("seat"),
            text(result, "name"),
            has(result, "colour") ? result.getString("colour") : null,
            result.getLong("at"),
            result.getLong("wall"),
            has(result, "gesture") ? result.getLong("gesture") : 0,
            text(result, "edit")),
        result);
  }

  /// Whether a query has a column, which version 1 did not.
  private static boolean has(ResultSet result, String column) {
    try {
      return result.findColumn(column) > 0;
    } catch (SQLException e) {
      return false;
    }
  }

  static Row.Snapshot snapshot(ResultSet result) throws SQLException {
    long id = result.getLong("id");
    return checked(
        new Row.Snapshot(
            id >> REVISION_BITS, id & MOST_REVISIONS, result.getLong("wall"), text(result, "body")),
        result);
  }

  static Row.Bookmark bookmark(ResultSet result) throws SQLException {
    long id = result.getLong("id");
    return checked(
        new Row.Bookmark(
            id >> REVISION_BITS,
            id & MOST_REVISIONS,
            text(result, "title"),
            text(result, "name"),
            text(result, "colour"),
            result.getLong("wall"),
            text(result, "body")),
        result);
  }

  private static String text(ResultSet result, String column) throws SQLException {
    String text = result.getString(column);
    if (text == null) {
      throw new DamagedException(column + " is missing");
    }
    return text;
  }

  private static <R extends Row> R checked(R row, ResultSet result) throws SQLException {
    if (row.checksum() != result.getLong("crc")) {
      throw new DamagedException("a row of the " + row.getClass().getSimpleName() + " is damaged");
    }
    return row;
  }

  /// Ends the statements that it keeps; they are made anew when they are needed again.
  @Override
  public void close() {
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // It says once more what its last use has said.
      }
    }
    statements.clear();
  }
}
