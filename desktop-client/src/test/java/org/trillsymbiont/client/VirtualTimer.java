package org.trillsymbiont.client;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/// A clock that stands still until the test moves it. Thread: the test's.
public final class VirtualTimer implements Timer {
  private static final long MILLI = 1_000_000;

  private record Entry(long nanos, long order, Runnable action) {}

  private final Queue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::order));
  private long now;
  private long order;

  @Override
  public long nowNanos() {
    return now;
  }

  @Override
  public Alarm at(long nanos, Runnable action) {
    Entry entry = new Entry(Math.max(now, nanos), order++, action);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /// Moves the clock and runs what falls due, each at its time.
  public void run(long millis) {
    long end = now + millis * MILLI;
    while (!entries.isEmpty() && entries.element().nanos() <= end) {
      Entry entry = entries.remove();
      now = Math.max(now, entry.nanos());
      entry.action().run();
    }
    now = end;
  }

  /// Moves the clock as if the machine had slept.
  public void sleep(long millis) {
    now += millis * MILLI;
  }
}
