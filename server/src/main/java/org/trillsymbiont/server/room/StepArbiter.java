package org.trillsymbiont.server.room;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// Decides whose steps advance the sequencer, so that two clients that both count do not double the
/// tempo. Whoever started it drives it. Steps of others are left out as long as the driver is there
/// and sends steps; when it has been silent for 2 s or three steps, whichever is longer, the next
/// one to send a step takes over.
///
/// @param <P> what tells peers apart, by equals
///
///   Thread: confined to one (the room's mailbox).
final class StepArbiter<P> {
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final int PATIENCE_STEPS = 3;

  private final LongSupplier nanoTime;
  private @Nullable P driver;
  private long lastStepNanos;

  /// @param nanoTime a clock in nanoseconds that only goes forward
  StepArbiter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// What of an edit is to be applied: all of it, or all but the step.
  ///
  /// An edit that says whether the sequencer runs is obeyed in full: it starts, restarts or stops.
  ///
  /// @param state before the edit
  Edit admit(P sender, Edit edit, AppState state) {
    if (edit.sets(Fields.IS_SEQUENCER_RUNNING)) {
      follow(sender, edit, state);
      return edit;
    }
    if (!edit.sets(Fields.CURRENT_SEQUENCE_STEP) || !state.isSequencerRunning()) {
      return edit;
    }
    if (!sender.equals(driver) && isDriven(state)) {
      return edit.only(field -> field != Fields.CURRENT_SEQUENCE_STEP);
    }
    drive(sender);
    return edit;
  }

  /// A peer has gone; if it drove, the next one to send a step takes over.
  void leave(P peer) {
    if (peer.equals(driver)) {
      driver = null;
    }
  }

  private void follow(P sender, Edit edit, AppState state) {
    boolean runs = edit.get(Fields.IS_SEQUENCER_RUNNING);
    if (!runs) {
      driver = null;
    } else if (!state.isSequencerRunning() || sender.equals(driver) || !isDriven(state)) {
      drive(sender);
    }
  }

  private void drive(P sender) {
    driver = sender;
    lastStepNanos = nanoTime.getAsLong();
  }

  private boolean isDriven(AppState state) {
    long patience = Math.max(PATIENCE_NANOS, PATIENCE_STEPS * state.stepNanos());
    return driver != null && nanoTime.getAsLong() - lastStepNanos <= patience;
  }
}
