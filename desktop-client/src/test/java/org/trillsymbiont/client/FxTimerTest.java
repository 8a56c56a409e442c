package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class FxTimerTest {

  @Test
  void takesWhatComesAfterItsCloseAndRunsNothing() {
    FxTimer timer = new FxTimer();
    timer.close();
    Timer.Alarm alarm =
        assertDoesNotThrow(() ->
            timer.at(
                timer.nowNanos(),
                () -> {
                  throw new AssertionError("it is closed");
                }));
    assertDoesNotThrow(alarm::cancel);
  }
}
