package org.trillsymbiont.client.beat;

import java.util.Arrays;
import java.util.Collection;

/// How numbers are spread.
///
/// Immutable.
final class Distribution {
  private final long[] sorted;

  private Distribution(long[] sorted) {
    this.sorted = sorted;
  }

  static Distribution of(Collection<Long> values) {
    long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Distribution(sorted);
  }

  int count() {
    return sorted.length;
  }

  /// The smallest value that so many of a hundred do not exceed; 0 when there are none.
  ///
  /// @param percent 0..100
  long at(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  long max() {
    return at(100);
  }

  @Override
  public String toString() {
    return at(50) + " / " + at(99) + " (" + max() + ")";
  }
}
