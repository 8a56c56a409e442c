package org.trillsymbiont.server.room;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.state.Evolution;

/// The clock of the evolution: while it runs and somebody is there, each `evolutionSpeed` ms one
/// generation. A new speed counts from the next tick on.
///
/// Thread: confined to the room's mailbox.
final class Evolver {
  private final Mailbox mailbox;
  private final Runnable tick;
  private Evolution evolution = Evolution.INITIAL;
  private long dueNanos;
  private Mailbox.@Nullable Cancellation scheduled;

  /// @param tick makes a generation
  Evolver(Mailbox mailbox, Runnable tick) {
    this.mailbox = mailbox;
    this.tick = tick;
  }

  /// Follows the room: to be called after each change of the evolution or of who is there.
  void follow(Evolution now, boolean anybodyIsThere) {
    evolution = now;
    boolean runs = now.isEvolving() && anybodyIsThere;
    if (!runs && scheduled != null) {
      scheduled.cancel();
      scheduled = null;
    } else if (runs && scheduled == null) {
      dueNanos = mailbox.nanoTime();
      scheduleNext();
    }
  }

  // From the time the last tick was due, so that the pulse does not drift; but a mailbox that was
  // late by more than a tick is not made to catch up in a rush.
  private void scheduleNext() {
    long now = mailbox.nanoTime();
    dueNanos = Math.max(now, dueNanos + TimeUnit.MILLISECONDS.toNanos(evolution.evolutionSpeed()));
    scheduled = mailbox.postAfter(dueNanos - now, this::tick);
  }

  private void tick() {
    if (scheduled != null) {
      scheduleNext();
      tick.run();
    }
  }
}
