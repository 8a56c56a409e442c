package org.trillsymbiont.client.sound.device;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Decides when an automatic buffer has to grow: when it has run empty twice within a minute. What
/// happens just after the opening, while everything is still being loaded, says nothing.
///
/// Thread: confined to one.
final class BufferGrowth {
  /// What is tried first.
  static final int START_MILLIS = 80;

  private static final List<Integer> STEPS_MILLIS =
      List.of(START_MILLIS, 120, 160, 240, DeviceChoice.MOST_BUFFER_MILLIS);
  private static final long WINDOW_NANOS = 60_000_000_000L;
  private static final long SETTLING_NANOS = 2_000_000_000;
  private static final int TOO_MANY = 2;

  private final long openedNanos;
  private final Deque<Long> recent = new ArrayDeque<>();

  /// @param openedNanos when the device was opened
  BufferGrowth(long openedNanos) {
    this.openedNanos = openedNanos;
  }

  /// Hears that the buffer has run empty. Whether it has to be larger.
  boolean ranEmpty(long nowNanos) {
    if (nowNanos - openedNanos < SETTLING_NANOS) {
      return false;
    }
    recent.addLast(nowNanos);
    while (nowNanos - recent.getFirst() > WINDOW_NANOS) {
      recent.removeFirst();
    }
    return recent.size() >= TOO_MANY;
  }

  /// The next larger buffer; the same when there is none.
  static int after(int millis) {
    return STEPS_MILLIS.stream().filter(step -> step > millis).findFirst().orElse(millis);
  }
}
