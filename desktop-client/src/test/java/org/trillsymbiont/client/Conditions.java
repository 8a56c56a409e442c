package org.trillsymbiont.client;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/// Waiting for what happens on other threads.
public final class Conditions {
  private static final long DEADLINE_NANOS = 20_000_000_000L;
  private static final long POLL_NANOS = 2_000_000;

  private Conditions() {}

  /// Returns when a condition is true, and fails when it is not for 20 seconds.
  public static void eventually(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE_NANOS) {
        Assertions.fail("what was waited for did not happen within 20 s");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
