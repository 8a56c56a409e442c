package org.trillsymbiont.client.view;

import java.util.Objects;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.Evolution;

/// The gestures that have a button and a keyboard shortcut.
///
/// Thread: FX.
public final class Commands {
  private final Store store;
  private final Panels panels;
  private final ObjectProperty<Monitor> monitor;
  private final Runnable panic;
  private final RandomGenerator random;

  /// @param store takes the edits
  /// @param panels what help and circle open and close
  /// @param monitor what is heard on this computer
  /// @param panic ends everything that sounds on this computer
  /// @param random decides which squares a randomised grid has, and new seeds
  public Commands(
      Store store,
      Panels panels,
      ObjectProperty<Monitor> monitor,
      Runnable panic,
      RandomGenerator random) {
    this.store = Objects.requireNonNull(store, "store");
    this.panels = Objects.requireNonNull(panels, "panels");
    this.monitor = Objects.requireNonNull(monitor, "monitor");
    this.panic = Objects.requireNonNull(panic, "panic");
    this.random = Objects.requireNonNull(random, "random");
  }

  /// Plays, or pauses when it plays.
  public void playOrPause() {
    store.dispatch(store.state().isSequencerRunning() ? Gestures.pause() : Gestures.play());
  }

  /// Stops and goes back to before the first step.
  public void stop() {
    store.dispatch(Gestures.stop());
  }

  /// Ends everything that sounds on this computer and on the instruments that it plays; the
  /// sequencer goes on.
  public void panic() {
    panic.run();
  }

  /// Fills the grid by chance.
  public void randomise() {
    store.dispatch(Gestures.randomise(random));
  }

  /// Switches all squares off.
  public void clear() {
    store.dispatch(Gestures.clear());
  }

  /// Takes back the user's own last step.
  public void undo() {
    store.undo();
  }

  /// Does again what was taken back last.
  public void redo() {
    store.redo();
  }

  /// The panels that open and close.
  public Panels panels() {
    return panels;
  }

  /// Opens or closes the help panel.
  public void toggleHelp() {
    panels.toggleHelp();
  }

  /// Opens or closes the circle of fifths.
  public void toggleCircle() {
    panels.toggleCircle();
  }

  /// Mutes this computer, or lets it sound again.
  public void toggleMute() {
    monitor.set(monitor.get().withMuted(!monitor.get().muted()));
  }

  /// Starts or stops the evolution.
  public void toggleEvolution() {
    boolean runs = store.state().evolution().isEvolving();
    store.dispatch(runs ? Gestures.stopEvolution() : Gestures.startEvolution());
  }

  /// Draws another seed for the evolution.
  public void newSeed() {
    int last = store.state().evolution().seed();
    int other = random.nextInt((int) Evolution.SEED.max());
    store.dispatch(Edit.of(Fields.EVOLUTION_SEED, other < last ? other : other + 1));
  }
}
