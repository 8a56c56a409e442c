package org.trillsymbiont.server.room;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Virtual time and chance for a simulation: the same seed, the same world. Thread: the test's.
final class SimulatedWorld {
  private final Random random;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private long nanos = 1_000_000_000;
  private long order;

  private record Due(long nanos, long order, Runnable task) {}

  SimulatedWorld(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  long nanos() {
    return nanos;
  }

  void after(long millis, Runnable task) {
    afterNanos(TimeUnit.MILLISECONDS.toNanos(millis), task);
  }

  void afterNanos(long wait, Runnable task) {
    due.add(new Due(nanos + Math.max(0, wait), order++, task));
  }

  /// Lets that much time go by.
  void run(long millis) {
    long until = nanos + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!due.isEmpty() && due.peek().nanos() <= until) {
      Due next = due.remove();
      nanos = Math.max(nanos, next.nanos());
      next.task().run();
    }
    nanos = until;
  }

  /// A mailbox in this world, which gets its turn up to 2 ms after something was posted.
  final class Box implements Mailbox {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private Runnable drained = () -> {};
    private boolean isScheduled;
    private boolean isDead;

    @Override
    public void post(Runnable task) {
      tasks.add(task);
      if (!isScheduled) {
        isScheduled = true;
        afterNanos(random.nextInt(2_000_000), this::drain);
      }
    }

    private void drain() {
      isScheduled = false;
      if (isDead) {
        return;
      }
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      drained.run();
    }

    @Override
    public Cancellation postAfter(long wait, Runnable task) {
      boolean[] isCancelled = new boolean[1];
      afterNanos(
          wait,
          () -> {
            if (!isCancelled[0]) {
              post(task);
            }
          });
      return () -> isCancelled[0] = true;
    }

    @Override
    public void whenDrained(Runnable hook) {
      drained = hook;
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    /// Nothing runs here any more.
    void die() {
      isDead = true;
    }
  }
}
