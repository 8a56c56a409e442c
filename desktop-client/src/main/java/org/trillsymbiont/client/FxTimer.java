package org.trillsymbiont.client;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Runs actions on the FX thread at given times, more exactly than JavaFX's own timelines, which
/// follow the screen's pulse. After it was closed nothing is run any more.
///
/// Thread: any.
public final class FxTimer implements Timer, AutoCloseable {
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("fx-timer").daemon().factory());

  /// A timer by the clock of `System.nanoTime`.
  public FxTimer() {
    this(System::nanoTime);
  }

  /// A timer by a clock that may be a false one.
  ///
  /// @param nanoTime runs about as fast as `System.nanoTime`
  public FxTimer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public long nowNanos() {
    return nanoTime.getAsLong();
  }

  @Override
  public Alarm at(long nanos, Runnable action) {
    long delay = Math.max(0, nanos - nanoTime.getAsLong());
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
