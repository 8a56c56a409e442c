package org.trillsymbiont.server.room;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.Transport;

/// Tells the steps to clients of dialect v1, which can't compute them: each at the moment when it
/// begins.
///
/// Thread: confined to the room's mailbox.
final class LegacySteps {
  /// Steps that are later than that, because the computer slept, are not told in a rush.
  private static final long MOST_LATE_MICROS = 1_000_000;

  private final Mailbox mailbox;
  private final LongSupplier micros;
  private final IntConsumer show;
  private Transport transport = Transport.STOPPED;
  private boolean isWanted;
  private long toldMicros = -1;
  private Transport.@Nullable Step planned;
  private Mailbox.@Nullable Cancellation scheduled;

  /// @param micros the room's clock
  /// @param show tells a column, 0..7, and shows it
  LegacySteps(Mailbox mailbox, LongSupplier micros, IntConsumer show) {
    this.mailbox = mailbox;
    this.micros = micros;
    this.show = show;
  }

  /// Follows the room: to be called after each change of the transport or of who is there.
  void follow(Transport now, boolean anybodyListens) {
    if (now.equals(transport) && anybodyListens == isWanted) {
      return;
    }
    if (anybodyListens && !isWanted) {
      toldMicros = micros.getAsLong();
    }
    transport = now;
    isWanted = anybodyListens;
    schedule();
  }

  private void schedule() {
    if (scheduled != null) {
      scheduled.cancel();
      scheduled = null;
    }
    planned = null;
    if (isWanted) {
      long now = micros.getAsLong();
      long from = Math.max(toldMicros + 1, now - MOST_LATE_MICROS);
      transport
          .nextStep(from)
          .ifPresent(step -> {
            long wait = TimeUnit.MICROSECONDS.toNanos(Math.max(0, step.beginMicros() - now));
            planned = step;
            scheduled = mailbox.postAfter(wait, () -> tell(step));
          });
    }
  }

  private void tell(Transport.Step step) {
    // Else it was called off while it was on its way here.
    if (step.equals(planned)) {
      toldMicros = step.beginMicros();
      show.accept(step.column());
      schedule();
    }
  }
}
