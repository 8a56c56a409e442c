package org.trillsymbiont.client;

import java.util.function.IntConsumer;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Degree;

/// Lets changes of the shared state sound: a step that has come, a chord that somebody chose.
///
/// Thread: FX.
final class Playback {
  private final Store store;
  private final SoundEngine engine;
  private final Timer timer;
  private final IntConsumer triggered;
  private Degree heardChord;

  /// Plays a store's changes from now on.
  ///
  /// @param triggered hears of each column at the moment when it sounds
  Playback(Store store, SoundEngine engine, Timer timer, IntConsumer triggered) {
    this.store = store;
    this.engine = engine;
    this.timer = timer;
    this.triggered = triggered;
    this.heardChord = store.state().selectedChord();
    engine.show(store.state());
    store.stateProperty().subscribe((before, now) -> changed(before, now));
    store.onDispatch(this::dispatched);
    store.onReceive(this::received);
  }

  private void changed(AppState before, AppState now) {
    engine.show(now);
    boolean hasMoved = before.currentSequenceStep() != now.currentSequenceStep();
    boolean begins = !before.isSequencerRunning();
    // The step that a newcomer finds has begun before he came.
    if (store.isJoining()) {
      return;
    }
    if (now.isSequencerRunning() && now.currentSequenceStep() >= 0 && (hasMoved || begins)) {
      play(now, now.currentSequenceStep());
    }
  }

  private void play(AppState state, int column) {
    long beganNanos = store.changedNanos();
    engine.playColumn(state, column, beganNanos);
    var _ = timer.at(beganNanos + engine.latencyNanos(), () -> triggered.accept(column));
  }

  /// The own user's choice sounds each time, also when it is the chord that was chosen already.
  private void dispatched(Edit edit, AppState before) {
    if (edit.sets(Fields.SELECTED_CHORD)) {
      soundChord();
    }
  }

  /// Others' choices sound too, but not the chord that a newcomer finds. The own ones have sounded
  /// when they were made, unless they came by undo.
  private void received(ServerMessage message) {
    Degree chord = store.state().selectedChord();
    if (message instanceof ServerMessage.Welcome) {
      heardChord = chord;
      return;
    }
    boolean wasChosenByAnother =
        message instanceof ServerMessage.Edited edited
            && edited.id().by() != store.you()
            && edited.edit().sets(Fields.SELECTED_CHORD);
    if (wasChosenByAnother || chord != heardChord) {
      soundChord();
    }
  }

  private void soundChord() {
    AppState state = store.state();
    heardChord = state.selectedChord();
    engine.auditionChord(state.chord());
  }
}
