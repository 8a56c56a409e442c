package org.trillsymbiont.client.view.history;

import java.util.List;
import java.util.Optional;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.model.history.Bars;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;
import org.trillsymbiont.model.sync.HistoryEvent;

/// Where the next event, bar or bookmark is. Pure but for the history, which it reads.
///
/// @param history what it jumps in
/// @param filter which events count
record Jumps(History history, Filter filter) {
  /// The next event behind a place.
  Optional<Place> nextEvent(Place from) {
    return history.next(from.rev(), filter).map(HistoryEvent::rev).map(Place::at);
  }

  /// The event before a place. Within the time after an event that is this one.
  ///
  /// @param from empty for now
  Optional<Place> previousEvent(Optional<Place> from) {
    long before =
        from.map(place -> place.offsetMicros() > 0 ? place.rev() + 1 : place.rev())
            .orElse(history.end() + 1);
    return history.previous(before, filter).map(HistoryEvent::rev).map(Place::at);
  }

  /// The next bar behind a place.
  Optional<Place> nextBar(Place from) {
    var bar = new Bars(history).after(from.micros(history));
    return bar.isPresent() ? Optional.of(Place.at(history, bar.getAsLong())) : Optional.empty();
  }

  /// The bar before a place.
  ///
  /// @param from empty for now
  Optional<Place> previousBar(Optional<Place> from) {
    long time = from.map(place -> place.micros(history)).orElse(history.length() + 1);
    var bar = new Bars(history).before(time);
    return bar.isPresent() ? Optional.of(Place.at(history, bar.getAsLong())) : Optional.empty();
  }

  /// The next bookmark behind a place.
  Optional<Bookmark> nextBookmark(Place from, List<Bookmark> bookmarks) {
    return bookmarks.stream()
        .filter(each -> each.rev() > from.rev() && history.has(each.rev()))
        .findFirst();
  }

  /// The bookmark before a place.
  ///
  /// @param from empty for now
  Optional<Bookmark> previousBookmark(Optional<Place> from, List<Bookmark> bookmarks) {
    long before =
        from.map(place -> place.offsetMicros() > 0 ? place.rev() + 1 : place.rev())
            .orElse(history.end() + 1);
    return bookmarks.reversed().stream()
        .filter(each -> each.rev() < before && history.has(each.rev()))
        .findFirst();
  }
}
