package org.trillsymbiont.client.view;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;

/// The gestures that have a button and a keyboard shortcut.
///
/// Thread: FX.
public final class Commands {
  private final Store store;
  private final RandomGenerator random;

  /// @param store takes the edits
  /// @param random decides which squares a randomised grid has
  public Commands(Store store, RandomGenerator random) {
    this.store = Objects.requireNonNull(store, "store");
    this.random = Objects.requireNonNull(random, "random");
  }

  /// Plays, or pauses when it plays.
  public void playOrPause() {
    AppState state = store.state();
    store.dispatch(state.isSequencerRunning() ? Gestures.pause() : Gestures.play(state));
  }

  /// Stops and goes back to before the first step.
  public void stop() {
    store.dispatch(Gestures.stop());
  }

  /// Fills the grid by chance.
  public void randomise() {
    store.dispatch(Gestures.randomise(random));
  }

  /// Switches all squares off.
  public void clear() {
    store.dispatch(Gestures.clear());
  }

  /// Opens or closes the help panel, for everybody.
  public void toggleHelp() {
    toggle("Show help", "Hide help", Fields.SHOW_HELP);
  }

  /// Opens or closes the circle of fifths, for everybody.
  public void toggleCircle() {
    toggle("Show circle of fifths", "Hide circle of fifths", Fields.SHOW_CIRCLE_OF_FIFTHS);
  }

  /// Starts or stops the evolution.
  public void toggleEvolution() {
    toggle("Start evolution", "Stop evolution", Fields.IS_EVOLVING);
  }

  private void toggle(String labelOn, String labelOff, Field<Boolean> field) {
    boolean on = !field.get(store.state());
    store.dispatch(Edit.of(on ? labelOn : labelOff, field, on));
  }
}
