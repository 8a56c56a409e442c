package org.trillsymbiont.server.room;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Tonality;
import org.trillsymbiont.model.state.Transport;

/// Lets a key that waits for the next bar be heard then: shortly before the bar's first step is
/// fixed, so that everybody has it in time; at once when nothing plays.
///
/// Thread: confined to the room's mailbox.
final class KeyTurn {
  /// A timer may be late.
  private static final long MARGIN_MICROS = 25_000;

  private final Mailbox mailbox;
  private final LongSupplier micros;
  private final Runnable land;
  private boolean isDue;
  private Transport transport = Transport.STOPPED;
  private int plans;
  private Mailbox.@Nullable Cancellation scheduled;

  /// @param micros the room's clock
  /// @param land changes the key
  KeyTurn(Mailbox mailbox, LongSupplier micros, Runnable land) {
    this.mailbox = mailbox;
    this.micros = micros;
    this.land = land;
  }

  /// Follows the room: to be called after each change of the key or of the transport.
  void follow(AppState state, Transport playing) {
    Tonality tonality = state.tonality();
    boolean wasDue = isDue;
    isDue =
        !tonality.nextKey().equals(state.selectedKey())
            || tonality.nextScale() != state.selectedScale();
    if (isDue == wasDue && (!isDue || playing.equals(transport))) {
      return;
    }
    transport = playing;
    if (scheduled != null) {
      scheduled.cancel();
      scheduled = null;
    }
    if (isDue) {
      schedule();
    }
  }

  private void schedule() {
    long now = micros.getAsLong();
    long wait = nextBar(now).map(step -> step.fixedMicros() - MARGIN_MICROS - now).orElse(0L);
    int number = ++plans;
    scheduled =
        mailbox.postAfter(TimeUnit.MICROSECONDS.toNanos(Math.max(0, wait)), () -> land(number));
  }

  /// The first step of a bar that is not fixed yet; empty when none is to come.
  private Optional<Transport.Step> nextBar(long now) {
    Optional<Transport.Step> step = transport.nextStep(now);
    while (step.isPresent() && (step.get().column() != 0 || step.get().fixedMicros() < now)) {
      step = transport.nextStep(step.get().beginMicros() + 1);
    }
    return step;
  }

  private void land(int number) {
    // Else it was called off while it was on its way here.
    if (scheduled != null && number == plans) {
      scheduled = null;
      land.run();
    }
  }
}
