package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.StoredCodec;

/// Reads a room: its newest snapshot, and the events behind it.
final class Loader {
  private Loader() {}

  /// A room as it is stored.
  ///
  /// @param snapshotRev the revision of its newest snapshot; 0 for none
  /// @param epochs the first one first
  record Loaded(Ledger ledger, long snapshotRev, List<Row.Epoch> epochs) {

    /// For each epoch but the last the revision up to which it is the history of the last.
    Map<String, Long> ends() {
      LinkedHashMap<String, Long> ends = new LinkedHashMap<>();
      long end = Long.MAX_VALUE;
      for (int index = epochs.size() - 1; index > 0; index--) {
        end = Math.min(end, epochs.get(index).begin());
        ends.putFirst(epochs.get(index - 1).name(), end);
      }
      return ends;
    }

    /// The last epoch's name; empty for a room that never was.
    String epoch() {
      return epochs.isEmpty() ? "" : epochs.getLast().name();
    }
  }

  /// Reads all of a room.
  ///
  /// @throws Tables.DamagedException when a row is not what was written, or one is missing
  static Loaded load(Tables tables, long room) throws SQLException {
    return new Loaded(
        at(tables, room, Tables.MOST_REVISIONS), snapshotRev(tables, room), tables.epochs(room));
  }

  private static long snapshotRev(Tables tables, long room) throws SQLException {
    Row.Snapshot snapshot = tables.snapshot(room, Tables.MOST_REVISIONS);
    return snapshot == null ? 0 : snapshot.rev();
  }

  /// The room as it was at a revision, or at its last one.
  static Ledger at(Tables tables, long room, long rev) throws SQLException {
    Ledger ledger = ledger(tables.snapshot(room, rev));
    for (Row.Event event : tables.events(room, ledger.rev() + 1, rev)) {
      apply(ledger, event);
    }
    return ledger;
  }

  /// What a snapshot says; a room as it begins, for none.
  static Ledger ledger(Row.@Nullable Snapshot snapshot) throws SQLException {
    try {
      return snapshot == null
          ? new Ledger()
          : new Ledger(StoredCodec.decodeStored(snapshot.body()));
    } catch (ProtocolException | IllegalArgumentException e) {
      throw new Tables.DamagedException("a snapshot can't be read: " + e.getMessage());
    }
  }

  /// Whether an event's edit can be read.
  static boolean isReadable(Row.Event event) {
    try {
      var _ = StoredCodec.decodeEdit(event.edit());
      return true;
    } catch (ProtocolException | IllegalArgumentException e) {
      return false;
    }
  }

  /// What an event has changed.
  static Edit edit(Row.Event event) throws SQLException {
    return event(event).edit();
  }

  /// An event as the room remembers it.
  static HistoryEvent event(Row.Event row) throws SQLException {
    try {
      return new HistoryEvent(
          row.rev(),
          new EditId(row.author(), row.counter()),
          author(row),
          row.epoch(),
          row.atMicros(),
          row.wallMillis(),
          row.gesture(),
          StoredCodec.decodeEdit(row.edit()));
    } catch (ProtocolException | IllegalArgumentException e) {
      throw new Tables.DamagedException("an event can't be read: " + e.getMessage());
    }
  }

  private static @Nullable Identity author(Row.Event row) {
    if (row.author() == EditId.ROOM) {
      return null;
    }
    String colour = row.colour();
    return new Identity(
        row.name().isEmpty() ? "?" : row.name(),
        colour == null ? Colour.of(row.author()) : Colour.parse(colour));
  }

  /// Applies the next event.
  static void apply(Ledger ledger, Row.Event row) throws SQLException {
    HistoryEvent event = event(row);
    try {
      ledger.apply(event, row.seat());
    } catch (IllegalArgumentException e) {
      throw new Tables.DamagedException("an event is missing: " + e.getMessage());
    }
  }

  /// What a bookmark stands for.
  static Moment moment(Row.Bookmark row) throws SQLException {
    try {
      return StoredCodec.decodeMoment(row.body());
    } catch (ProtocolException e) {
      throw new Tables.DamagedException("a bookmark can't be read: " + e.getMessage());
    }
  }

  /// A bookmark as people see it.
  static Bookmark bookmark(Row.Bookmark row) throws SQLException {
    try {
      return new Bookmark(
          row.rev(),
          row.title(),
          new Identity(row.name(), Colour.parse(row.colour())),
          row.wallMillis());
    } catch (IllegalArgumentException e) {
      throw new Tables.DamagedException("a bookmark can't be read: " + e.getMessage());
    }
  }

  /// A room's bookmarks, by revision.
  static List<Bookmark> bookmarks(Tables tables, long room) throws SQLException {
    List<Bookmark> bookmarks = new ArrayList<>();
    for (Row.Bookmark row : tables.bookmarks(room)) {
      bookmarks.add(bookmark(row));
    }
    return bookmarks;
  }
}
