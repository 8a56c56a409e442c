package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

  @Test
  void tellsOfAllRoomsAndLeadsToTheFullest() {
    Announcement told = Announcement.of("Ada", true, ROOMS);
    assertEquals(new Announcement("Ada", 2, 4, new RoomName("blue"), true, true), told);
    assertEquals(Optional.of(told), Announcement.read(told.attributes()));
  }

  @Test
  void aServerWithoutRoomsLeadsToTheLobby() {
    Announcement told = Announcement.of("Ada", false, List.of());
    assertEquals(new Announcement("Ada", 0, 0, RoomName.LOBBY, false, false), told);
    assertEquals(Optional.of(told), Announcement.read(told.attributes()));
  }

  @Test
  void aNameIsMadePlainAndCut() {
    assertEquals("Ada", Announcement.of(" A\u0007d\u202Ea ", false, List.of()).name());
    assertEquals("🎹".repeat(32), Announcement.of("🎹".repeat(40), false, List.of()).name());
    assertEquals("Trill Symbiont", Announcement.of("\u0007", false, List.of()).name());
  }

  /// An attribute may have 255 bytes, all of them together should have less than 1300 (RFC 6763).
  @Test
  void theLongestFitsIntoTheNetwork() {
    Announcement longest =
        new Announcement("🎹".repeat(32), 100, 6400, new RoomName("x".repeat(32)), true, true);
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
        new HashMap<>(Announcement.of("Ada", true, ROOMS).attributes());
    attributes.put(attribute, value);
    assertEquals(Optional.empty(), Announcement.read(attributes));
    attributes.remove(attribute);
    assertEquals(Optional.empty(), Announcement.read(attributes));
  }
}
