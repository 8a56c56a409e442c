package org.trillsymbiont.client.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.client.text.Texts;

class EndTest {
  private static final URI SERVER = URI.create("ws://studio.local:8787/api/sync");

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseIsAWholeSentence(End.Cause cause) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts.use(language);
      String reason = new End(cause, SERVER, "Because.").reason();
      assertTrue(reason.matches("\\S.*[.?]"), reason);
    }
  }

  @Test
  void aPortIsWrittenWithoutPointsWithinIt() {
    assertEquals(
        "The connection to studio.local:8787 was lost.", new End(End.Cause.LOST, SERVER).reason());
  }

  @Test
  void whatTheServerSaysIsShownAsItIs() {
    Texts.use(Locale.GERMAN);
    assertEquals(
        "Der Server auf studio.local:8787 hat die Verbindung abgelehnt: It’s {late}.",
        new End(End.Cause.REFUSED_BECAUSE, SERVER, "It’s {late}.").reason());
  }
}
