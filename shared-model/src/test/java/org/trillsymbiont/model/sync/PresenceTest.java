package org.trillsymbiont.model.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;

/// R25-R27
final class PresenceTest {
  /// R26
  @Test
  void takesEveryPlaceOfTheState() {
    for (Field<?> field : Fields.all()) {
      assertEquals(field.place(), Presence.NONE.withFocus(field.place()).focus());
      assertEquals(field.pointer(), Presence.NONE.withFocus(field.pointer()).focus());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tempo", " /tempo", "/te mpo", "/te\nmpo", "/témpo", "/\u202e"})
  void refusesWhatIsNoPointer(String focus) {
    String said =
        ""
            + assertThrows(IllegalArgumentException.class, () -> Presence.NONE.withFocus(focus))
                .getMessage();
    assertFalse(!focus.isEmpty() && said.contains(focus), said);
  }

  @Test
  void aFocusHasUpToSixtyFourCharacters() {
    assertEquals(64, ("" + Presence.NONE.withFocus("/" + "x".repeat(63)).focus()).length());
    assertThrows(
        IllegalArgumentException.class, () -> Presence.NONE.withFocus("/" + "x".repeat(64)));
  }

  @ParameterizedTest
  @CsvSource({"-2, 0", "64, 0", "0, -2", "0, 10000"})
  void refusesWhatIsOutOfRange(int held, int latencyMillis) {
    assertThrows(IllegalArgumentException.class, () -> new Presence("/tempo", held, latencyMillis));
  }

  /// A connection may be as slow as it likes.
  @ParameterizedTest
  @CsvSource({"0, 0", "9999, 9999", "10000, 9999", "2147483647, 9999", "-7, -1"})
  void cutsTheLatency(int measured, int told) {
    assertEquals(told, Presence.NONE.withLatencyMillis(measured).latencyMillis());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10_000})
  void refusesAnImpossibleWorst(int worstMillis) {
    assertThrows(IllegalArgumentException.class, () -> new Presence("/tempo", 12, 3, worstMillis));
  }

  /// So that it is seldom news.
  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 10", "10, 10", "11, 20", "9990, 9990", "2147483647, 9990"})
  void roundsTheWorstUpToTens(int measured, int told) {
    assertEquals(told, Presence.NONE.withWorstMillis(measured).worstMillis());
  }

  @Test
  void changesOneThingAtATime() {
    assertEquals(
        new Presence("/tempo", 12, 3, 40),
        Presence.NONE.withWorstMillis(31).withFocus("/tempo").withHeld(12).withLatencyMillis(3));
    assertEquals(Presence.NONE, new Presence("/tempo", 12, -1).withFocus(null).withHeld(-1));
  }
}
