package org.trillsymbiont.server.room;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mailbox with a thread of its own. A task that fails is logged; those behind it run.
///
/// Thread: safe.
public final class ThreadMailbox implements Mailbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadMailbox.class);
  private static final long CLOSE_SECONDS = 2;

  private final ScheduledThreadPoolExecutor executor;

  /// @param threadName the thread's name in logs and dumps
  public ThreadMailbox(String threadName) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .daemon()
                .name(threadName)
                .uncaughtExceptionHandler((thread, e) -> LOG.error("{} failed", thread, e))
                .factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void post(Runnable task) {
    executor.execute(() -> run(task));
  }

  @Override
  public Cancellation postAfter(long nanos, Runnable task) {
    Future<?> future = executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  // Errors too (a StackOverflowError, say): one message must not silence the room.
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.error("A message could not be handled", e);
    }
  }

  /// Ends the thread after the tasks that are posted already. Waits for it, up to 2 s.
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The room did not come to rest within {} s", CLOSE_SECONDS);
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
