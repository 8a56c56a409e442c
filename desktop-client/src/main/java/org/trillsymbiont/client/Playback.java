package org.trillsymbiont.client;

import java.util.function.Supplier;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.sound.Performance;
import org.trillsymbiont.client.sound.SoundEngine;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.theory.Degree;

/// Lets the engine play what is to be played: the room's score by the room's clock, and a chord
/// that somebody chose.
///
/// Thread: FX.
final class Playback {
  private final Store store;
  private final SoundEngine engine;
  private final Supplier<? extends RoomTime> clock;
  private Degree heardChord;

  /// Plays a store's score and its changes from now on.
  ///
  /// @param clock the room's; asked for anew whenever the score changes
  Playback(Store store, SoundEngine engine, Supplier<? extends RoomTime> clock) {
    this.store = store;
    this.engine = engine;
    this.clock = clock;
    this.heardChord = store.state().selectedChord();
    store.stateProperty().subscribe(engine::show);
    store.scoreProperty().subscribe(this::perform);
    // Another clock may come with a score that is the same.
    store
        .lookProperty()
        .subscribe((before, now) -> {
          if (!now.map(Store.Look::time).equals(before.map(Store.Look::time))) {
            perform(store.scoreProperty().get());
          }
        });
    store.onDispatch(this::dispatched);
    store.onReceive(this::received);
  }

  private void perform(Score score) {
    engine.perform(new Performance(score, clock.get()));
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
    Degree chord = store.live().selectedChord();
    if (store.isLooking()) {
      heardChord = chord;
      return;
    }
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
    engine.auditionChord(state);
  }
}
