package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MidiPitchTest {
  private static final MidiOutSettings ALL = MidiOutSettings.INITIAL;

  @Test
  void aKeyIsTheNearestOne() {
    assertEquals(OptionalInt.of(69), MidiPitch.key(69.49, ALL));
    assertEquals(OptionalInt.of(70), MidiPitch.key(69.51, ALL));
    assertEquals(OptionalInt.of(0), MidiPitch.key(-0.4, ALL));
  }

  @Test
  void everyKeyOutsideComesInByTheFewestOctaves() {
    for (int lowest = 0; lowest <= 116; lowest++) {
      MidiOutSettings range = ALL.with().highest(127).lowest(lowest).highest(lowest + 11).build();
      for (int key = -24; key < 152; key++) {
        int folded = MidiPitch.key(key, range).orElseThrow();
        assertTrue(lowest <= folded && folded <= lowest + 11, key + " in " + lowest);
        assertEquals(0, Math.floorMod(folded - key, 12));
      }
    }
    MidiOutSettings wide = ALL.with().lowest(36).highest(84).build();
    assertEquals(OptionalInt.of(36), MidiPitch.key(24, wide));
    assertEquals(OptionalInt.of(84), MidiPitch.key(96, wide));
    assertEquals(OptionalInt.of(73), MidiPitch.key(85, wide), "not farther than it has to");
  }

  @Test
  void otherwiseKeysOutsideAreLeftOut() {
    MidiOutSettings range = ALL.with().lowest(36).highest(84).folding(false).build();
    assertEquals(OptionalInt.empty(), MidiPitch.key(35.4, range));
    assertEquals(OptionalInt.of(36), MidiPitch.key(35.6, range));
    assertEquals(OptionalInt.empty(), MidiPitch.key(85, range));
  }

  @Test
  void aBendIsFourteenBitsAroundItsCentre() {
    assertEquals(8192, MidiPitch.bend(0, 48));
    assertEquals(8192 + 85, MidiPitch.bend(0.5, 48));
    assertEquals(0, MidiPitch.bend(-2, 2));
    assertEquals(16_383, MidiPitch.bend(2, 2), "a full bend up is one less than it should be");
    assertEquals(16_383, MidiPitch.bend(99, 2));
    assertEquals(0, MidiPitch.bend(-99, 2));
  }

  @Test
  void aGainBecomesTheVelocityThatSoundsAsLoud() {
    assertEquals(127, MidiPitch.velocity(1.5));
    assertEquals(33, MidiPitch.velocity(0.1));
    for (double gain = 0.1; gain <= 1.5; gain += 0.1) {
      double level = Math.pow(MidiPitch.velocity(gain) / 127.0, 2);
      assertEquals(gain / 1.5, level, 0.01);
    }
  }
}
