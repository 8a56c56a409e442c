package org.trillsymbiont.server.room;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.evolution.Pace;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.Transport;

/// The clock of the evolution: while it runs and somebody is there, a generation each
/// `evolutionSpeed` ms, or one for every so many steps of the transport. A generation is made ahead
/// by at least the lead, so that everybody has it when it takes effect; made by time, it takes
/// effect at the step boundary that comes next, like every other edit.
///
/// Thread: confined to the room's mailbox.
final class Evolver {
  /// A generation for a step is made so long before the step is fixed: a timer may be late.
  private static final long MARGIN_MICROS = 25_000;

  private final Mailbox mailbox;
  private final LongSupplier micros;
  private final Runnable tick;
  private Evolution evolution = Evolution.INITIAL;
  private Transport transport = Transport.STOPPED;
  private boolean isRunning;
  private long dueNanos;
  private long plannedMicros = -1;
  private long doneMicros = -1;
  private int plans;
  private Mailbox.@Nullable Cancellation scheduled;

  /// @param micros the room's clock
  /// @param tick makes a generation
  Evolver(Mailbox mailbox, LongSupplier micros, Runnable tick) {
    this.mailbox = mailbox;
    this.micros = micros;
    this.tick = tick;
  }

  /// Follows the room: to be called after each change of the evolution, of the transport or of who
  /// is there.
  void follow(Evolution now, Transport playing, boolean anybodyIsThere) {
    boolean runs = now.isEvolving() && anybodyIsThere;
    boolean isInSteps = now.stepsPerGeneration() > 0;
    boolean isOtherPace = now.stepsPerGeneration() != evolution.stepsPerGeneration();
    boolean begins = runs && (!isRunning || isOtherPace);
    boolean isOtherPlan = runs && isInSteps && !playing.equals(transport);
    evolution = now;
    transport = playing;
    isRunning = runs;
    if (!runs || begins || isOtherPlan) {
      cancel();
    }
    if (begins) {
      dueNanos = mailbox.nanoTime();
    }
    if (begins || isOtherPlan) {
      scheduleNext();
    }
  }

  private void cancel() {
    if (scheduled != null) {
      scheduled.cancel();
      scheduled = null;
    }
  }

  private void scheduleNext() {
    plans++;
    if (evolution.stepsPerGeneration() > 0) {
      scheduleStep();
    } else {
      scheduleTime();
    }
  }

  // From the time the last tick was due, so that the pulse does not drift; but a mailbox that was
  // late by more than a tick is not made to catch up in a rush. A new speed counts from the next
  // tick on.
  private void scheduleTime() {
    long now = mailbox.nanoTime();
    dueNanos = Math.max(now, dueNanos + TimeUnit.MILLISECONDS.toNanos(evolution.evolutionSpeed()));
    scheduled = mailbox.postAfter(dueNanos - now, tickLater());
  }

  private void scheduleStep() {
    long nowMicros = micros.getAsLong();
    Optional<Transport.Step> next =
        Pace.nextStep(transport, evolution.stepsPerGeneration(), nowMicros, doneMicros);
    if (next.isPresent()) {
      plannedMicros = next.get().beginMicros();
      long wait = next.get().fixedMicros() - MARGIN_MICROS - nowMicros;
      scheduled = mailbox.postAfter(TimeUnit.MICROSECONDS.toNanos(Math.max(0, wait)), tickLater());
    }
  }

  private Runnable tickLater() {
    int number = plans;
    return () -> tick(number);
  }

  private void tick(int number) {
    // Else it was called off while it was on its way here.
    if (scheduled != null && number == plans) {
      scheduled = null;
      doneMicros = plannedMicros;
      scheduleNext();
      tick.run();
    }
  }
}
