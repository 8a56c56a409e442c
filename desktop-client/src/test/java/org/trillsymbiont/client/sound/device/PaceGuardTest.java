package org.trillsymbiont.client.sound.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceGuardTest {
  private static final long BUFFER_NANOS = 50_000_000;
  private static final long BLOCK_NANOS = 6_802_721;

  @Test
  void aDeviceThatKeepsTimeIsLeftAloneEvenWhenItsClockIsFast() {
    PaceGuard guard = new PaceGuard(BUFFER_NANOS, 0);
    double fast = 1.001;
    for (long block = 1; block < 600_000; block++) {
      long now = (long) (block * BLOCK_NANOS / fast);
      assertFalse(guard.isRacing(BLOCK_NANOS, now), "after " + now + " ns");
    }
  }

  @Test
  void aDeviceThatCatchesUpAfterAHiccupIsLeftAlone() {
    PaceGuard guard = new PaceGuard(BUFFER_NANOS, 0);
    long now = 3_000_000_000L;
    for (int block = 0; block < 10; block++) {
      assertFalse(guard.isRacing(BLOCK_NANOS, now));
    }
  }

  @Test
  void aDeviceThatTakesEverythingAtOnceIsNoticed() {
    PaceGuard guard = new PaceGuard(BUFFER_NANOS, 0);
    boolean noticed = false;
    for (int block = 0; block < 200 && !noticed; block++) {
      noticed = guard.isRacing(BLOCK_NANOS, block * 1_000L);
    }
    assertTrue(noticed);
  }
}
