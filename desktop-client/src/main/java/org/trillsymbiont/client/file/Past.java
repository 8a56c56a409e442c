package org.trillsymbiont.client.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Authority;
import org.trillsymbiont.model.sync.EditId;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;

/// What has led to a state: what the room was, and all edits since.
///
/// @param base the room before the first event; without seats
/// @param events each the next revision, oldest first; empty when only a state is known
/// @param state what they lead to
public record Past(Authority.Snapshot base, List<Line.Event> events, AppState state) {
  public Past {
    events = List.copyOf(events);
  }

  /// Takes a moment, when there are thousands of events.
  static Past of(Authority.Snapshot base, List<Line.Event> events) {
    AppState state = base.state();
    for (Line.Event event : events) {
      state = Reducer.apply(state, event.edit());
    }
    return new Past(base, events, state);
  }

  /// A state that is known without what led to it: the piece alone, at rest.
  static Past unknown(AppState state) {
    // Revision 0 is what every room begins with.
    return of(
        new Authority.Snapshot("", Map.of(), Music.only(state), 1, Map.of(), 0, Map.of()),
        List.of());
  }

  /// The same with what it does not know yet as the last event: an edit that is still on its way,
  /// say.
  ///
  /// @param now what it has to lead to
  /// @param author who has made the rest
  /// @param wallMillis now, UTC in milliseconds since 1970
  Past until(AppState now, String author, long wallMillis) {
    Edit rest = Edit.difference(state, now);
    if (rest.isEmpty()) {
      return this;
    }
    List<Line.Event> more = new ArrayList<>(events);
    boolean isFirst = events.isEmpty();
    more.add(
        new Line.Event(
            isFirst ? base.rev() + 1 : events.getLast().rev() + 1,
            isFirst ? 1 : events.getLast().epoch(),
            new EditId(EditId.ROOM, 0),
            author,
            isFirst ? 0 : events.getLast().atMicros(),
            wallMillis,
            rest));
    return new Past(base, more, now);
  }
}
