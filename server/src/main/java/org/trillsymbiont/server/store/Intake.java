package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Roles;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.StoredCodec;

/// Makes the rows of a room out of its file, one by one: a snapshot now and then among them, so
/// that each moment is soon reached.
final class Intake {
  private static final String EPOCH = "imported";

  private final long room;
  private final RoomReader reader;
  private final long nowMillis;
  private final Target target;

  /// What takes rows.
  interface Target {
    /// Takes the next one.
    void put(Row row) throws SQLException;
  }

  /// @param room its number
  /// @param nowMillis UTC
  Intake(long room, RoomReader reader, long nowMillis, Target target) {
    this.room = room;
    this.reader = reader;
    this.nowMillis = nowMillis;
    this.target = target;
  }

  /// All rows of a room that is to be made, but for its number.
  static Branch branch(RoomName name, RoomReader reader, long nowMillis) throws StoreException {
    List<Row> rows = new ArrayList<>();
    try {
      new Intake(0, reader, nowMillis, rows::add).copy();
    } catch (SQLException e) {
      throw new IllegalStateException("a list takes everything", e);
    }
    return new Branch(name, kept(reader, nowMillis), rows);
  }

  /// What else is to survive of it: its locks.
  static String kept(RoomReader reader, long nowMillis) {
    return StoredCodec.encode(Roles.Kept.locked(reader.header().locks()), nowMillis);
  }

  /// Reads all of it.
  ///
  /// @throws StoreException with a sentence, when the file is not as it should be
  /// @throws SQLException when a row is not taken
  void copy() throws StoreException, SQLException {
    Ledger ledger = reader.base();
    if (ledger.rev() > 0) {
      target.put(snapshot(ledger));
    }
    long snapshotRev = ledger.rev();
    int epoch = 0;
    Line.Entry entry = reader.next(ledger);
    while (entry != null) {
      switch (entry) {
        case Line.Event(HistoryEvent event) -> {
          epoch = Math.max(epoch, event.epoch());
          target.put(Row.Event.of(room, event, null));
          if (ledger.rev() - snapshotRev >= Compaction.LANDMARK) {
            target.put(snapshot(ledger));
            snapshotRev = ledger.rev();
          }
        }
        case Line.Marked(Bookmark bookmark, var moment) ->
            target.put(Row.Bookmark.of(room, bookmark, moment == null ? ledger.moment() : moment));
      }
      entry = reader.next(ledger);
    }
    target.put(snapshot(ledger));
    target.put(new Row.Epoch(room, epoch + 1, EPOCH, ledger.rev(), nowMillis));
  }

  private Row.Snapshot snapshot(Ledger ledger) {
    return new Row.Snapshot(room, ledger.rev(), nowMillis, ledger.encoded());
  }
}
