package org.trillsymbiont.client.view.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.clock.ServerClock.Quality;

class ClockWordsTest {
  @Test
  void saysHowWellTimeIsKept() {
    assertEquals(
        new ClockWords("12 ms · in time ± 0.21 ms", "± 0.21 ms", "12 ms", "+18.2 ppm"),
        ClockWords.of(new Quality(true, 207, 12_345, 40_000, 18.23), true));
  }

  @Test
  void saysWhatIsNotKnownYet() {
    assertEquals(
        new ClockWords("Finding the beat", "not known", "not known", "not known"),
        ClockWords.of(Quality.UNKNOWN, true));
  }

  @Test
  void saysThatNobodyIsHeard() {
    assertEquals(
        new ClockWords("Own time", "± 3.00 ms", "0.98 ms", "-0.5 ppm"),
        ClockWords.of(new Quality(true, 3000, 980, 980, -0.5), false));
  }
}
