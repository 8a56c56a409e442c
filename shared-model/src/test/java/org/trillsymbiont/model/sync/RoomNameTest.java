package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// R4
final class RoomNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "lobby", "7", "-", "a-1", "12345678901234567890123456789012"})
  void takesSmallLettersDigitsAndHyphens(String name) {
    assertTrue(RoomName.isValid(name));
    assertEquals(name, new RoomName(name).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Blue",
        "bl ue",
        "blue\n",
        "a/b",
        "a.b",
        "a_b",
        "..",
        "blü",
        "٣",
        "123456789012345678901234567890123"
      })
  void refusesAllElse(String name) {
    assertFalse(RoomName.isValid(name));
    assertEquals(
        "A room's name has 1 to 32 small letters, digits or hyphens.",
        assertThrows(IllegalArgumentException.class, () -> new RoomName(name)).getMessage());
  }

  @Test
  void sortsByName() {
    assertEquals(
        List.of("a", "b", "lobby"),
        Stream.of("lobby", "b", "a").map(RoomName::new).sorted().map(RoomName::value).toList());
  }
}
