package org.trillsymbiont.server.room;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.server.watch.Fatal;

/// The threads that all rooms share: a few that run mailboxes and one that tells the time. A task
/// that fails is logged; those behind it run. Of a quiet mailbox a thread that brings a message may
/// do the work: going through another thread would cost as much as several sockets do.
///
/// What a mailbox has to say goes out at once, as long as the computer has time. When it has hardly
/// any left, nothing more goes out for 20 ms after the last time, and then all together: each write
/// costs both sides more than what is in it.
///
/// Thread: safe.
public final class MailboxPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxPool.class);
  private static final long CLOSE_SECONDS = 2;
  private static final long RESPONSE_SECONDS = 1;

  /// After so many tasks what they have to say is sent, and the next mailbox has its turn.
  private static final int MOST_AT_ONCE = 256;

  /// A mailbox that nothing has come to for so long is quiet. In one that is not, tasks are to
  /// gather, so that what they have to say goes out together.
  private static final long QUIET_NANOS = 1_000_000;

  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final ExecutorService workers;
  private final ScheduledThreadPoolExecutor timer;
  private final MachineLoad load;
  private final Queue<Pooled> gathering = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isTicking = new AtomicBoolean();

  /// @param threads how many rooms can be at work at the same time, 1 or more
  public MailboxPool(int threads) {
    this(threads, MachineLoad.ofThisMachine());
  }

  MailboxPool(int threads, MachineLoad load) {
    this.load = load;
    workers = Executors.newFixedThreadPool(threads, named("room-"));
    timer =
        new ScheduledThreadPoolExecutor(
            1, named("room-timer-"), new ThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform()
        .daemon()
        .name(name, 1)
        .uncaughtExceptionHandler((thread, e) -> LOG.error("{} failed", thread, e))
        .factory();
  }

  /// A new mailbox, empty.
  public Mailbox open() {
    return new Pooled();
  }

  /// Whether a task that is posted now is run soon: within a second.
  public boolean isResponding() {
    try {
      workers.submit(() -> {}).get(RESPONSE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // Nobody waits for the answer any more.
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("The rooms do not respond", e);
      return false;
    }
  }

  /// Lets a mailbox say what it has to say some time soon. One tick for all: a timer for each would
  /// cost what is saved.
  private void gather(Pooled mailbox) {
    gathering.add(mailbox);
    tick();
  }

  private void tick() {
    if (isTicking.compareAndSet(false, true)) {
      var _ = timer.schedule(this::speakIfDue, TICK_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  private void speakIfDue() {
    isTicking.set(false);
    long now = System.nanoTime();
    for (int left = gathering.size(); left > 0; left--) {
      Pooled mailbox = gathering.poll();
      if (mailbox != null && mailbox.isDue(now)) {
        // A task, not a turn alone: one that runs at this moment may have looked at the time
        // already.
        mailbox.post(() -> {});
      } else if (mailbox != null) {
        gathering.add(mailbox);
      }
    }
    if (!gathering.isEmpty()) {
      tick();
    }
  }

  /// Ends the threads after the tasks that are posted already. Waits for it, up to 2 s.
  @Override
  public void close() {
    timer.shutdown();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The rooms did not come to rest within {} s", CLOSE_SECONDS);
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private final class Pooled implements Mailbox {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isScheduled = new AtomicBoolean();
    private volatile Runnable drained = () -> {};
    private volatile long drainedNanos = System.nanoTime();
    private volatile long spokeNanos = System.nanoTime() - GATHER_NANOS;
    private volatile boolean isGathering;

    @Override
    public void post(Runnable task) {
      tasks.add(task);
      schedule();
    }

    @Override
    public void postOrRun(Runnable task) {
      tasks.add(task);
      boolean isQuiet = System.nanoTime() - drainedNanos > QUIET_NANOS && !workers.isShutdown();
      if (!isQuiet) {
        schedule();
      } else if (isScheduled.compareAndSet(false, true)) {
        drain();
      }
    }

    private void schedule() {
      if (isScheduled.compareAndSet(false, true)) {
        try {
          workers.execute(this::drain);
        } catch (RejectedExecutionException e) {
          LOG.debug("A message came after the end");
        }
      }
    }

    private void drain() {
      Runnable task;
      for (int count = 0; count < MOST_AT_ONCE && (task = tasks.poll()) != null; count++) {
        run(task);
      }
      speak();
      drainedNanos = System.nanoTime();
      isScheduled.set(false);
      if (!tasks.isEmpty()) {
        schedule();
      }
    }

    private void speak() {
      long now = System.nanoTime();
      if (isDue(now) || !load.isBusy(now)) {
        isGathering = false;
        spokeNanos = now;
        run(drained);
      } else if (!isGathering) {
        isGathering = true;
        gather(this);
      }
    }

    private boolean isDue(long now) {
      return now - spokeNanos >= GATHER_NANOS;
    }

    @Override
    public Cancellation postAfter(long nanos, Runnable task) {
      Future<?> future = timer.schedule(() -> post(task), nanos, TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    }

    @Override
    public void whenDrained(Runnable hook) {
      drained = hook;
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
        Fatal.check(e);
        LOG.error("A message could not be handled", e);
      }
    }
  }
}
