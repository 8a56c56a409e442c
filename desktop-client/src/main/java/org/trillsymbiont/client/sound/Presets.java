package org.trillsymbiont.client.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;

/// Keeps the synthesizer's presets as the voices are, on a thread of its own, so that neither the
/// window nor the sound waits for it. When voices change faster than they are loaded, only the
/// newest are.
///
/// Thread: any; the loading is done on `trill-presets`.
final class Presets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Presets.class);

  private final Synth synth;
  private final ExecutorService loader;
  private final AtomicBoolean due = new AtomicBoolean();
  private volatile AppState wanted;
  private volatile MusicGrid wantedInSteps;

  // Confined to the loader.
  private final @Nullable Voice[] inSteps = new Voice[MusicGrid.SQUARES];
  private final @Nullable Voice[] struck = new Voice[MusicGrid.SQUARES];
  private final @Nullable Voice[] held = new Voice[MusicGrid.SQUARES];

  /// Begins to load all voices of a state.
  Presets(Synth synth, AppState state) {
    this.synth = synth;
    wanted = state;
    wantedInSteps = state.musicGrid();
    loader =
        Executors.newSingleThreadExecutor(task -> {
          Thread thread = new Thread(task, "trill-presets");
          thread.setDaemon(true);
          thread.setUncaughtExceptionHandler((t, e) -> LOG.error("A voice could not be loaded", e));
          return thread;
        });
    post(() -> synth.load(List.of(Preset.chord())));
    show(state);
  }

  /// Makes touched squares sound as they are in a state, soon.
  void show(AppState state) {
    wanted = state;
    loadSoon();
  }

  /// Makes the steps to come sound as squares are in a grid, soon.
  void showInSteps(MusicGrid grid) {
    if (!grid.equals(wantedInSteps)) {
      wantedInSteps = grid;
      loadSoon();
    }
  }

  private void loadSoon() {
    if (!due.getAndSet(true)) {
      post(this::load);
    }
  }

  /// Does something once a square's held preset is loaded; in the order of the calls.
  void whenHeld(int square, Voice voice, Runnable then) {
    post(() -> {
      if (!voice.equals(held[square])) {
        synth.load(List.of(Preset.held(square, voice)));
        held[square] = voice;
      }
      then.run();
    });
  }

  /// Does something after all that was asked for before.
  void then(Runnable action) {
    post(action);
  }

  /// Waits until all that was asked for is loaded.
  ///
  /// @return whether it is, within ten seconds
  boolean await() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    post(done::countDown);
    return done.await(10, TimeUnit.SECONDS);
  }

  private void post(Runnable task) {
    try {
      loader.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("The sound is closed already: {}", e.getMessage());
    }
  }

  private void load() {
    due.set(false);
    load(wantedInSteps, inSteps, Preset::inStep);
    load(wanted.musicGrid(), struck, Preset::struck);
  }

  private void load(
      MusicGrid grid, @Nullable Voice[] loaded, BiFunction<Integer, Voice, Preset> preset) {
    List<Preset> changed = new ArrayList<>();
    for (int square = 0; square < MusicGrid.SQUARES; square++) {
      Voice voice = grid.square(square).voice();
      if (!voice.equals(loaded[square])) {
        changed.add(preset.apply(square, voice));
        loaded[square] = voice;
      }
    }
    if (!changed.isEmpty()) {
      synth.load(changed);
    }
  }

  @Override
  public void close() {
    loader.shutdownNow();
  }
}
