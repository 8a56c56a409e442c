package org.trillsymbiont.model.edit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.evolution.Pace;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.Transport;

/// What becomes of a room that nobody touches after Play was pressed: its evolution goes on as the
/// server makes it. By time the first generation comes an interval after Play, as if the evolution
/// was started with it; by steps for the first step that is due and not fixed when Play is pressed.
///
/// Thread: confined to its maker.
public final class Unattended implements Iterator<Unattended.Change> {
  private static final long MICROS_IN_MILLI = 1000;

  private final Transport transport;
  private final Evolution evolution;
  private AppState state;
  private long doneMicros;
  private @Nullable Change next;

  /// What holds from a moment on.
  ///
  /// @param atMicros when it was taken, on the room's clock
  /// @param choosesChord whether somebody chose a chord with it, which sounds then
  public record Change(long atMicros, AppState state, Transport transport, boolean choosesChord) {

    /// One that chooses none.
    public Change(long atMicros, AppState state, Transport transport) {
      this(atMicros, state, transport, false);
    }
  }

  /// @param first when Play was pressed, with the state and the transport that it made
  public Unattended(Change first) {
    next = first;
    state = first.state();
    transport = first.transport();
    evolution = state.evolution();
    // The first step is fixed at the very moment of Play.
    doneMicros = transport.nextStep(first.atMicros()).map(Transport.Step::beginMicros).orElse(-1L);
  }

  /// Whether there is another change. By time there always is while the evolution runs, by steps as
  /// long as there are steps.
  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Change next() {
    Change now = next;
    if (now == null) {
      throw new NoSuchElementException();
    }
    next = after(now.atMicros());
    return now;
  }

  private @Nullable Change after(long nowMicros) {
    if (!evolution.isEvolving()) {
      return null;
    }
    long at = nowMicros + evolution.evolutionSpeed() * MICROS_IN_MILLI;
    if (evolution.isLockedToSteps()) {
      Optional<Transport.Step> step =
          Pace.nextStep(transport, evolution.stepsPerGeneration(), nowMicros, doneMicros);
      if (step.isEmpty()) {
        return null;
      }
      doneMicros = step.get().beginMicros();
      at = step.get().fixedMicros();
    }
    state = Reducer.apply(state, Gestures.evolve(state));
    return new Change(at, state, transport);
  }
}
