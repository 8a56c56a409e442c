package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.room.Past;

/// A room that is to be made of a moment of another one: its rows, but for its number.
///
/// @param name what it is called
/// @param kept what else is to survive, as JSON; null for nothing
/// @param rows of room number 0
record Branch(RoomName name, @Nullable String kept, List<Row> rows) {
  private static final int FIRST_EPOCH = 1;

  Branch {
    rows = List.copyOf(rows);
  }

  /// Reads what the new room begins with: all that is kept up to that moment, or one edit that
  /// makes the moment, of who wants the room. When the moment is only kept in a bookmark, there is
  /// no more.
  ///
  /// @param from the number of the room that it comes from, which is called `fromName`
  /// @param nowMillis UTC
  /// @throws Pages.GoneException when that moment is not kept
  static Branch read(
      Tables tables,
      long from,
      RoomName fromName,
      ClientMessage.Fork wanted,
      Past.Founder who,
      long nowMillis)
      throws SQLException {
    long first = tables.firstRev(from);
    boolean isKept = first > 0 && wanted.rev() >= first - 1;
    List<Row> rows =
        wanted.withHistory() && isKept && wanted.rev() > 0
            ? history(tables, from, wanted.rev(), nowMillis)
            : moment(Pages.moment(tables, from, wanted.rev()), "Fork " + fromName, who, nowMillis);
    return new Branch(wanted.room(), null, rows);
  }

  private static List<Row> history(Tables tables, long from, long rev, long nowMillis)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    int epoch = FIRST_EPOCH;
    for (long snapshot : tables.snapshotRevs(from)) {
      Row.Snapshot row = tables.snapshot(from, snapshot);
      if (row != null && snapshot < rev) {
        rows.add(row.in(0));
      }
    }
    for (Row.Event row : tables.events(from, tables.firstRev(from), rev)) {
      epoch = Math.max(epoch, row.epoch());
      rows.add(row.in(0));
    }
    for (Row.Bookmark row : tables.bookmarks(from)) {
      if (row.rev() <= rev) {
        rows.add(row.in(0));
      }
    }
    Ledger ledger = Loader.at(tables, from, rev);
    rows.add(new Row.Snapshot(0, rev, nowMillis, ledger.encoded()));
    rows.add(new Row.Epoch(0, epoch, "forked", rev, nowMillis));
    return rows;
  }

  private static List<Row> moment(Moment moment, String label, Past.Founder who, long nowMillis) {
    Edit edit = Edit.difference(AppState.INITIAL, moment.state()).withLabel(label);
    HistoryEvent event =
        new HistoryEvent(1, who.id(), who.identity(), FIRST_EPOCH, 0, nowMillis, 0, edit);
    Ledger ledger = new Ledger();
    ledger.apply(event, who.seat());
    return List.of(
        Row.Event.of(0, event, who.seat()),
        new Row.Snapshot(0, 1, nowMillis, ledger.encoded()),
        new Row.Epoch(0, FIRST_EPOCH, "forked", 1, nowMillis));
  }

  /// The rows of a room with a number.
  List<Row> in(long room) {
    return rows.stream().map(row -> row.in(room)).toList();
  }
}
