package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.wire.StoredCodec;

/// Bounds what is kept of a room's past: the last 10,000 events, and none older than 7 days. Before
/// the first event that is kept stands a snapshot; so each revision from there on can be had again.
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  static final long MOST_EVENTS = 10_000;
  static final long MOST_AGE_MILLIS = 7L * 24 * 60 * 60 * 1000;

  /// So many more may be there while a room is in memory: moving the beginning takes as long as a
  /// snapshot and the edits up to it.
  private static final long SLACK = 1000;

  private Compaction() {}

  /// Forgets what is too old, and snapshots that nobody needs: all but the newest two and the one
  /// before the first event.
  ///
  /// @param newest the revision of the newest snapshot
  /// @param isExact whether to forget even a few
  static void run(Tables tables, long room, long newest, long nowMillis, boolean isExact)
      throws SQLException {
    try {
      long base = base(tables, room, newest, nowMillis, isExact ? 0 : SLACK);
      Row.Snapshot second = newest == 0 ? null : tables.snapshot(room, newest - 1);
      if (second != null) {
        tables.forgetSnapshots(room, base + 1, second.rev() - 1);
      }
    } catch (Tables.DamagedException e) {
      LOG.warn(
          "The past of room number {} is damaged and stays as it is: {}", room, e.getMessage());
    }
  }

  /// Moves the revision that the past begins with.
  ///
  /// @return that revision
  private static long base(Tables tables, long room, long newest, long nowMillis, long slack)
      throws SQLException {
    long first = tables.firstRev(room);
    long base = first == 0 ? newest : first - 1;
    long tooMany = tables.lastRev(room) - MOST_EVENTS;
    long tooOld = tables.lastRevBefore(room, nowMillis - MOST_AGE_MILLIS, newest);
    long cut = Math.min(newest, Math.max(tooMany, tooOld));
    if (cut <= base + slack) {
      return base;
    }
    Row.Snapshot before = tables.snapshot(room, cut);
    if (before == null || before.rev() != cut) {
      Ledger ledger = Loader.at(tables, room, cut);
      tables.put(
          new Row.Snapshot(
              room, cut, nowMillis, StoredCodec.encode(ledger.snapshot("", Map.of()))));
    }
    tables.forgetUpTo(room, cut);
    return cut;
  }
}
