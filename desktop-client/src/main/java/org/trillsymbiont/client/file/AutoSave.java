package org.trillsymbiont.client.file;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.sync.RoomName;

/// Keeps what is played in a file, by itself, not what is looked at of the past: two seconds after
/// the last change, and while changes go on, ten seconds after the first that is not kept.
///
/// Thread: FX; the file is written on another.
final class AutoSave {
  private static final long SECOND_NANOS = 1_000_000_000;
  static final long PAUSE_NANOS = 2 * SECOND_NANOS;
  static final long MOST_NANOS = 10 * SECOND_NANOS;

  private final Store store;
  private final Timer timer;
  private final FileWorker worker;
  private final InstantSource clock;
  private final Path file;
  private final BooleanSupplier isWanted;
  private final Consumer<@Nullable String> onProblem;
  private final Subscription subscription;
  private AppState kept;
  private Timer.@Nullable Alarm alarm;
  private long firstNanos;
  private boolean isWriting;

  /// Keeps what changes from now on.
  ///
  /// @param file where
  /// @param isWanted whether what the store has is to be kept
  /// @param onProblem gets the sentence when it can't be, and null when it can be again
  AutoSave(
      Store store,
      Timer timer,
      FileWorker worker,
      InstantSource clock,
      Path file,
      BooleanSupplier isWanted,
      Consumer<@Nullable String> onProblem) {
    this.store = store;
    this.timer = timer;
    this.worker = worker;
    this.clock = clock;
    this.file = file;
    this.isWanted = isWanted;
    this.onProblem = onProblem;
    kept = AppState.INITIAL;
    subscription = store.stateProperty().subscribe(state -> changed(store.live()));
  }

  private void changed(AppState now) {
    if (!isWanted.getAsBoolean() || Music.isSame(kept, now)) {
      return;
    }
    long nanos = timer.nowNanos();
    if (alarm == null) {
      firstNanos = nanos;
    } else {
      alarm.cancel();
    }
    alarm = timer.at(Math.min(nanos + PAUSE_NANOS, firstNanos + MOST_NANOS), this::due);
  }

  private void due() {
    alarm = null;
    if (isWriting) {
      changed(store.live()); // The disk is slow: what comes now waits for its turn.
    } else if (isWanted.getAsBoolean()) {
      write(store.live());
    }
  }

  private void write(AppState state) {
    isWriting = true;
    worker.run(
        () -> {
          TrillFiles.write(file, SessionFile.of(RoomName.LOBBY, clock.instant(), state));
          return state;
        },
        written -> {
          isWriting = false;
          kept = written;
          onProblem.accept(null);
        },
        sentence -> {
          isWriting = false;
          onProblem.accept(sentence);
          changed(store.live());
        });
  }

  /// Keeps nothing more.
  ///
  /// @param keepsLast whether what is not kept yet is to be, before the worker closes
  void end(boolean keepsLast) {
    subscription.unsubscribe();
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
    if (keepsLast && isWanted.getAsBoolean() && !Music.isSame(kept, store.live())) {
      write(store.live());
    }
  }
}
