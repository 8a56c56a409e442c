package org.trillsymbiont.client.view.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.sound.export.Recording;
import org.trillsymbiont.client.view.export.Exports.Take;
import org.trillsymbiont.model.sync.Score;

/// Recordings, one at a time, from their begin to the notice of what became of them.
///
/// Thread: FX; files are opened and completed on others.
final class Takes implements AutoCloseable {
  private static final long LOOK_NANOS = 200_000_000;
  private static final long CLOSE_MILLIS = 10_000;

  private final Timer timer;
  private final Consumer<ExportNotice> listener;
  private final ReadOnlyObjectWrapper<Take> take =
      new ReadOnlyObjectWrapper<>(this, "take", new Take.None());
  private @Nullable Recording recording;

  /// There is none yet.
  ///
  /// @param listener hears what becomes of them
  Takes(Timer timer, Consumer<ExportNotice> listener) {
    this.timer = timer;
    this.listener = listener;
  }

  /// The recording.
  ReadOnlyObjectProperty<Take> takeProperty() {
    return take.getReadOnlyProperty();
  }

  /// True from the moment in which one begins until its files are complete.
  boolean isUnderway() {
    return recording != null;
  }

  /// Hears of a step that is heard, for the keys of the notes.
  void step(Score.Played played) {
    if (recording != null) {
      recording.step(played);
    }
  }

  /// Begins.
  ///
  /// @param starting has not begun; there is no other one
  /// @param wav its file
  void begin(Recording starting, Path wav) {
    recording = starting;
    take.set(new Take.Starting());
    var _ = inBackground("trill-recording-start", () -> start(starting, wav));
  }

  private static Thread inBackground(String name, Runnable work) {
    return Thread.ofPlatform().name(name).daemon().start(work);
  }

  /// Thread: its own.
  private void start(Recording starting, Path wav) {
    try {
      starting.start();
      FxThread.post(() -> started(starting));
    } catch (IOException e) {
      ExportNotice notice = ExportSentences.notRecorded(e.getMessage(), wav);
      FxThread.post(() -> notStarted(starting, notice));
    }
  }

  private void started(Recording started) {
    if (started.equals(recording)) {
      take.set(new Take.Running(0));
      watch();
    }
  }

  private void notStarted(Recording failed, ExportNotice notice) {
    if (failed.equals(recording)) {
      recording = null;
      take.set(new Take.None());
      listener.accept(notice);
    }
  }

  private void watch() {
    Recording running = recording;
    if (running != null && take.get() instanceof Take.Running) {
      if (running.hasEnded()) {
        end();
      } else {
        take.set(new Take.Running(running.seconds()));
        var _ = timer.at(timer.nowNanos() + LOOK_NANOS, this::watch);
      }
    }
  }

  /// Ends the recording, if one runs; its files are complete soon.
  void end() {
    Recording ending = recording;
    if (ending != null && take.get() instanceof Take.Running) {
      boolean byItself = ending.hasEnded();
      take.set(new Take.Ending());
      var _ =
          inBackground(
              "trill-recording-end",
              () -> {
                Recording.Saved saved = ending.stop();
                FxThread.post(() -> ended(ending, saved, byItself));
              });
    }
  }

  private void ended(Recording ended, Recording.Saved saved, boolean byItself) {
    if (ended.equals(recording)) {
      recording = null;
      take.set(new Take.None());
      listener.accept(ExportSentences.recorded(saved, byItself));
    }
  }

  /// Completes the recording's files; waits until that is done, but ten seconds at most.
  @Override
  public void close() {
    Recording ending = recording;
    if (ending != null) {
      recording = null;
      try {
        inBackground("trill-recording-end", ending::stop).join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
