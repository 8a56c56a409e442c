package org.trillsymbiont.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.RoomName;

/// Puts in the place of a damaged file what can be read of it. The damaged one is kept, under a
/// name with the time.
///
/// Of each room the latest revision is sought that can be had: from a snapshot, and events behind
/// it without a gap. Epochs are not carried over: which of them parted where is not to be relied
/// on, so that whoever comes back hears of everything anew.
final class Recovery {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final NavigableMap<Long, Row.Room> rooms;
  private final NavigableMap<Long, Row.Epoch> epochs;
  private final NavigableMap<Long, Row.Event> events;
  private final NavigableMap<Long, Row.Snapshot> snapshots;
  private final NavigableMap<Long, Row.Bookmark> bookmarks;
  private int roomsKept;
  private int eventsKept;

  private Recovery(Database damaged) {
    Salvage salvage = new Salvage(damaged);
    rooms = salvage.table("rooms", Tables::room);
    epochs = salvage.table("epochs", Tables::epoch);
    events = salvage.table("events", Tables::event);
    snapshots = salvage.table("snapshots", Tables::snapshot);
    bookmarks = salvage.table("bookmarks", Tables::bookmark);
    Set<Long> all = all();
    salvage.fill("events", Tables::event, all, events);
  }

  private Set<Long> all() {
    Set<Long> all = new TreeSet<>(rooms.keySet());
    events.values().forEach(event -> all.add(event.room()));
    snapshots.values().forEach(snapshot -> all.add(snapshot.room()));
    return all;
  }

  /// Recovers what is in a folder.
  ///
  /// @return a sentence that says what became of it
  static String run(DataFolder folder) throws IOException, SQLException {
    Path aside = aside(folder);
    copy(folder.file(), aside);
    Path work = folder.sibling(".work");
    copy(folder.file(), work);
    Path whole = folder.sibling(".new");
    Soundness.makeEmpty(whole);
    String summary;
    try (Database target = Database.open(whole);
        Tables tables = new Tables(target)) {
      target.begin();
      summary = fill(work, tables);
      target.commit();
    } finally {
      delete(work);
    }
    folder.putInPlace(whole);
    return summary + " The damaged file is kept as " + aside + ".";
  }

  private static Path aside(DataFolder folder) {
    String name = ".damaged-" + TIME.format(Instant.now());
    Path aside = folder.sibling(name);
    for (int number = 2; Files.exists(aside); number++) {
      aside = folder.sibling(name + "-" + number);
    }
    return aside;
  }

  private static void copy(Path from, Path to) throws IOException {
    delete(to);
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    Path log = beside(from, "-wal");
    if (Files.exists(log)) {
      Files.copy(log, beside(to, "-wal"), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(beside(file, "-wal"));
    Files.deleteIfExists(beside(file, "-shm"));
    Files.deleteIfExists(beside(file, "-journal"));
  }

  private static Path beside(Path file, String end) {
    return file.resolveSibling(file.getFileName() + end);
  }

  private static String fill(Path damaged, Tables tables) throws IOException, SQLException {
    if (Files.size(damaged) == 0) {
      return "Nothing in it could be read.";
    }
    repair(damaged);
    try (Database database = Database.openDamaged(damaged)) {
      Recovery recovery = new Recovery(database);
      for (long room : recovery.all()) {
        recovery.room(room, tables);
      }
      return recovery.roomsKept == 0
          ? "Nothing in it could be read."
          : String.format(
              Locale.ROOT,
              "%d rooms with %d events could be read, and were put in its place.",
              recovery.roomsKept,
              recovery.eventsKept);
    } catch (SQLException e) {
      if (Trouble.of(e) == Trouble.FULL) {
        throw e;
      }
      return "Nothing in it could be read.";
    }
  }

  private static void repair(Path damaged) {
    try (Database database = Database.openDamaged(damaged)) {
      Schema.repair(database);
    } catch (SQLException | IllegalStateException e) {
      // What can be read is read without it.
    }
  }

  private void room(long room, Tables tables) throws SQLException {
    long last = last(room);
    if (last < 0) {
      return;
    }
    long first = last;
    long base = hasBase(room, last) ? last : Long.MAX_VALUE;
    while (first > 0 && isReadable(events.get(Tables.id(room, first)))) {
      first--;
      base = hasBase(room, first) ? first : base;
    }
    int epoch = 1;
    for (long rev = base + 1; rev <= last; rev++) {
      Row.Event event = events.get(Tables.id(room, rev));
      if (event == null) {
        throw new IllegalStateException("there are no gaps here");
      }
      tables.put(event);
      epoch = Math.max(epoch, event.epoch() + 1);
      eventsKept++;
    }
    for (Row.Snapshot snapshot : of(snapshots, room, base, last).values()) {
      if (isReadable(snapshot)) {
        tables.put(snapshot);
      }
    }
    for (Row.Bookmark bookmark : of(bookmarks, room, 0, last).values()) {
      if (isReadable(bookmark)) {
        tables.put(bookmark);
      }
    }
    NavigableMap<Long, Row.Epoch> before = of(epochs, room, 0, Tables.MOST_REVISIONS);
    epoch = before.isEmpty() ? epoch : Math.max(epoch, before.lastEntry().getValue().number() + 1);
    Row.Room row = rooms.get(room);
    long now = System.currentTimeMillis();
    tables.put(new Row.Epoch(room, epoch, "recovered", last, now));
    tables.put(
        row == null
            ? new Row.Room(room, new RoomName("recovered-" + room), null, null, now, now)
            : row);
    roomsKept++;
  }

  /// The latest revision of a room that can be had; -1 for none.
  private long last(long room) {
    long best =
        rooms.containsKey(room)
                && of(events, room, 0, Tables.MOST_REVISIONS).isEmpty()
                && of(snapshots, room, 0, Tables.MOST_REVISIONS).isEmpty()
            ? 0
            : -1;
    best = Math.max(best, reach(room, 0));
    for (Row.Snapshot snapshot : of(snapshots, room, 0, Tables.MOST_REVISIONS).values()) {
      if (isReadable(snapshot)) {
        best = Math.max(best, Math.max(snapshot.rev(), reach(room, snapshot.rev())));
      }
    }
    return best;
  }

  /// How far events go behind a revision without a gap; -1 when there is none.
  private long reach(long room, long from) {
    long rev = from;
    while (isReadable(events.get(Tables.id(room, rev + 1)))) {
      rev++;
    }
    return rev == from ? -1 : rev;
  }

  private boolean hasBase(long room, long rev) {
    return rev == 0 || isReadable(snapshots.get(Tables.id(room, rev)));
  }

  private static boolean isReadable(Row.@Nullable Snapshot snapshot) {
    try {
      return snapshot != null && Loader.ledger(snapshot).rev() == snapshot.rev();
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean isReadable(Row.Bookmark bookmark) {
    try {
      var _ = Loader.bookmark(bookmark);
      var _ = Loader.moment(bookmark);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean isReadable(Row.@Nullable Event event) {
    return event != null && Loader.isReadable(event);
  }

  private static <R extends Row> NavigableMap<Long, R> of(
      NavigableMap<Long, R> rows, long room, long from, long to) {
    return rows.subMap(Tables.id(room, from), true, Tables.id(room, to), true);
  }
}
