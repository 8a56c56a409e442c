package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoudnessTest {
  @Test
  void isExactWithinHalfAStepDownToMinusSixtyDecibels() {
    for (double decibels = 0; decibels > -60; decibels -= 0.0137) {
      Loudness loudness = Loudness.of(Math.pow(10, decibels / 20), Loudness.SILENT);
      assertEquals(decibels, loudness.decibels(), Loudness.STEP_DB / 2 + 1e-9);
    }
  }

  @Test
  void missesWhatIsNearlySilentByLittle() {
    for (double gain = 1e-3; gain > 1e-5; gain *= 0.99) {
      double told = Math.pow(10, Loudness.of(gain, Loudness.SILENT).decibels() / 20);
      assertEquals(gain, told, 4e-4);
    }
    assertEquals(Loudness.SILENT, Loudness.of(0, new Loudness(64, 3)));
    assertEquals(Loudness.SILENT, Loudness.of(1e-5, Loudness.SILENT));
  }

  @Test
  void keepsTheVolumeAsLongAsThePressureReaches() {
    Loudness told = Loudness.SILENT;
    int changes = 0;
    for (int block = 0; block < 294; block++) {
      double gain = 1 - block / 294.0;
      Loudness next = Loudness.of(gain, told);
      assertEquals(20 * Math.log10(gain), next.decibels(), Loudness.STEP_DB / 2 + 1e-9);
      changes += next.volume() == told.volume() ? 0 : 1;
      told = next;
    }
    assertTrue(changes <= 9, changes + " changes of volume in a decay");
  }
}
