package org.trillsymbiont.client.view.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.session.PastException;
import org.trillsymbiont.client.text.EditWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.history.Kind;
import org.trillsymbiont.model.sync.HistoryEvent;

/// What is said of the past.
///
/// Thread: FX.
final class HistoryWords {
  private static final Texts TEXTS = Texts.of(HistoryWords.class);
  private static final int MINUTE = 60;

  private HistoryWords() {}

  /// When it was, by this computer's calendar: `14:03:22`, with the day when that is not today;
  /// `0:42` after the begin when it is not known.
  static String when(History history, Place place) {
    long wall = place.wallMillis(history);
    return wall == 0 ? length(place.micros(history)) : when(wall);
  }

  /// The same.
  ///
  /// @param wallMillis UTC, since 1970
  static String when(long wallMillis) {
    ZonedDateTime at = Instant.ofEpochMilli(wallMillis).atZone(ZoneId.systemDefault());
    boolean isToday = at.toLocalDate().equals(ZonedDateTime.now(at.getZone()).toLocalDate());
    DateTimeFormatter format =
        isToday
            ? DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
            : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM);
    return format.withLocale(Texts.locale()).format(at);
  }

  /// `0:42`, `12:30`.
  static String length(long micros) {
    long seconds = micros / 1_000_000;
    return String.format(Texts.locale(), "%d:%02d", seconds / MINUTE, seconds % MINUTE);
  }

  /// Who did what last at a place: `Ada: Change tempo`; `The beginning`.
  static String what(History history, Place place) {
    return place.rev() <= history.begin()
        ? TEXTS.get("beginning")
        : what(history.event(place.rev()));
  }

  private static String what(HistoryEvent event) {
    String who = event.author() == null ? TEXTS.get("lane.room") : event.author().name();
    String what =
        Kind.of(event).contains(Kind.EVOLUTION) && event.author() == null
            ? TEXTS.get("generation")
            : EditWords.of(event.edit().label());
    return TEXTS.get("did", who, what);
  }

  /// Why something could not be had or done.
  static String why(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof PastException past) {
      return switch (past.code()) {
        case TAKEN, NO_PLACE, GONE, NOT_KEPT, TOO_FAST, LISTENER -> TEXTS.word("why", past.code());
        default -> String.valueOf(past.getMessage());
      };
    }
    return String.valueOf(cause.getMessage());
  }
}
