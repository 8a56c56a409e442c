package org.trillsymbiont.model.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.sync.ServerMessage;

/// A stretch of a room's past without gaps. It grows at both ends: by pages that are older, and by
/// what happens. Between its events it keeps moments, so that any revision can be had at once.
///
/// Its time goes on while somebody played: it counts from 0, at its begin, in microseconds, and
/// what passed between two epochs is left out ([Moment#microsUntil]).
///
/// Thread: confined to one.
public final class History {
  /// From one moment that is kept to the next.
  static final int SPACING = 64;

  private final List<HistoryEvent> events = new ArrayList<>();
  private final NavigableMap<Long, Moment> moments = new TreeMap<>();
  private final Map<Integer, Identity> people = new TreeMap<>();
  private long firstKept;
  private Moment end;

  /// The time of each event; longer than they are.
  private long[] micros = new long[SPACING];

  /// A history that begins with what a page holds.
  ///
  /// @throws IllegalArgumentException when the page's events do not follow each other
  public History(ServerMessage.Page page) {
    firstKept = page.first();
    end = page.moment();
    moments.put(end.rev(), end);
    page.events().forEach(this::append);
  }

  /// The revision with whose moment it begins.
  public long begin() {
    return moments.firstKey();
  }

  /// Its last revision.
  public long end() {
    return end.rev();
  }

  /// Whether nothing older is kept.
  public boolean isWhole() {
    return begin() < firstKept;
  }

  /// How many events there are.
  public int size() {
    return events.size();
  }

  /// Whether it has the moment of a revision.
  public boolean has(long rev) {
    return rev >= begin() && rev <= end();
  }

  /// Adds the next event. One that it has already changes nothing.
  ///
  /// @return false when events are missing between
  public boolean append(HistoryEvent event) {
    if (event.rev() > end.rev() + 1) {
      return false;
    } else if (event.rev() == end.rev() + 1) {
      add(event);
    }
    return true;
  }

  private void add(HistoryEvent event) {
    long time = length() + end.microsUntil(event.epoch(), event.atMicros());
    end = end.after(event);
    if (events.size() == micros.length) {
      micros = Arrays.copyOf(micros, 2 * micros.length);
    }
    micros[events.size()] = time;
    events.add(event);
    if (events.size() % SPACING == 0) {
      moments.put(end.rev(), end);
    }
    if (event.author() != null) {
      people.put(event.id().by(), event.author());
    }
  }

  /// Adds what comes behind its end.
  ///
  /// @return false when events are missing between
  public boolean append(ServerMessage.Page page) {
    firstKept = Math.max(firstKept, page.first());
    return page.moment().rev() <= end() && page.events().stream().allMatch(this::append);
  }

  /// Adds what comes before its begin.
  ///
  /// @return false when events are missing between, or nothing is new
  public boolean prepend(ServerMessage.Page page) {
    firstKept = Math.max(firstKept, page.first());
    Moment before = page.moment();
    if (before.rev() >= begin() || before.rev() + page.events().size() < begin()) {
      return false;
    }
    putBefore(before, page.events().subList(0, (int) (begin() - before.rev())));
    return true;
  }

  /// What is there already stays as it is: those who look at it don't wait.
  private void putBefore(Moment before, List<HistoryEvent> older) {
    long[] times = new long[older.size() + events.size() + SPACING];
    long time = 0;
    Moment moment = before;
    moments.put(moment.rev(), moment);
    for (int index = 0; index < older.size(); index++) {
      HistoryEvent event = older.get(index);
      time += moment.microsUntil(event.epoch(), event.atMicros());
      times[index] = time;
      moment = moment.after(event);
      if (index % SPACING == SPACING - 1) {
        moments.put(moment.rev(), moment);
      }
      if (event.author() != null) {
        people.putIfAbsent(event.id().by(), event.author());
      }
    }
    for (int index = 0; index < events.size(); index++) {
      times[older.size() + index] = time + micros[index];
    }
    micros = times;
    events.addAll(0, older);
  }

  /// The room as it was right after a revision.
  ///
  /// @throws IllegalArgumentException when it does not have it ([#has])
  public Moment at(long rev) {
    if (!has(rev)) {
      throw new IllegalArgumentException("revision " + rev + " is not here");
    }
    if (rev == end.rev()) {
      return end;
    }
    Moment moment = moments.floorEntry(rev).getValue();
    while (moment.rev() < rev) {
      moment = moment.after(event(moment.rev() + 1));
    }
    return moment;
  }

  /// The event that made a revision, one of those from [#begin], exclusive, to [#end].
  public HistoryEvent event(long rev) {
    return events.get((int) (rev - begin() - 1));
  }

  /// The events of revisions from one to another, both included, as far as they are here.
  public List<HistoryEvent> events(long from, long to, Filter filter) {
    int first = Math.clamp(from - begin() - 1, 0, events.size());
    int last = Math.clamp(to - begin(), first, events.size());
    return events.subList(first, last).stream().filter(filter::takes).toList();
  }

  /// The first event after a revision that a filter takes.
  public Optional<HistoryEvent> next(long rev, Filter filter) {
    for (long next = Math.max(rev, begin()) + 1; next <= end(); next++) {
      if (filter.takes(event(next))) {
        return Optional.of(event(next));
      }
    }
    return Optional.empty();
  }

  /// The last event before a revision that a filter takes.
  public Optional<HistoryEvent> previous(long rev, Filter filter) {
    for (long before = Math.min(rev, end() + 1) - 1; before > begin(); before--) {
      if (filter.takes(event(before))) {
        return Optional.of(event(before));
      }
    }
    return Optional.empty();
  }

  /// Who has a part in it, by number, as they were called last. The room itself is not among them.
  public Map<Integer, Identity> people() {
    return Collections.unmodifiableMap(people);
  }

  /// How long it is, in microseconds.
  public long length() {
    return events.isEmpty() ? 0 : micros[events.size() - 1];
  }

  /// When a revision was made, in its time.
  ///
  /// @param rev one that it has
  public long micros(long rev) {
    return rev == begin() ? 0 : micros[(int) (rev - begin() - 1)];
  }

  /// The last revision at or before a time.
  public long revAt(long time) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (micros[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return begin() + low;
  }

  /// How much was done when.
  ///
  /// @param from when the first stretch begins
  /// @param to when the last one ends, after `from`
  /// @param count how many there are, 1 or more
  public Density density(long from, long to, int count, Filter filter) {
    Density density = new Density(count);
    for (long rev = revAt(from - 1) + 1; rev <= end(); rev++) {
      long time = micros(rev);
      if (time > to) {
        break;
      }
      if (filter.takes(event(rev))) {
        int stretch = (int) ((double) (time - from) / (to - from) * count);
        density.add(Math.min(stretch, count - 1), event(rev));
      }
    }
    return density;
  }
}
