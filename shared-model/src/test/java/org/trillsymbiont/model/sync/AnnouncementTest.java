package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementTest {
  private static final List<RoomInfo> ROOMS =
      List.of(new RoomInfo(new RoomName("blue"), 3, true), new RoomInfo(RoomName.LOBBY, 1, false));

  private static final String FINGERPRINT = Fingerprint.of(new byte[] {1, 2, 3});
  private static final Announcement.Server PLAIN = new Announcement.Server("a1b2c3");
  private static final Announcement.Server ENCRYPTED =
      new Announcement.Server("a1b2c3", true, FINGERPRINT, Announcement.trail("epoch"));

  @Test
  void tellsOfAllRoomsAndLeadsToTheFullest() {
    Announcement told = Announcement.of("Ada", ENCRYPTED, ROOMS);
    assertEquals(new Announcement("Ada", 2, 4, new RoomName("blue"), true, ENCRYPTED), told);
    assertEquals(Optional.of(told), Announcement.read(told.attributes()));
  }

  @Test
  void aServerWithoutRoomsLeadsToTheLobby() {
    Announcement told = Announcement.of("Ada", PLAIN, List.of());
    assertEquals(new Announcement("Ada", 0, 0, RoomName.LOBBY, false, PLAIN), told);
    assertEquals(Optional.of(told), Announcement.read(told.attributes()));
  }

  @Test
  void aNameIsMadePlainAndCut() {
    assertEquals("Ada", Announcement.of(" A\u0007d\u202Ea ", PLAIN, List.of()).name());
    assertEquals("🎹".repeat(32), Announcement.of("🎹".repeat(40), PLAIN, List.of()).name());
    assertEquals("Trill Symbiont", Announcement.of("\u0007", PLAIN, List.of()).name());
  }

  @Test
  void whatItGoesOnWithIsKnownToThoseWhoWereThereAndTellsNothingElse() {
    assertEquals(Announcement.trail("epoch"), Announcement.trail("epoch"));
    assertNotEquals(Announcement.trail("epoch"), Announcement.trail("another"));
    assertFalse(Announcement.trail("epoch").contains("epoch"));
  }

  @Test
  void aServerThatTellsLessIsReadAllTheSame() {
    Map<String, String> attributes =
        new HashMap<>(Announcement.of("Ada", ENCRYPTED, ROOMS).attributes());
    attributes.put("tls", "1");
    attributes.remove("id");
    attributes.remove("after");
    assertEquals(
        Optional.of(Announcement.of("Ada", new Announcement.Server("", true, null, null), ROOMS)),
        Announcement.read(attributes));
  }

  @ParameterizedTest
  @CsvSource({"tls, short", "after, short", "id, Not-An-Id", "id, 12345678901234567"})
  void whatNoServerSaysIsNothing(String attribute, String value) {
    Map<String, String> attributes =
        new HashMap<>(Announcement.of("Ada", ENCRYPTED, ROOMS).attributes());
    attributes.put(attribute, value);
    assertEquals(Optional.empty(), Announcement.read(attributes));
  }

  /// An attribute may have 255 bytes, all of them together should have less than 1300 (RFC 6763).
  @Test
  void theLongestFitsIntoTheNetwork() {
    Announcement longest =
        new Announcement("🎹".repeat(32), 100, 6400, new RoomName("x".repeat(32)), true, ENCRYPTED);
    for (Map.Entry<String, String> each : longest.attributes().entrySet()) {
      String pair = each.getKey() + "=" + each.getValue();
      assertTrue(pair.getBytes(StandardCharsets.UTF_8).length < 255, pair);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "version, 3",
    "version, ''",
    "rooms, many",
    "people, -1",
    "room, Blue",
    "name, ''",
  })
  void whatIsWrongIsNothing(String attribute, String value) {
    Map<String, String> attributes =
        new HashMap<>(Announcement.of("Ada", ENCRYPTED, ROOMS).attributes());
    attributes.put(attribute, value);
    assertEquals(Optional.empty(), Announcement.read(attributes));
    attributes.remove(attribute);
    assertEquals(Optional.empty(), Announcement.read(attributes));
  }
}
