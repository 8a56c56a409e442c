package org.trillsymbiont.model.evolution;

import java.util.Optional;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Transport.Step;

/// For which steps generations are made, when they come by steps. Pure.
public final class Pace {
  private Pace() {}

  /// The next step that a generation is due for and that is not fixed yet; empty when none will
  /// come.
  ///
  /// @param stepsPerGeneration 1..64
  /// @param nowMicros the room's time
  /// @param doneMicros the begin of the last step that a generation was made for; below 0 when
  ///   there was none
  public static Optional<Step> nextStep(
      Transport transport, int stepsPerGeneration, long nowMicros, long doneMicros) {
    Optional<Step> step = transport.nextStep(Math.max(nowMicros, doneMicros + 1));
    while (step.isPresent()
        && (step.get().fixedMicros() < nowMicros
            || step.get().number() % stepsPerGeneration != 0)) {
      step = transport.nextStep(step.get().beginMicros() + 1);
    }
    return step;
  }
}
