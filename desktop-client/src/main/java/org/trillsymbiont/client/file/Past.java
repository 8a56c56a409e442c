package org.trillsymbiont.client.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.trillsymbiont.client.session.KeptPast;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Moment;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;

/// What has led to a state: what the room was, all edits since, and bookmarks.
///
/// @param base the room before the first event; without seats
/// @param entries events, each the next revision, oldest first, with bookmarks where they belong;
///   empty when only a state is known
/// @param state what they lead to
public record Past(Line.Base base, List<Line.Entry> entries, AppState state) {
  public Past {
    entries = List.copyOf(entries);
  }

  /// Takes a moment, when there are thousands of events.
  static Past of(Line.Base base, List<Line.Entry> entries) {
    AppState state = base.snapshot().state();
    for (Line.Entry entry : entries) {
      if (entry instanceof Line.Event(HistoryEvent event)) {
        state = Reducer.apply(state, event.edit());
      }
    }
    return new Past(base, entries, state);
  }

  /// What was fetched of a room. Takes a moment, when there are thousands of events.
  static Past of(KeptPast kept) {
    Moment begin = kept.begin();
    int lastNumber = kept.events().stream().mapToInt(event -> event.id().by()).max().orElse(0);
    List<Line.Entry> entries = new ArrayList<>();
    List<Bookmark> marks = new ArrayList<>(kept.bookmarks());
    for (Bookmark mark : kept.bookmarks()) {
      if (mark.rev() < begin.rev()) {
        marks.removeFirst();
        Moment moment =
            Objects.requireNonNull(kept.moments().get(mark.rev()), "what a bookmark stands for");
        entries.add(new Line.Marked(mark, moment));
      }
    }
    mark(entries, marks, begin.rev());
    for (HistoryEvent event : kept.events()) {
      entries.add(new Line.Event(event));
      mark(entries, marks, event.rev());
    }
    return of(new Line.Base(snapshot(begin.state(), begin.rev(), lastNumber), begin), entries);
  }

  private static void mark(List<Line.Entry> entries, List<Bookmark> marks, long rev) {
    if (!marks.isEmpty() && marks.getFirst().rev() == rev) {
      entries.add(new Line.Marked(marks.removeFirst(), null));
    }
  }

  private static Authority.Snapshot snapshot(AppState state, long rev, int lastNumber) {
    return new Authority.Snapshot("", Map.of(), state, rev, Map.of(), lastNumber, Map.of());
  }

  /// A state that is known without what led to it: the piece alone, at rest.
  static Past unknown(AppState state) {
    AppState piece = Music.only(state);
    // Revision 0 is what every room begins with.
    return of(new Line.Base(snapshot(piece, 1, 0), Moment.found(1, piece)), List.of());
  }

  /// The edits, each the next revision, the oldest first; none when only a state is known.
  public List<HistoryEvent> events() {
    return entries.stream()
        .filter(Line.Event.class::isInstance)
        .map(entry -> ((Line.Event) entry).event())
        .toList();
  }

  /// How many edits there are.
  public int size() {
    return (int) entries.stream().filter(Line.Event.class::isInstance).count();
  }

  /// The bookmarks, by revision.
  public List<Bookmark> bookmarks() {
    return entries.stream()
        .filter(Line.Marked.class::isInstance)
        .map(entry -> ((Line.Marked) entry).bookmark())
        .toList();
  }

  /// The same with what it does not know yet as the last event: an edit that is still on its way,
  /// say.
  ///
  /// @param now what it has to lead to
  /// @param number of who has made the rest
  /// @param author the same
  /// @param wallMillis now, UTC in milliseconds since 1970
  Past until(AppState now, int number, Identity author, long wallMillis) {
    Edit rest = Edit.difference(state, now);
    if (rest.isEmpty()) {
      return this;
    }
    List<HistoryEvent> events = events();
    Moment begin = base.moment();
    boolean isFirst = events.isEmpty();
    List<Line.Entry> more = new ArrayList<>(entries);
    more.add(
        new Line.Event(
            new HistoryEvent(
                isFirst ? begin.rev() + 1 : events.getLast().rev() + 1,
                new EditId(number, 0),
                author,
                isFirst ? Math.max(1, begin.epoch()) : events.getLast().epoch(),
                isFirst ? begin.atMicros() : events.getLast().atMicros(),
                wallMillis,
                0,
                rest)));
    return new Past(base, more, now);
  }
}
