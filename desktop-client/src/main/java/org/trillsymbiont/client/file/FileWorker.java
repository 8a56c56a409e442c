package org.trillsymbiont.client.file;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.client.sound.FileTrouble;

/// Waits for disks in the FX thread's place: one piece of work after the other, each with an answer
/// on the FX thread, unless it was closed meanwhile.
///
/// Thread: FX; the work is done on a thread of its own.
public final class FileWorker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FileWorker.class);
  private static final long CLOSE_SECONDS = 10;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("trill-files").factory());
  private boolean isClosed;

  /// Makes something, perhaps slowly.
  ///
  /// @param <T> what
  @FunctionalInterface
  public interface Work<T> {
    /// Makes it.
    ///
    /// @throws FileException with a sentence
    T make() throws FileException;
  }

  /// Does something, perhaps slowly.
  ///
  /// @param done gets what was made
  /// @param failed gets the sentence
  public <T> void run(Work<T> work, Consumer<T> done, Consumer<String> failed) {
    try {
      worker.execute(() -> {
        try {
          T made = work.make();
          post(() -> done.accept(made));
        } catch (FileException e) {
          post(() -> failed.accept(e.sentence()));
        } catch (RuntimeException e) {
          log.error("A file's work has failed", e);
          post(() -> failed.accept(FileTrouble.wrong(e)));
        }
      });
    } catch (RejectedExecutionException e) {
      log.debug("closed already", e);
    }
  }

  private void post(Runnable answer) {
    FxThread.post(() -> {
      if (!isClosed) {
        answer.run();
      }
    });
  }

  /// Returns when all that was begun is done, but after ten seconds at the latest.
  @Override
  public void close() {
    isClosed = true;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("A file does not get written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
