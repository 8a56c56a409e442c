package org.trillsymbiont.client.session;

import java.util.List;
import java.util.Map;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.HistoryEvent;
import org.trillsymbiont.model.sync.Moment;

/// All that is kept of a room's past, as it is remembered there.
///
/// @param begin the moment before the first event
/// @param events each the next revision, the oldest first
/// @param bookmarks by revision
/// @param moments what those bookmarks stand for that are of a time before the begin, by revision
public record KeptPast(
    Moment begin, List<HistoryEvent> events, List<Bookmark> bookmarks, Map<Long, Moment> moments) {
  public KeptPast {
    events = List.copyOf(events);
    bookmarks = List.copyOf(bookmarks);
    moments = Map.copyOf(moments);
  }
}
