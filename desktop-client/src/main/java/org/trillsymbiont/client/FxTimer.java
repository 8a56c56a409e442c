package org.trillsymbiont.client;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs actions on the FX thread at given times, more exactly than JavaFX's own timelines, which
/// follow the screen's pulse. After it was closed nothing is run any more.
///
/// Thread: any.
public final class FxTimer implements Timer, AutoCloseable {
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fx-timer").daemon().factory());

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }

  @Override
  public Alarm at(long nanos, Runnable action) {
    long delay = Math.max(0, nanos - System.nanoTime());
    try {
      Future<?> future = worker.schedule(() -> FxThread.post(action), delay, TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      // Closed: a state that was under way to the FX thread may still ask for its notes.
      return () -> {};
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
