package org.trillsymbiont.model.evolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Transport.Step;

class PaceTest {
  private static final long STEP_MICROS = 250_000;
  private static final long LEAD_MICROS = 250_000;

  /// Step 0 begins a lead after 0.
  private static final Transport PLAYING = Transport.STOPPED.play(0, 120);

  private static Optional<Long> next(int steps, long now, long done) {
    return Pace.nextStep(PLAYING, steps, now, done).map(Step::number);
  }

  private static long begin(long number) {
    return LEAD_MICROS + number * STEP_MICROS;
  }

  @Test
  void isTheNextStepThatIsDueAndNotFixed() {
    assertEquals(Optional.of(0L), next(3, 0, -1));
    assertEquals(Optional.of(3L), next(3, 1, -1));
    assertEquals(Optional.of(3L), next(3, begin(3) - LEAD_MICROS, -1));
    assertEquals(Optional.of(6L), next(3, begin(3) - LEAD_MICROS + 1, -1));
  }

  @Test
  void isEachStepOnce() {
    assertEquals(Optional.of(1L), next(1, 0, begin(0)));
    assertEquals(Optional.of(64L), next(64, 0, begin(0)));
    assertEquals(Optional.of(8L), next(4, 0, begin(4)));
  }

  @Test
  void isNoneWhileNothingPlays() {
    assertEquals(Optional.empty(), Pace.nextStep(Transport.STOPPED, 4, 0, -1));
    Transport resting = PLAYING.rest(1_000_000, 0);
    assertEquals(Optional.empty(), Pace.nextStep(resting, 4, 1_300_000, begin(4)));
  }
}
