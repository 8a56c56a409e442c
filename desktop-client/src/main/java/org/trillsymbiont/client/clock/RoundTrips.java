package org.trillsymbiont.client.clock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// How long the way to the server and back took of late.
///
/// Thread: confined to one.
final class RoundTrips {
  private static final long SHORTEST_OF_NANOS = 10_000_000_000L;
  private static final long LONGEST_OF_NANOS = 30_000_000_000L;
  private static final int MOST = 1024;

  private final Deque<Taken> taken = new ArrayDeque<>();

  private record Taken(long atNanos, long nanos) {}

  /// @param atNanos when it ended, not before those so far
  void add(long atNanos, long nanos) {
    taken.addLast(new Taken(atNanos, Math.max(0, nanos)));
    while (taken.size() > MOST || taken.getFirst().atNanos() < atNanos - LONGEST_OF_NANOS) {
      taken.removeFirst();
    }
  }

  /// The shortest of the 10 s before the last; only after there was one.
  long shortestNanos() {
    long since = taken.getLast().atNanos() - SHORTEST_OF_NANOS;
    long shortest = taken.getLast().nanos();
    // From the newest back, for it is asked at every ping.
    for (Iterator<Taken> back = taken.descendingIterator(); back.hasNext(); ) {
      Taken one = back.next();
      if (one.atNanos() < since) {
        break;
      }
      shortest = Math.min(shortest, one.nanos());
    }
    return shortest;
  }

  /// The longest of the 30 s before the last; only after there was one.
  long longestNanos() {
    return taken.stream().mapToLong(Taken::nanos).max().orElseThrow();
  }
}
