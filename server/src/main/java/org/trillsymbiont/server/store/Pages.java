package org.trillsymbiont.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.ServerMessage;

/// Reads stretches of a room's past.
final class Pages {
  /// So many characters of edits a page may have: as JSON it stays below what a message of a client
  /// may have, so that one page is no burden on a line that music goes over.
  private static final int MOST_CHARACTERS = 24 * 1024;

  private Pages() {}

  /// A moment that is no longer kept, or was never there.
  static final class GoneException extends SQLException {
    private static final long serialVersionUID = 1;

    GoneException() {
      super("that moment is not kept");
    }
  }

  /// Reads a page.
  ///
  /// @param now the room's revision; less may be stored
  /// @param epoch the number of its epoch
  /// @throws GoneException when the moment of one revision was asked for, and is not there
  static ServerMessage.Page page(
      Tables tables, long room, ClientMessage.AskHistory asked, long now, int epoch)
      throws SQLException {
    long first = tables.firstRev(room);
    Row.Snapshot newest = tables.snapshot(room, Tables.MOST_REVISIONS);
    long end = Math.max(tables.lastRev(room), newest == null ? 0 : newest.rev());
    long begin = first == 0 ? end : first - 1;
    long from;
    long to;
    if (asked.isBefore()) {
      to = Math.clamp(asked.rev() - 1, begin, end);
      from = Math.max(begin, to - asked.most());
    } else {
      from = asked.most() == 0 ? asked.rev() : Math.clamp(asked.rev(), begin, end);
      to = Math.min(end, from + asked.most());
    }
    List<Row.Event> rows = new ArrayList<>();
    if (from < to) {
      rows.addAll(tables.events(room, from + 1, to));
      cut(rows, asked.isBefore());
    }
    Moment moment = moment(tables, room, rows.isEmpty() ? from : rows.getFirst().rev() - 1);
    List<HistoryEvent> events = new ArrayList<>();
    for (Row.Event row : rows) {
      events.add(Loader.event(row));
    }
    return new ServerMessage.Page(asked.number(), moment, events, begin + 1, now, epoch);
  }

  private static void cut(List<Row.Event> rows, boolean isFromFront) {
    int characters = rows.stream().mapToInt(row -> row.edit().length()).sum();
    while (characters > MOST_CHARACTERS && rows.size() > 1) {
      Row.Event cut = isFromFront ? rows.removeFirst() : rows.removeLast();
      characters -= cut.edit().length();
    }
  }

  /// A room as it was at a revision: from a snapshot and the events behind it, or from a bookmark.
  ///
  /// @throws GoneException when neither is there
  static Moment moment(Tables tables, long room, long rev) throws SQLException {
    long first = tables.firstRev(room);
    if (first == 0 || rev >= first - 1) {
      Moment moment = Loader.at(tables, room, rev).moment();
      if (moment.rev() == rev) {
        return moment;
      }
    }
    Row.Bookmark bookmark = tables.bookmark(room, rev);
    if (bookmark == null) {
      throw new GoneException();
    }
    return Loader.moment(bookmark);
  }
}
