package org.trillsymbiont.client.view.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.history.History;

/// The time of day above the timeline, by this computer's calendar, with the day where another one
/// begins or when it is not today. It never runs back without a word: where the server's clock was
/// set back, or this computer's time zone's, the first label behind that says so. The times of a
/// room are those of its server's clock, which somebody may set, and of several servers perhaps.
///
/// Pure.
final class Ticks {
  /// From a tick to its words, in pixels.
  static final double GAP = 4;

  private static final Texts TEXTS = Texts.of(Ticks.class);

  /// From tick to tick, in the words' size: as wide as a day and a time of day are.
  private static final double APART = 11;

  /// What a room's end leaves of the words is not worth it.
  private static final double LEAST = 4;

  private static final long FINEST_WITHOUT_SECONDS = 600;

  private static final long[] SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400
  };

  private final History history;
  private final Labels labels;
  private final DateTimeFormatter time;
  private final LocalDate today;

  /// When the last label was, and how it read; null before the first one.
  private @Nullable ZonedDateTime last;

  /// One of them.
  ///
  /// @param x where it is, in pixels
  /// @param words empty where there is no room for them
  record Tick(double x, String words) {}

  /// How labels are made.
  ///
  /// @param em the words' size, in pixels
  /// @param width of some words, in pixels
  /// @param zone this computer's
  record Labels(double em, ToDoubleFunction<String> width, ZoneId zone) {}

  private Ticks(History history, Labels labels, boolean hasSeconds, Instant now) {
    this.history = history;
    this.labels = labels;
    time =
        DateTimeFormatter.ofLocalizedTime(hasSeconds ? FormatStyle.MEDIUM : FormatStyle.SHORT)
            .withLocale(Texts.locale());
    today = now.atZone(labels.zone()).toLocalDate();
  }

  /// Those in sight, the earliest first.
  static List<Tick> of(History history, TimeScale scale, Labels labels, Instant now) {
    double wanted = APART * labels.em() / scale.width() * scale.length() / 1e6;
    long step = SECONDS[SECONDS.length - 1];
    for (int index = SECONDS.length - 1; index >= 0 && SECONDS[index] >= wanted; index--) {
      step = SECONDS[index];
    }
    Ticks ticks = new Ticks(history, labels, step < FINEST_WITHOUT_SECONDS, now);
    return ticks.all(scale, Math.max((double) step, wanted) * 1e6);
  }

  private List<Tick> all(TimeScale scale, double step) {
    List<Tick> all = new ArrayList<>();
    double end = Math.min(scale.to(), (double) history.length());
    double free = 0;
    for (double at = Math.ceil(scale.from() / step) * step; at <= end; at += step) {
      double x = scale.x(at);
      boolean hasRoom = x >= free && x + LEAST * labels.em() < scale.x(scale.to());
      String words = hasRoom ? words(Place.at(history, (long) at)) : "";
      if (hasRoom) {
        free = x + labels.width().applyAsDouble(words) + 2 * GAP;
      }
      all.add(new Tick(x, words));
    }
    return all;
  }

  private String words(Place place) {
    long wall = place.wallMillis(history);
    if (wall == 0) {
      return HistoryWords.length(place.micros(history));
    }
    ZonedDateTime at = Instant.ofEpochMilli(wall).atZone(labels.zone());
    ZonedDateTime before = last;
    last = at;
    LocalDate known = before == null ? today : before.toLocalDate();
    String words = time.format(at);
    if (!at.toLocalDate().equals(known)) {
      words = TEXTS.get("tick.day", day(at.toLocalDate()), words);
    }
    if (before != null && at.isBefore(before)) {
      return TEXTS.get("tick.set-back", words);
    }
    boolean isSetBackHere =
        before != null && at.toLocalDateTime().isBefore(before.toLocalDateTime());
    return isSetBackHere
        ? TEXTS.get("tick.zone", words, DateTimeFormatter.ofPattern("z", Texts.locale()).format(at))
        : words;
  }

  private String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedPattern(day.getYear() == today.getYear() ? "MMMd" : "yMMMd")
        .withLocale(Texts.locale())
        .format(day);
  }
}
