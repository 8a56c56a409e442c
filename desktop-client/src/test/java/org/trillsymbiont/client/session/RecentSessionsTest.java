package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.sync.JoinLink;

class RecentSessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T15:30:00Z");

  private final Preferences preferences = Preferences.userRoot().node("recent-sessions-test");
  private final RecentSessions sessions = new RecentSessions(preferences);

  @AfterEach
  void forget() throws BackingStoreException {
    preferences.removeNode();
  }

  private static Recent joined(String link) {
    return new Recent(JoinLink.parse(link), false, false, NOW);
  }

  private List<Recent> atTheNextStart() {
    return new RecentSessions(preferences).sessionsProperty().get();
  }

  @Test
  void areRememberedTheLastOneFirst() {
    Recent hosted = new Recent(JoinLink.parse("[fe80::1]:9000/jam"), true, true, NOW);
    sessions.add(joined("10.0.0.5"));
    sessions.add(hosted);
    assertEquals(List.of(hosted, joined("10.0.0.5")), atTheNextStart());
  }

  @Test
  void whatComesAgainGoesToTheTop() {
    sessions.add(joined("10.0.0.5"));
    sessions.add(joined("10.0.0.6"));
    Recent again = new Recent(JoinLink.parse("10.0.0.5"), false, true, NOW.plusSeconds(60));
    sessions.add(again);
    assertEquals(List.of(again, joined("10.0.0.6")), atTheNextStart());
  }

  @Test
  void aHostedRoomIsTheSameUnderTheComputersNextAddress() {
    sessions.add(new Recent(JoinLink.parse("192.168.1.7/jam"), true, false, NOW));
    sessions.add(new Recent(JoinLink.parse("10.0.0.3/jam"), true, false, NOW));
    sessions.add(joined("192.168.1.7/jam"));
    assertEquals(2, atTheNextStart().size());
  }

  @Test
  void onlyEightAreRemembered() {
    for (int host = 1; host <= 10; host++) {
      sessions.add(joined("10.0.0." + host));
    }
    assertEquals(RecentSessions.MOST, atTheNextStart().size());
    assertEquals(joined("10.0.0.10"), atTheNextStart().getFirst());
  }

  @Test
  void oneOrAllAreForgotten() {
    sessions.add(joined("10.0.0.5"));
    sessions.add(joined("10.0.0.6"));
    sessions.remove(joined("10.0.0.5"));
    assertEquals(List.of(joined("10.0.0.6")), atTheNextStart());
    sessions.forgetAll();
    assertEquals(List.of(), atTheNextStart());
  }

  @Test
  void whatWasRememberedWronglyIsNotRemembered() {
    preferences.put(
        "recent sessions",
        """
        nonsense
        trill://10.0.0.5:8787/blue joined open 1795879800
        trill://10.0.0.5:8787/Blue joined open 1795879800
        trill://10.0.0.6:8787/blue joined open soon
        trill://10.0.0.6:8787/blue joined open 99999999999999999
        """);
    assertEquals(
        List.of("trill://10.0.0.5:8787/blue"),
        atTheNextStart().stream().map(each -> each.link().toString()).toList());
  }

  @Test
  void eightOfTheLongestFitIntoThePreferences() {
    for (int host = 0; host < 8; host++) {
      sessions.add(joined("h".repeat(460) + host));
    }
    sessions.add(joined("h".repeat(9000)));
    assertEquals(8, atTheNextStart().size());
    assertTrue(preferences.get("recent sessions", "").length() <= Preferences.MAX_VALUE_LENGTH);
  }
}
