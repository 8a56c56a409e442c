package org.trillsymbiont.server.store;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds what is kept of a room's past: the last 10,000 events, and none older than 7 days. Before
/// the first event that is kept stands a snapshot; so each revision from there on can be had again.
/// Of the snapshots in between about one in a thousand revisions stays: a landmark, from which a
/// moment is soon reached, and to which the beginning moves without anything being replayed.
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  static final long MOST_EVENTS = 10_000;
  static final long MOST_AGE_MILLIS = 7L * 24 * 60 * 60 * 1000;

  /// Of so many revisions one snapshot stays.
  static final long LANDMARK = 1000;

  /// So many more may be there while a room is in memory. The beginning moves from landmark to
  /// landmark until then; a file of a program that had none has to be replayed, which takes longer.
  private static final long SLACK = 2 * LANDMARK;

  private Compaction() {}

  /// Forgets what is too old, and snapshots that nobody needs: all but the newest two, the one
  /// before the first event, and landmarks.
  ///
  /// @param newest the revision of the newest snapshot
  /// @param isExact whether to forget even a few
  static void run(Tables tables, long room, long newest, long nowMillis, boolean isExact)
      throws SQLException {
    try {
      long base = base(tables, room, newest, nowMillis, isExact ? 0 : SLACK);
      Row.Snapshot second = newest == 0 ? null : tables.snapshot(room, newest - 1);
      if (second != null) {
        tables.thinSnapshots(room, base + 1, second.rev() - 1, LANDMARK);
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
    long oldest = nowMillis - MOST_AGE_MILLIS;
    // What was played before the room was here came with it: it is as old as the room.
    long tooOld = isOlder(tables, room, oldest) ? tables.lastRevBefore(room, oldest, newest) : 0;
    long cut = Math.min(newest, Math.max(tooMany, tooOld));
    Row.Snapshot before = tables.snapshot(room, cut);
    if (cut <= base + slack) {
      return before == null || before.rev() <= base ? base : beginAt(tables, room, before.rev());
    }
    if (before == null || before.rev() != cut) {
      Ledger ledger = Loader.at(tables, room, cut);
      tables.put(new Row.Snapshot(room, cut, nowMillis, ledger.encoded()));
    }
    return beginAt(tables, room, cut);
  }

  private static boolean isOlder(Tables tables, long room, long millis) throws SQLException {
    Row.Room row = tables.room(room);
    return row == null || row.createdMillis() < millis;
  }

  /// @param rev of a snapshot
  private static long beginAt(Tables tables, long room, long rev) throws SQLException {
    tables.forgetUpTo(room, rev);
    return rev;
  }
}
