package org.trillsymbiont.server.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trillsymbiont.model.sync.Authority;

/// Reads all that is stored and says whether it is what was written: each row, and each snapshot
/// against the events that lead to it. More than a server does when it starts, which only reads
/// what it will need.
public final class Audit {
  private Audit() {}

  /// What was found.
  ///
  /// @param lines for people, one for each room and each fault
  /// @param isSound whether there was no fault
  public record Report(List<String> lines, boolean isSound) {
    public Report {
      lines = List.copyOf(lines);
    }
  }

  /// Looks through a data folder, also while a server uses it.
  ///
  /// @throws StoreException with a sentence, when there is nothing to look through, or a newer
  ///   program wrote it
  public static Report of(Path dataFolder) throws StoreException {
    Path file = DataFolder.file(dataFolder);
    if (!Files.isRegularFile(file)) {
      throw new StoreException("There is no " + file + ".");
    }
    Optional<String> damage = Soundness.damage(file);
    if (damage.isPresent()) {
      return new Report(
          List.of(
              file + " is damaged: " + damage.get() + ".",
              "A server that starts with it recovers what can be read."),
          false);
    }
    try (Database database = Database.openToRead(file);
        Tables tables = new Tables(database)) {
      database.execute("BEGIN");
      return of(file, database, tables);
    } catch (SQLException e) {
      return new Report(List.of(file + " can't be read: " + Sentences.of(e)), false);
    }
  }

  private static Report of(Path file, Database database, Tables tables) throws SQLException {
    List<String> lines = new ArrayList<>();
    String whole = database.text("PRAGMA integrity_check(1)");
    boolean isSound = whole.equals("ok");
    if (!isSound) {
      lines.add(file + " is damaged: " + whole);
    }
    for (Row.Room room : tables.rooms()) {
      try {
        lines.add(room(tables, room));
      } catch (Tables.DamagedException e) {
        isSound = false;
        lines.add("Room " + room.name() + " is damaged: " + e.getMessage() + ".");
      }
    }
    lines.add(isSound ? file + " is sound." : file + " is not sound.");
    return new Report(lines, isSound);
  }

  private static String room(Tables tables, Row.Room room) throws SQLException {
    long first = tables.firstRev(room.id());
    Ledger ledger = Loader.at(tables, room.id(), first == 0 ? Tables.MOST_REVISIONS : first - 1);
    long begin = ledger.rev();
    if (first > 0 && begin != first - 1) {
      throw new Tables.DamagedException("what its history begins with is missing");
    }
    for (Row.Event event : tables.events(room.id(), begin + 1, Tables.MOST_REVISIONS)) {
      Loader.apply(ledger, event);
      compare(tables, room.id(), ledger);
    }
    for (Row.Bookmark bookmark : tables.bookmarks(room.id())) {
      var _ = Loader.bookmark(bookmark);
      var _ = Loader.moment(bookmark);
    }
    return String.format(
        Locale.ROOT,
        "Room %s: revision %d, %d events%s.",
        room.name(),
        ledger.rev(),
        ledger.rev() - begin,
        room.pin() == null ? "" : ", with a PIN");
  }

  private static void compare(Tables tables, long room, Ledger replayed) throws SQLException {
    Row.Snapshot row = tables.snapshot(room, replayed.rev());
    if (row != null && row.rev() == replayed.rev()) {
      Authority.Snapshot stored = Loader.ledger(row).snapshot("", Map.of());
      Authority.Snapshot expected = replayed.snapshot("", Map.of());
      boolean isSame =
          stored.state().equals(expected.state()) && stored.writes().equals(expected.writes());
      if (!isSame) {
        throw new Tables.DamagedException(
            "its snapshot at revision " + row.rev() + " is not what its events say");
      }
    }
  }
}
