package org.trillsymbiont.server.store;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.server.watch.Watch;

/// The one thread that writes. When it has been idle it writes at once; else it gathers what comes
/// within 5 ms of its last turn, up to 64 writes, or what waits already, up to 1,024, and commits
/// them together: one wait for the disk for all. What can't be written is kept and tried again, at
/// longer and longer intervals, up to 5 s.
///
/// Thread: what is public to the package from any; the rest is the writer's own.
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int ENOUGH = 64;
  private static final int MOST_AT_ONCE = 1024;
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long FIRST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LAST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long CLOSE_SECONDS = 10;

  /// So many writes may wait; a quarter of a kilobyte each, or a few. Beyond it nothing more may be
  /// changed until half of them are written.
  static final int MOST_WAITING = 20_000;

  private final StoreFile file;
  private final Watch watch;
  private final Consumer<@Nullable String> readOnly;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Thread thread;

  private @Nullable Trouble said;

  // The writer's own.
  private final List<Write> unwritten = new ArrayList<>();
  private volatile @Nullable Trouble trouble;
  private volatile boolean isSlow;
  private long retryNanos = FIRST_RETRY_NANOS;
  private long nextTryNanos;
  private boolean isEnding;

  /// What stands in the queue.
  private sealed interface Work {
    record Later(Write write) implements Work {}

    record Now(Task task) implements Work {}

    record End() implements Work {}
  }

  /// Something that the writer does between two transactions.
  interface Task {
    void run(Tables tables);
  }

  /// A question to what is stored.
  interface Question<T> {
    T ask(Tables tables) throws SQLException;
  }

  /// @param file is the writer's from now on
  /// @param watch is told what the disk does
  /// @param readOnly takes the sentence that says why nothing can be stored, and null when all is
  ///   well again; from any thread
  Writer(StoreFile file, Watch watch, Consumer<@Nullable String> readOnly) {
    this.file = file;
    this.watch = watch;
    this.readOnly = readOnly;
    thread = Thread.ofPlatform().daemon().name("store").unstarted(this::run);
    thread.setUncaughtExceptionHandler((_, e) -> LOG.error("The store failed", e));
  }

  void start() {
    thread.start();
  }

  /// Lets something be written, some time soon.
  void write(Write write) {
    count();
    queue.add(new Work.Later(write));
  }

  private void count() {
    if (waiting.incrementAndGet() == MOST_WAITING) {
      isSlow = true;
      sayWhetherReadOnly();
    }
  }

  /// Lets the writer do something when all that was handed to it before has been written, if that
  /// is possible.
  void run(Task task) {
    queue.add(new Work.Now(task));
  }

  /// Asks a question, likewise, and waits.
  <T> T ask(Question<T> question) throws SQLException, InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    run(tables -> {
      try {
        answer.complete(question.ask(tables));
      } catch (SQLException | RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /// Why nothing can be stored at this moment, for people; null when all is well.
  @Nullable String whyReadOnly() {
    Trouble now = current();
    return now == null ? null : now.sentence();
  }

  private @Nullable Trouble current() {
    Trouble failing = trouble;
    return failing == null && isSlow ? Trouble.SLOW : failing;
  }

  private synchronized void sayWhetherReadOnly() {
    Trouble now = current();
    if (now != said) {
      said = now;
      if (now == null) {
        LOG.info("Rooms are stored again");
      } else {
        LOG.error("Rooms are read-only: {}", now.sentence());
      }
      readOnly.accept(now == null ? null : now.sentence());
    }
  }

  /// How many writes wait at this moment, 0 or more.
  int waiting() {
    return waiting.get();
  }

  private void run() {
    try {
      while (!isEnding) {
        gather();
        if (!unwritten.isEmpty() && (trouble == null || System.nanoTime() - nextTryNanos >= 0)) {
          flush();
        }
      }
      if (!unwritten.isEmpty()) {
        flush();
      }
      if (!unwritten.isEmpty()) {
        LOG.error("{} edits could not be stored", unwritten.size());
      }
    } catch (InterruptedException e) {
      LOG.warn("The store was interrupted");
    } finally {
      file.close();
    }
  }

  private void gather() throws InterruptedException {
    long begin = System.nanoTime();
    Work next = unwritten.isEmpty() ? queue.take() : queue.poll(patience(begin), NANOSECONDS);
    while (next != null) {
      boolean isUrgent = take(next);
      if (isUrgent || unwritten.size() >= MOST_AT_ONCE) {
        return;
      }
      long left = begin + GATHER_NANOS - System.nanoTime();
      next = unwritten.size() < ENOUGH && left > 0 ? queue.poll(left, NANOSECONDS) : queue.poll();
    }
  }

  private long patience(long now) {
    return trouble == null ? 0 : Math.max(0, nextTryNanos - now);
  }

  /// @return whether to write at once
  private boolean take(Work work) {
    switch (work) {
      case Work.Later(Write write) -> gathered(write);
      case Work.Now(Task task) -> {
        if (!unwritten.isEmpty() && trouble == null) {
          flush();
        }
        run(task, file.tables());
      }
      case Work.End() -> isEnding = true;
    }
    return !(work instanceof Work.Later);
  }

  private static void run(Task task, Tables tables) {
    try {
      task.run(tables);
    } catch (RuntimeException e) {
      LOG.error("Something could not be done with what is stored", e);
    }
  }

  /// Lets something be written with what waits already. Thread: the writer's.
  void add(Write write) {
    count();
    gathered(write);
  }

  /// Whether a part of a room's history can't be read yet, because it could not be written. Thread:
  /// the writer's.
  boolean holdsBack(long room) {
    return unwritten.stream().anyMatch(write -> write.room() == room);
  }

  private void gathered(Write write) {
    unwritten.add(write);
    Trouble now = trouble;
    if (now != null) {
      write.delayed(now.sentence());
    }
  }

  private void flush() {
    List<Write> batch = List.copyOf(unwritten);
    long begin = System.nanoTime();
    try {
      file.commit(batch);
      watch.committed(System.nanoTime() - begin, batch.size());
    } catch (SQLException e) {
      watch.commitFailed();
      failed(e);
      return;
    }
    unwritten.clear();
    retryNanos = FIRST_RETRY_NANOS;
    trouble = null;
    if (waiting.addAndGet(-batch.size()) <= MOST_WAITING / 2) {
      isSlow = false;
    }
    batch.forEach(Writer::tellWritten);
    sayWhetherReadOnly();
  }

  private static void tellWritten(Write write) {
    try {
      write.written();
    } catch (RuntimeException e) {
      LOG.error("Something was stored, and nobody could be told", e);
    }
  }

  private void failed(SQLException e) {
    Trouble now = file.isGone() ? Trouble.GONE : Trouble.of(e);
    if (trouble != now) {
      LOG.error("Writing to {} failed", file, e);
    }
    trouble = now;
    nextTryNanos = System.nanoTime() + retryNanos;
    retryNanos = Math.min(LAST_RETRY_NANOS, 2 * retryNanos);
    unwritten.forEach(write -> write.delayed(now.sentence()));
    sayWhetherReadOnly();
  }

  /// Writes what waits, and ends.
  @Override
  public void close() {
    queue.add(new Work.End());
    try {
      if (!thread.join(Duration.ofSeconds(CLOSE_SECONDS))) {
        LOG.error("The store did not come to rest within {} s", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
