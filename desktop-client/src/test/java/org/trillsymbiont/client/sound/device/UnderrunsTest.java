package org.trillsymbiont.client.sound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UnderrunsTest {
  private static final int RATE = 50_000;
  private static final int BUFFER = 4000;
  private static final int BLOCK = 250;
  private static final long BLOCK_NANOS = 5_000_000;

  private final Underruns underruns = new Underruns(BUFFER, RATE);
  private long now = 1_000_000_000;

  /// Fills the buffer at once.
  private void fill() {
    for (int room = BUFFER; room > 0; room -= BLOCK) {
      assertFalse(underruns.ranEmpty(now, room));
      underruns.wrote(now, BLOCK, room - BLOCK);
    }
  }

  @Test
  void aDeviceThatIsWrittenInTimeNeverRunsEmpty() {
    fill();
    for (int block = 0; block < 100_000; block++) {
      now += BLOCK_NANOS;
      assertFalse(underruns.ranEmpty(now, BLOCK), "block " + block);
      underruns.wrote(now, BLOCK, 0);
    }
  }

  @Test
  void aBufferThatIsAllFreeHasRunEmpty() {
    fill();
    now += 2 * BLOCK_NANOS;
    assertTrue(underruns.ranEmpty(now, BUFFER));
  }

  @Test
  void aDeviceThatHidesItIsFoundOutByTheClock() {
    fill();
    now += 80_000_000;
    assertFalse(underruns.ranEmpty(now, BUFFER - 1), "just played");
    now += 15_000_000;
    assertTrue(underruns.ranEmpty(now, BUFFER - 1));
  }

  @Test
  void oneGapCountsOnce() {
    fill();
    now += 200_000_000;
    int gaps = 0;
    for (int room = BUFFER; room > 0; room -= BLOCK) {
      gaps += underruns.ranEmpty(now, room) ? 1 : 0;
      underruns.wrote(now, BLOCK, room - BLOCK);
    }
    assertEquals(1, gaps);
    now += 200_000_000;
    assertTrue(underruns.ranEmpty(now, BUFFER), "the next one counts again");
  }

  @Test
  void aComputerThatNeverFillsTheBufferStillHearsItsGaps() {
    int gaps = 0;
    for (int block = 0; block < 10 * BUFFER / BLOCK; block++) {
      now += 2 * BLOCK_NANOS;
      gaps += underruns.ranEmpty(now, BUFFER) ? 1 : 0;
      underruns.wrote(now, BLOCK, BUFFER - BLOCK);
    }
    assertEquals(9, gaps);
  }

  @Test
  void theFirstFillingAndTheComputersSleepAreNoGaps() {
    fill();
    now += 3_600_000_000_000L;
    assertFalse(underruns.ranEmpty(now, BUFFER));
  }

  @Test
  void ofADeviceThatTellsNothingNothingIsKnown() {
    for (int block = 0; block < 1000; block++) {
      now += BLOCK_NANOS;
      assertFalse(underruns.ranEmpty(now, BUFFER));
      underruns.wrote(now, BLOCK, BUFFER);
    }
  }
}
