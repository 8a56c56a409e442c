package org.trillsymbiont.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.model.sync.Presence;

/// R14, R27
final class RoundTripTest {
  private static final long SECOND = 1_000_000_000;

  private final List<Long> pings = new ArrayList<>();
  private final HandTimer timer = new HandTimer();
  private Presence presence = Presence.NONE;
  private final RoundTrip roundTrip =
      new RoundTrip(timer, pings::add, change -> presence = change.apply(presence));

  /// A timer with one alarm at most, that the test moves on.
  private static final class HandTimer implements Timer {
    private long now = 7 * SECOND;
    private long dueNanos;
    private @Nullable Runnable due;

    @Override
    public long nowNanos() {
      return now;
    }

    @Override
    public Alarm at(long nanos, Runnable action) {
      dueNanos = nanos;
      due = action;
      return () -> due = null;
    }

    void pass(long nanos) {
      now += nanos;
      Runnable action = due;
      if (action != null && now >= dueNanos) {
        due = null;
        action.run();
      }
    }
  }

  @Test
  void asksEveryTwoSecondsUntilStopped() {
    roundTrip.start();
    timer.pass(SECOND);
    timer.pass(SECOND);
    timer.pass(2 * SECOND);
    assertEquals(List.of(7_000_000L, 9_000_000L, 11_000_000L), pings);
    roundTrip.stop();
    timer.pass(2 * SECOND);
    assertEquals(3, pings.size());
  }

  @Test
  void tellsWhatTheClockHasMeasured() {
    roundTrip.answered(new ServerClock.Quality(true, 400, 2_400, 31_001, 0));
    assertEquals(new Presence(null, -1, 2, 40), presence);
  }

  @Test
  void tellsNothingWhenTheClockHasMeasuredNothing() {
    roundTrip.answered(ServerClock.Quality.UNKNOWN);
    assertEquals(Presence.NONE, presence);
  }
}
