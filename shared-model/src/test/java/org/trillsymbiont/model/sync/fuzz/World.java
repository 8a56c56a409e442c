package org.trillsymbiont.model.sync.fuzz;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Virtual time and chance: what happens here follows from the seed alone.
final class World {
  private final SplittableRandom random;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private long nanos;
  private long order;
  private long lastUnique;
  private boolean isCalm;

  private record Due(long nanos, long order, Runnable task) {}

  World(long seed) {
    random = new SplittableRandom(seed);
  }

  long nanos() {
    return nanos;
  }

  long micros() {
    return nanos / 1000;
  }

  /// A number that nobody has had before, 1 or more.
  long unique() {
    return ++lastUnique;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  SplittableRandom random() {
    return random;
  }

  /// True once in so many times.
  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /// Some time from 0 up to this many milliseconds, in nanoseconds.
  long upToMillis(int millis) {
    return random.nextLong(TimeUnit.MILLISECONDS.toNanos(millis) + 1);
  }

  /// From now on the network and the server do nothing wrong any more.
  void calmDown() {
    isCalm = true;
  }

  /// True once in so many times, unless all is calm.
  boolean fault(int times) {
    return !isCalm && oneIn(times);
  }

  void at(long when, Runnable task) {
    queue.add(new Due(Math.max(when, nanos), order++, task));
  }

  void after(long wait, Runnable task) {
    at(nanos + wait, task);
  }

  /// Lets everything happen that is due within a time.
  void run(long duration) {
    long end = nanos + duration;
    while (!queue.isEmpty() && queue.peek().nanos() <= end) {
      Due due = queue.remove();
      nanos = due.nanos();
      due.task().run();
    }
    nanos = end;
  }
}
