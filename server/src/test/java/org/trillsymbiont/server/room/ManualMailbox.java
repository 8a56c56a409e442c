package org.trillsymbiont.server.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// A mailbox whose clock stands still until the test moves it. Thread: the test's.
final class ManualMailbox implements Mailbox {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<Later> later = new ArrayList<>();
  private Runnable drained = () -> {};
  private long now = 1_000_000;

  private record Later(long dueNanos, Runnable task) {}

  @Override
  public void post(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Cancellation postAfter(long nanos, Runnable task) {
    Later entry = new Later(now + nanos, task);
    later.add(entry);
    return () -> later.remove(entry);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void whenDrained(Runnable hook) {
    drained = hook;
  }

  /// Runs what was posted, as one batch.
  void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    drained.run();
  }

  /// Moves the clock and runs what falls due, each at its time.
  void advanceMillis(long millis) {
    run();
    long until = now + TimeUnit.MILLISECONDS.toNanos(millis);
    Optional<Later> next = nextUntil(until);
    while (next.isPresent()) {
      now = Math.max(now, next.get().dueNanos());
      later.remove(next.get());
      next.get().task().run();
      run();
      next = nextUntil(until);
    }
    now = until;
  }

  /// Moves the clock as if the machine had slept: nothing runs meanwhile.
  void sleepMillis(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  int waiting() {
    return later.size();
  }

  private Optional<Later> nextUntil(long until) {
    return later.stream()
        .filter(entry -> entry.dueNanos() <= until)
        .min(Comparator.comparingLong(Later::dueNanos));
  }
}
