package org.trillsymbiont.client.clock;

import java.util.ArrayDeque;
import java.util.Deque;

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
    return taken.stream()
        .filter(one -> one.atNanos() >= since)
        .mapToLong(Taken::nanos)
        .min()
        .orElseThrow();
  }

  /// The longest of the 30 s before the last; only after there was one.
  long longestNanos() {
    return taken.stream().mapToLong(Taken::nanos).max().orElseThrow();
  }
}
