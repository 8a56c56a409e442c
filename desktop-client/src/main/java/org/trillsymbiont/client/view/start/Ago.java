package org.trillsymbiont.client.view.start;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.trillsymbiont.client.text.Texts;

/// How long ago something was, in words.
final class Ago {
  private static final Texts TEXTS = Texts.of(Ago.class);
  private static final int MOST_DAYS = 30;

  private Ago() {}

  /// `just now`, `5 minutes ago`, `3 hours ago`, `yesterday`, `6 days ago`, else the date. Days are
  /// those of the calendar; what is ahead is now: clocks are set back at times.
  static String words(Instant then, Instant now, ZoneId zone) {
    Duration passed = Duration.between(then, now);
    long days =
        ChronoUnit.DAYS.between(then.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
    if (passed.toMinutes() < 1) {
      return TEXTS.get("ago.now");
    }
    if (passed.toHours() < 1) {
      return TEXTS.get("ago.minutes", passed.toMinutes());
    }
    if (days < 1) {
      return TEXTS.get("ago.hours", passed.toHours());
    }
    if (days <= MOST_DAYS) {
      return TEXTS.get("ago.days", days);
    }
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(Texts.locale())
        .format(then.atZone(zone));
  }
}
