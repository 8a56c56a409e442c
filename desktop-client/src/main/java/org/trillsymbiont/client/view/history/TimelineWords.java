package org.trillsymbiont.client.view.history;

import java.util.Optional;
import org.trillsymbiont.client.past.Looking;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastOfRoom;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.sync.Bookmark;

/// What the timeline says to screen readers.
///
/// Thread: FX.
final class TimelineWords {
  private static final Texts TEXTS = Texts.of(TimelineWords.class);

  private TimelineWords() {}

  /// What it is, along whose line the keys go, and where it stands.
  static String spoken(PastOfRoom past, Looking looking, Timeline timeline) {
    int chosen = timeline.chosen();
    String whose =
        chosen < 0 || chosen >= timeline.lanes().size()
            ? TEXTS.get("timeline.everybody")
            : timeline.lanes().get(chosen).name();
    return TEXTS.get("timeline.spoken", whose, value(past, looking));
  }

  /// `14:03:22, Ada: Change tempo, change 12 of 40`, with the bookmark's name; `Now`.
  static String value(PastOfRoom past, Looking looking) {
    History history = past.history();
    Optional<Place> where = looking.viewProperty().get().where();
    if (history == null || where.isEmpty() || !history.has(where.get().rev())) {
      return TEXTS.get("now");
    }
    Place place = where.get();
    String value =
        TEXTS.get(
            "timeline.value",
            HistoryWords.when(history, place),
            HistoryWords.what(history, place),
            place.rev() - history.begin(),
            history.size());
    return past.bookmarksProperty().get().stream()
        .filter(each -> each.rev() == place.rev())
        .map(Bookmark::name)
        .findFirst()
        .map(name -> TEXTS.get("timeline.bookmark", name, value))
        .orElse(value);
  }
}
