package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// R56
final class BucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void allowsABurstAndThenTheRate() {
    Bucket bucket = new Bucket(50, 100, 0);
    int taken = 0;
    for (int milli = 0; milli < 10_000; milli++) {
      taken += bucket.take(1, milli * SECOND / 1_000) ? 1 : 0;
    }
    assertEquals(100 + 10 * 50, taken, 1.0);
  }

  @Test
  void takesNothingWhenThereIsNotEnough() {
    Bucket bucket = new Bucket(10, 10, 0);
    assertFalse(bucket.take(11, 0));
    assertTrue(bucket.take(10, 0));
    assertFalse(bucket.take(1, SECOND / 11));
    assertTrue(bucket.take(1, SECOND / 10));
  }

  @Test
  void getsNoFullerThanItsCapacityAndNotByATimeThatGoesBack() {
    Bucket bucket = new Bucket(10, 10, 5 * SECOND);
    assertTrue(bucket.take(10, 100 * SECOND));
    assertFalse(bucket.take(1, 0));
    assertFalse(bucket.take(11, 200 * SECOND));
  }

  @Test
  void refusesForAWhileAndThenCutsWhoGoesOn() {
    Conduct conduct = new Conduct(Limits.DEFAULT, 0);
    List<Conduct.Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      verdicts.add(conduct.change(100, 0));
    }
    List<Conduct.Verdict> expected = new ArrayList<>();
    expected.addAll(Collections.nCopies(100, Conduct.Verdict.TAKE));
    expected.addAll(Collections.nCopies(200, Conduct.Verdict.REFUSE));
    expected.addAll(Collections.nCopies(100, Conduct.Verdict.CUT));
    assertEquals(expected, verdicts);
    assertEquals(Conduct.Verdict.TAKE, conduct.talk(100, 0), "which is counted apart");
  }

  /// A client of ours at its worst: edits at their pace, presence, pings of the first seconds.
  @Test
  void neverRefusesAClientOfOurs() {
    Conduct conduct = new Conduct(Limits.DEFAULT, 0);
    for (int i = 0; i < 60 + 24; i++) {
      assertEquals(Conduct.Verdict.TAKE, i < 60 ? conduct.change(300, 0) : conduct.talk(60, 0));
    }
    for (int tick = 1; tick <= 120 * 60; tick++) {
      long now = tick * SECOND / 120;
      if (tick % 3 == 0) {
        assertEquals(Conduct.Verdict.TAKE, conduct.change(3_000, now));
      }
      if (tick % 4 == 0) {
        assertEquals(Conduct.Verdict.TAKE, conduct.talk(150, now));
      }
      if (tick % 5 == 0) {
        assertEquals(Conduct.Verdict.TAKE, conduct.talk(60, now));
      }
    }
  }

  @Test
  void bytesCountToo() {
    Conduct conduct = new Conduct(Limits.DEFAULT, 0);
    int taken = 0;
    for (int second = 0; second < 10; second++) {
      for (int i = 0; i < 10; i++) {
        boolean isTaken = conduct.change(64 * 1024, second * SECOND) == Conduct.Verdict.TAKE;
        taken += isTaken ? 1 : 0;
      }
    }
    assertEquals(9 + 9 * 4, taken, 1.0, "a burst of 576 KiB, then 256 KiB a second");
  }
}
