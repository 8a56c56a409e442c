package org.trillsymbiont.client.transport;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.ServerMessage;

/// Advances the shared step when it is this client's turn. One client drives: the one whose user
/// pressed play. When no step has come for two and a half steps the driver is gone, and one of the
/// others takes over; each waits a random bit longer so that hardly ever two do. Should two drive
/// nevertheless, the server believes only one, and the other hears that it is not the one.
///
/// Thread: FX.
public final class StepDriver implements AutoCloseable {
  private static final double SILENT_STEPS = 2.5;

  private final Store store;
  private final RandomGenerator random;
  private final Timer timer;
  private boolean isDriving;
  private long dueNanos;
  private Timer.@Nullable Alarm tick;

  /// Watches a store from now on.
  ///
  /// @param random spreads the moments at which clients take over
  public StepDriver(Store store, Timer timer, RandomGenerator random) {
    this.store = store;
    this.timer = timer;
    this.random = random;
    store.onDispatch(this::dispatched);
    store.onReceive(this::received);
    store.stateProperty().subscribe((before, now) -> changed(before, now));
  }

  /// True while this client advances the shared step.
  public boolean isDriving() {
    return isDriving;
  }

  private void dispatched(Edit edit, AppState before) {
    if (edit.sets(Fields.IS_SEQUENCER_RUNNING)
        && edit.get(Fields.IS_SEQUENCER_RUNNING)
        && !before.isSequencerRunning()) {
      isDriving = true;
      schedule(store.changedNanos() + store.state().stepNanos());
    }
  }

  /// A step that somebody else has made tells that he drives.
  private void received(ServerMessage message) {
    boolean anotherDrives =
        switch (message) {
          case ServerMessage.Edited edited ->
              edited.id().by() != store.you()
                  && edited.edit().sets(Fields.CURRENT_SEQUENCE_STEP)
                  && edited.edit().get(Fields.CURRENT_SEQUENCE_STEP) >= 0;
          case ServerMessage.Rejected rejected -> rejected.code() == Rejection.NOT_DRIVER;
          default -> false;
        };
    if (isDriving && anotherDrives) {
      isDriving = false;
      watch();
    }
  }

  private void changed(AppState before, AppState now) {
    if (!now.isSequencerRunning()) {
      isDriving = false;
      cancel();
    } else if (!isDriving
        && (!before.isSequencerRunning()
            || before.currentSequenceStep() != now.currentSequenceStep())) {
      watch();
    } else if (isDriving && before.tempo() != now.tempo()) {
      long begun = dueNanos - before.stepNanos();
      schedule(Math.max(timer.nowNanos(), begun + now.stepNanos()));
    }
  }

  /// Waits for a step of the driver; this client takes over when none comes.
  private void watch() {
    double steps = SILENT_STEPS + random.nextDouble();
    schedule(timer.nowNanos() + (long) (steps * store.state().stepNanos()));
  }

  private void schedule(long atNanos) {
    cancel();
    dueNanos = atNanos;
    tick = timer.at(atNanos, () -> tick(atNanos));
  }

  private void cancel() {
    if (tick != null) {
      tick.cancel();
      tick = null;
    }
  }

  private void tick(long atNanos) {
    if (tick == null || atNanos != dueNanos) {
      return; // Overtaken by a change that came while the tick was on its way here.
    }
    isDriving = true;
    long stepNanos = store.state().stepNanos();
    store.dispatch(Gestures.advance(store.state()), atNanos);
    long next = atNanos + stepNanos;
    // After a pause of the whole computer the missed steps are not played in a rush.
    schedule(next < timer.nowNanos() - stepNanos ? timer.nowNanos() : next);
  }

  @Override
  public void close() {
    cancel();
  }
}
