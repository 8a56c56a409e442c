package org.trillsymbiont.client.view;

import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyProperty;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.file.SessionFiles;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.state.Evolution;

/// The gestures that have a button and a keyboard shortcut.
///
/// Thread: FX.
public final class Commands {
  private static final double SCALE_STEP = 0.25;

  private final Store store;
  private final Panels panels;
  private final ObjectProperty<Monitor> monitor;
  private final Appearance appearance;
  private final Runnable panic;
  private final RandomGenerator random;
  private Window window = new NoWindow();
  private @Nullable SessionFiles files;
  private Past past = new NoPast();
  private Runnable onLeave = () -> {};

  /// What the window that holds the views does itself.
  public interface Window {

    /// Opens the settings.
    void openSettings();

    /// Opens what there is to say about the app.
    void openAbout();

    /// Fills the screen, or no longer.
    void toggleFullScreen();

    /// Asks to be closed, as by its close button.
    void close();
  }

  /// For views that are in no window.
  private static final class NoWindow implements Window {
    @Override
    public void openSettings() {
      // There is nowhere to open them.
    }

    @Override
    public void openAbout() {
      // There is nowhere to open it.
    }

    @Override
    public void toggleFullScreen() {
      // There is nothing that could.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }

  /// What can be done while the user looks at the room's past.
  public interface Past {
    /// Whether he does.
    boolean isLookedAt();

    /// Lets the time there go on, or stand still.
    void playOrPause();

    /// Comes back to now.
    void leave();
  }

  /// For views that have no past.
  private static final class NoPast implements Past {
    @Override
    public boolean isLookedAt() {
      return false;
    }

    @Override
    public void playOrPause() {
      // Nothing is looked at.
    }

    @Override
    public void leave() {
      // It is now already.
    }
  }

  /// @param store takes the edits
  /// @param panels what help and circle open and close
  /// @param monitor what is heard on this computer
  /// @param appearance how the app looks on this computer
  /// @param panic ends everything that sounds on this computer
  /// @param random decides which squares a randomised grid has, and new seeds
  public Commands(
      Store store,
      Panels panels,
      ObjectProperty<Monitor> monitor,
      Appearance appearance,
      Runnable panic,
      RandomGenerator random) {
    this.store = Objects.requireNonNull(store, "store");
    this.panels = Objects.requireNonNull(panels, "panels");
    this.monitor = Objects.requireNonNull(monitor, "monitor");
    this.appearance = Objects.requireNonNull(appearance, "appearance");
    this.panic = Objects.requireNonNull(panic, "panic");
    this.random = Objects.requireNonNull(random, "random");
  }

  /// Says what leaving the session is; nothing at first.
  public void setOnLeave(Runnable handler) {
    onLeave = Objects.requireNonNull(handler, "handler");
  }

  /// Leaves the session, for the start screen; the user may be asked first.
  public void leave() {
    onLeave.run();
  }

  /// Says what the file menu is about; nothing at first.
  public void setFiles(SessionFiles of) {
    files = Objects.requireNonNull(of, "of");
  }

  /// What the file menu is about, if there is one.
  public Optional<SessionFiles> files() {
    return Optional.ofNullable(files);
  }

  /// Begins a new piece.
  public void begin() {
    files().ifPresent(SessionFiles::begin);
  }

  /// Asks for a file and opens it.
  public void open() {
    files().ifPresent(SessionFiles::open);
  }

  /// Saves the session.
  public void save() {
    files().ifPresent(SessionFiles::save);
  }

  /// Saves the session in another file.
  public void saveAs() {
    files().ifPresent(SessionFiles::saveAs);
  }

  /// Says what is done in the past.
  void setPast(Past of) {
    past = Objects.requireNonNull(of, "of");
  }

  /// Opens or closes the room's history.
  public void toggleHistory() {
    appearance.historyProperty().set(!appearance.historyProperty().get());
  }

  /// Plays, or pauses when it plays; in the past when that is looked at.
  public void playOrPause() {
    if (past.isLookedAt()) {
      past.playOrPause();
      return;
    }
    store.dispatch(store.state().isSequencerRunning() ? Gestures.pause() : Gestures.play());
  }

  /// Stops and goes back to before the first step; from the past it comes back to now.
  public void stop() {
    if (past.isLookedAt()) {
      past.leave();
      return;
    }
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

  /// Loads a pattern and plays it.
  public void load(DemoPattern pattern) {
    store.dispatch(Gestures.loadPattern(store.state(), pattern));
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

  /// What is heard on this computer.
  public ReadOnlyProperty<Monitor> monitorProperty() {
    return monitor;
  }

  /// How the app looks on this computer.
  public Appearance appearance() {
    return appearance;
  }

  /// Says which window does what only a window can.
  void setWindow(Window of) {
    window = Objects.requireNonNull(of, "of");
  }

  /// Opens the settings.
  public void openSettings() {
    window.openSettings();
  }

  /// Opens what there is to say about the app.
  public void openAbout() {
    window.openAbout();
  }

  /// Lets the window fill the screen, or no longer.
  public void toggleFullScreen() {
    window.toggleFullScreen();
  }

  /// Asks the window to close.
  public void quit() {
    window.close();
  }

  /// Makes texts and controls larger.
  public void larger() {
    scale(appearance.scaleProperty().get() + SCALE_STEP);
  }

  /// Makes texts and controls smaller.
  public void smaller() {
    scale(appearance.scaleProperty().get() - SCALE_STEP);
  }

  /// Makes texts and controls as large as fits the window.
  public void actualSize() {
    scale(1);
  }

  private void scale(double wanted) {
    double onGrid = Math.rint(wanted / SCALE_STEP) * SCALE_STEP;
    appearance
        .scaleProperty()
        .set(Math.clamp(onGrid, Appearance.LEAST_SCALE, Appearance.GREATEST_SCALE));
  }

  /// Draws the wave of what is heard, or no longer.
  public void toggleScope() {
    appearance.scopeProperty().set(!appearance.scopeProperty().get());
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
