package org.trillsymbiont.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KnobRangeTest {
  @Test
  void turnAndValueAreEachOthersInverse() {
    for (KnobRange range :
        new KnobRange[] {KnobRange.linear(0, 50, 0), KnobRange.logarithmic(0.05, 3, 0.2)}) {
      for (double turn = 0; turn <= 1; turn += 0.125) {
        assertEquals(turn, range.turn(range.value(turn)), 1e-12);
      }
      assertEquals(range.min(), range.value(-0.5));
      assertEquals(range.max(), range.value(1.5));
    }
  }

  @Test
  void equalTurnsOfALogarithmicRangeAreEqualFactors() {
    KnobRange range = KnobRange.logarithmic(1, 16, 4);
    assertEquals(4, range.value(0.5), 1e-12);
    assertEquals(8, range.value(0.75), 1e-12);
  }

  @Test
  void roundsToWhatIsShortToWriteAndCantBeHeard() {
    assertEquals(0.3, KnobRange.rounded(0.1 + 0.2));
    assertEquals(12.346, KnobRange.rounded(12.345678));
    assertEquals(0.051235, KnobRange.rounded(0.0512345678));
    assertEquals(0, KnobRange.rounded(4.3368e-17));
    assertEquals(0.0, KnobRange.rounded(-0.0));
  }

  /// So an edit stays below 100 bytes on the wire.
  @Test
  void noTurnMakesANumberOfMoreThanEightCharacters() {
    for (KnobRange range :
        new KnobRange[] {KnobRange.linear(0, 50, 0), KnobRange.logarithmic(0.05, 3, 0.2)}) {
      for (double turn = 0; turn <= 1; turn += 1e-5) {
        double value = KnobRange.rounded(range.value(turn));
        assertTrue(Double.toString(value).length() <= 8, () -> value + " is long");
      }
    }
  }

  @Test
  void refusesRangesThatMakeNoKnob() {
    assertThrows(IllegalArgumentException.class, () -> KnobRange.linear(1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> KnobRange.linear(0, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> KnobRange.logarithmic(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> KnobRange.linear(0, Double.NaN, 0));
  }

  @Test
  void formatsWriteSpeakAndReadNumbers() {
    KnobFormat hertz = new KnobFormat(2, " Hz", "hertz");
    assertEquals("0.20 Hz", hertz.shown(0.2));
    assertEquals("0.20 hertz", hertz.spoken(0.2));
    assertEquals(OptionalDouble.of(1.5), hertz.parse(" 1,5hz "));
    assertEquals(OptionalDouble.of(-0.5), hertz.parse("-.5"));
    for (String none : new String[] {"", "-", ".", "fast", "1 s", "1.2.3", "1e3"}) {
      assertEquals(OptionalDouble.empty(), hertz.parse(none), none);
    }
  }
}
