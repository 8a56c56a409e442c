package org.trillsymbiont.client.view.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.text.Texts;

class AgoTest {
  private static final Instant NOW = Instant.parse("2026-11-28T15:30:00Z");

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-11-28T15:30:00Z, just now, gerade eben
          2026-11-28T15:35:00Z, just now, gerade eben
          2026-11-28T15:29:00Z, 1 minute ago, vor 1 Minute
          2026-11-28T14:31:00Z, 59 minutes ago, vor 59 Minuten
          2026-11-28T14:30:00Z, 1 hour ago, vor 1 Stunde
          2026-11-28T00:30:00Z, 15 hours ago, vor 15 Stunden
          2026-11-27T22:30:00Z, yesterday, gestern
          2026-11-26T23:59:00Z, 2 days ago, vor 2 Tagen
          2026-10-29T12:00:00Z, 30 days ago, vor 30 Tagen
          2026-10-28T12:00:00Z, 'Oct 28, 2026', 28.10.2026
          """)
  void isSaidInWords(Instant then, String english, String german) {
    ZoneId zone = ZoneId.of("UTC");
    assertEquals(english, Ago.words(then, NOW, zone));
    Texts.use(Locale.GERMAN);
    assertEquals(german, Ago.words(then, NOW, zone));
  }
}
