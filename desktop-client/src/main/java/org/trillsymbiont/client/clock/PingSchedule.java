package org.trillsymbiont.client.clock;

import java.util.OptionalInt;

/// When to ask the server for the time. First 24 times, every 20 ms, so that the clock is there
/// soon; then in chains, in which a ping leaves when the pong before it comes: the second finds
/// threads and caches warm on its way. Chains of 6 begin every 250 ms for 30 s, then chains of 8
/// every second, or every four while nothing is played by this clock. A chain whose pong does not
/// come within a second is given up for the next one.
///
/// Thread: confined to one.
public final class PingSchedule {
  static final int FIRST_PINGS = 24;
  static final long FIRST_INTERVAL_NANOS = 20_000_000;
  static final long EAGER_NANOS = 30_000_000_000L;
  static final long TIMEOUT_NANOS = 1_000_000_000;

  /// @param pings in a chain
  /// @param intervalNanos from the beginning of one to that of the next
  private record Pace(int pings, long intervalNanos) {}

  private static final Pace EAGER = new Pace(6, 250_000_000);
  private static final Pace STEADY = new Pace(8, 1_000_000_000);

  private static final Pace RESTING = new Pace(8, 4_000_000_000L);

  private final long eagerUntilNanos;
  private int sent;
  private int leftInChain;
  private boolean isAnswered;
  private boolean isResting;
  private Pace pace = EAGER;
  private long chainNanos;
  private long dueNanos;

  /// @param startNanos when the first ping is due
  public PingSchedule(long startNanos) {
    dueNanos = startNanos;
    eagerUntilNanos = startNanos + FIRST_PINGS * FIRST_INTERVAL_NANOS + EAGER_NANOS;
  }

  /// When a ping is due, if no pong comes before.
  public long dueNanos() {
    return dueNanos;
  }

  /// Asks whether a ping is to leave now, which counts as sent then.
  ///
  /// @return its number, from 1
  public OptionalInt poll(long nowNanos) {
    if (nowNanos < dueNanos) {
      return OptionalInt.empty();
    }
    if (sent < FIRST_PINGS) {
      dueNanos = nowNanos + FIRST_INTERVAL_NANOS;
    } else {
      continueChain(nowNanos);
    }
    sent++;
    return OptionalInt.of(sent);
  }

  /// Says whether anything is played by this clock. When something is, and it has rested until
  /// then, it asks as soon as it would have without resting.
  public void rest(boolean wanted) {
    isResting = wanted;
    if (!wanted && pace.equals(RESTING)) {
      boolean isBetweenChains = isAnswered && leftInChain == 0;
      pace = STEADY;
      if (isBetweenChains) {
        dueNanos = chainNanos + STEADY.intervalNanos();
      }
    }
  }

  private void continueChain(long nowNanos) {
    if (isAnswered && leftInChain > 0) {
      leftInChain--;
    } else {
      pace = nowNanos < eagerUntilNanos ? EAGER : isResting ? RESTING : STEADY;
      leftInChain = pace.pings() - 1;
      chainNanos = nowNanos;
    }
    isAnswered = false;
    dueNanos = nowNanos + TIMEOUT_NANOS;
  }

  /// A pong has come.
  ///
  /// @param number of its ping; only that of the last ping counts
  public void answered(int number, long nowNanos) {
    if (number == sent && number > FIRST_PINGS && !isAnswered) {
      isAnswered = true;
      dueNanos = leftInChain > 0 ? nowNanos : Math.max(nowNanos, chainNanos + pace.intervalNanos());
    }
  }
}
