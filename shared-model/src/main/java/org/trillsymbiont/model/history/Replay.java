package org.trillsymbiont.model.history;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Unattended.Change;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;

/// A stretch of the past as it is heard again: what held from when on. Its times are those of one
/// clock, which is that of the stretch's epoch, if it is in one; so its steps begin when they did,
/// and contain what they contained, whatever speed the clock is let go at. From one epoch to the
/// next the clock goes on.
///
/// It begins with changes from some time before the stretch: what the first steps contain was fixed
/// then. It can be gone through more than once. Immutable.
public final class Replay implements Iterable<Change> {
  /// Longer than any lead ([org.trillsymbiont.model.state.AppState#LEAD_MILLIS]).
  private static final long EARLIER_MICROS = 4_000_000;

  private final Moment first;
  private final List<HistoryEvent> events;
  private final long firstMicros;
  private final long beginMicros;
  private final long endMicros;

  /// @param from the revision with whose moment it begins, one that the history has
  /// @param to its last revision, not before `from`
  public Replay(History history, long from, long to) {
    long early = history.revAt(history.micros(from) - EARLIER_MICROS);
    first = history.at(Math.min(early, from));
    events = history.events(first.rev() + 1, to, Filter.ALL);
    // What is to be added to the time from its first change on, so that no epoch begins before 0.
    long base = first.atMicros();
    long time = 0;
    long begin = 0;
    for (int index = 0; index < events.size(); index++) {
      HistoryEvent event = events.get(index);
      time +=
          index == 0
              ? first.microsUntil(event.epoch(), event.atMicros())
              : Moment.microsBetween(events.get(index - 1), event);
      base = Math.max(base, event.atMicros() - time);
      begin = event.rev() <= from ? time : begin;
    }
    firstMicros = base;
    beginMicros = base + begin;
    endMicros = base + time;
  }

  private static Transport shifted(Transport transport, long by) {
    return by == 0
        ? transport
        : Transport.of(
            transport.segments().stream()
                .map(segment ->
                    new Transport.Segment(
                        segment.beginMicros() + by,
                        segment.step(),
                        segment.tempo(),
                        segment.leadMillis()))
                .toList());
  }

  /// When the stretch begins.
  public long beginMicros() {
    return beginMicros;
  }

  /// When the last of its revisions is made.
  public long endMicros() {
    return endMicros;
  }

  @Override
  public Iterator<Change> iterator() {
    return new Steps();
  }

  /// Makes the changes as they are asked for: a long stretch begins at once.
  private final class Steps implements Iterator<Change> {
    private Moment moment = first;
    private long micros = firstMicros;
    private int given = -1;

    @Override
    public boolean hasNext() {
      return given < events.size();
    }

    @Override
    public Change next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      boolean choosesChord = false;
      if (given >= 0) {
        HistoryEvent event = events.get(given);
        choosesChord = event.edit().sets(Fields.SELECTED_CHORD);
        micros += moment.microsUntil(event.epoch(), event.atMicros());
        moment = moment.after(event);
      }
      given++;
      return new Change(
          micros,
          moment.state(),
          shifted(moment.transport(), micros - moment.atMicros()),
          choosesChord);
    }
  }
}
