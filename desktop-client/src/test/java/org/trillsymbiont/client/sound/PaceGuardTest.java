package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceGuardTest {
  private static final long BUFFER_NANOS = 50_000_000;

  @Test
  void aDeviceThatKeepsTimeIsLeftAloneEvenWhenItsClockIsFast() {
    PaceGuard guard = new PaceGuard(BUFFER_NANOS, 0);
    double fast = 1.001;
    for (long block = 1; block < 600_000; block++) {
      long now = (long) (Block.nanos(block * Block.FRAMES) / fast);
      assertFalse(guard.isRacing(Block.FRAMES, now), "after " + now + " ns");
    }
  }

  @Test
  void aDeviceThatCatchesUpAfterAHiccupIsLeftAlone() {
    PaceGuard guard = new PaceGuard(BUFFER_NANOS, 0);
    long now = 3_000_000_000L;
    for (int block = 0; block < 10; block++) {
      assertFalse(guard.isRacing(Block.FRAMES, now));
    }
  }

  @Test
  void aDeviceThatTakesEverythingAtOnceIsNoticed() {
    PaceGuard guard = new PaceGuard(BUFFER_NANOS, 0);
    boolean noticed = false;
    for (int block = 0; block < 200 && !noticed; block++) {
      noticed = guard.isRacing(Block.FRAMES, block * 1_000L);
    }
    assertTrue(noticed);
  }
}
