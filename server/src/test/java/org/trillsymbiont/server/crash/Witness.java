package org.trillsymbiont.server.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.ServerMessage;

/// What everybody in a room has heard, and whether it is there after a crash.
///
/// Thread: safe.
final class Witness {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final NavigableMap<Long, ServerMessage.Edited> heard = new TreeMap<>();
  private long heardInAll;
  private long saved;
  private long acknowledged;
  private long unacknowledged;

  synchronized void heard(ServerMessage.Edited edited) {
    if (heard.putIfAbsent(edited.rev(), edited) == null) {
      heardInAll++;
      notifyAll();
    }
  }

  /// Waits until so many edits more have been heard.
  ///
  /// @return false when nothing was heard for long
  synchronized boolean awaitMore(long edits) throws InterruptedException {
    long until = heardInAll + edits;
    long begin = System.nanoTime();
    while (heardInAll < until) {
      long left = DEADLINE_NANOS - (System.nanoTime() - begin);
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  synchronized void saved(long rev) {
    if (rev > saved) {
      acknowledged += rev - saved;
      saved = rev;
    }
  }

  /// How many edits were acknowledged in all.
  synchronized long acknowledged() {
    return acknowledged;
  }

  /// How many edits somebody has heard were lost, none of them acknowledged: their authors have
  /// sent them again.
  synchronized long unacknowledged() {
    return unacknowledged;
  }

  /// Compares with what is stored, and goes on from there.
  ///
  /// @param events what is kept of the room's past, up to `rev`
  /// @return what is wrong
  synchronized List<String> compare(long rev, List<HistoryEvent> events) {
    List<String> wrong = new ArrayList<>();
    if (rev < saved) {
      wrong.add("lost: " + saved + " was saved, and the room is at " + rev);
    }
    if (!events.isEmpty() && events.getLast().rev() != rev) {
      wrong.add("gap: the last edit is " + events.getLast().rev() + " and the room at " + rev);
    }
    long next = events.isEmpty() ? 0 : events.getFirst().rev();
    Set<EditId> taken = new HashSet<>();
    for (HistoryEvent event : events) {
      if (event.rev() != next++) {
        wrong.add("gap: " + event.rev() + " follows " + (next - 2));
        next = event.rev() + 1;
      }
      if (event.id().by() != EditId.ROOM && !taken.add(event.id())) {
        wrong.add("twice: " + event.id() + " at " + event.rev());
      }
      ServerMessage.Edited told = heard.get(event.rev());
      if (told != null
          && !(told.id().equals(event.id())
              && told.edit().equals(event.edit())
              && told.atMicros() == event.atMicros())) {
        wrong.add("other: " + event.rev() + " is " + event + " and was told as " + told);
      }
    }
    unacknowledged += heard.tailMap(rev, false).size();
    heard.tailMap(rev, false).clear();
    heard.headMap(Math.max(0, rev - 20_000)).clear();
    saved = Math.max(saved, rev);
    return wrong;
  }
}
