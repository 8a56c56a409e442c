package org.trillsymbiont.client.beat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A clock that was set wrong and runs wrong. The truth is `System.nanoTime`, which all processes
/// of a computer share as long as it is Linux's CLOCK_MONOTONIC.
///
/// Thread: any.
final class FalseClock implements LongSupplier {
  private static final double PARTS = 1e6;

  private final long originNanos = System.nanoTime();
  private final AtomicLong firstNanos = new AtomicLong(Long.MIN_VALUE);
  private final long aheadNanos;
  private final double ppm;

  /// @param aheadNanos how much later than the truth it is at first
  /// @param ppm how much faster than the truth it runs
  FalseClock(long aheadNanos, double ppm) {
    this.aheadNanos = aheadNanos;
    this.ppm = ppm;
  }

  @Override
  public long getAsLong() {
    long now = System.nanoTime();
    firstNanos.compareAndSet(Long.MIN_VALUE, now);
    return at(now);
  }

  /// What it shows at a true time.
  long at(long trueNanos) {
    long since = trueNanos - originNanos;
    return trueNanos + aheadNanos + Math.round(since * ppm / PARTS);
  }

  /// The true time at which it was read for the first time.
  ///
  /// @throws IllegalStateException when it was not read yet
  long firstNanos() {
    long nanos = firstNanos.get();
    if (nanos == Long.MIN_VALUE) {
      throw new IllegalStateException("nobody has read the clock yet");
    }
    return nanos;
  }
}
