package org.trillsymbiont.client.sync;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.trillsymbiont.client.clock.Exchange;
import org.trillsymbiont.client.clock.PingSchedule;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.V2Codec;

/// The pings that keep the clock right, over one connection. R40
///
/// Thread: that of the [SyncClient].
final class ClockPings {
  /// Other pings carry a time below this; these carry their numbers, on top of it.
  private static final long FIRST_ID = 1L << 52;

  private final Socket over;
  private final ServerClock clock;
  private final LongSupplier nanoTime;
  private final PingSchedule schedule;
  private long lastId;
  private long lastArrivedNanos;

  /// @param over is welcome
  ClockPings(Socket over, ServerClock clock, LongSupplier nanoTime) {
    this.over = over;
    this.clock = clock;
    this.nanoTime = nanoTime;
    schedule = new PingSchedule(nanoTime.getAsLong());
  }

  /// Says whether nothing is played by the clock at this time.
  void rest(boolean wanted) {
    schedule.rest(wanted);
  }

  /// Sends a ping if one is due.
  ///
  /// @return nanoseconds until it is to be asked again; earlier when a pong comes
  long send() {
    OptionalInt number = schedule.poll(nanoTime.getAsLong());
    if (number.isPresent()) {
      long id = FIRST_ID + number.getAsInt();
      over.sendStamped(id, V2Codec.encode(new ClientMessage.Ping(id)));
    }
    return Math.max(0, schedule.dueNanos() - nanoTime.getAsLong());
  }

  /// Takes a pong.
  ///
  /// @return false when it answers somebody else's ping
  boolean take(ServerMessage.Pong pong, long arrivedNanos) {
    ServerMessage.Sent previous = pong.previous();
    if (previous != null && previous.t0() == lastId) {
      clock.refine(previous.t2(), lastArrivedNanos);
    }
    if (pong.t0() < FIRST_ID) {
      return false;
    }
    OptionalLong sent = over.takeSentNanos(pong.t0());
    if (sent.isPresent()) {
      clock.take(new Exchange(sent.getAsLong(), pong.t1(), pong.t2(), arrivedNanos));
      lastId = pong.t0();
      lastArrivedNanos = arrivedNanos;
      schedule.answered((int) (pong.t0() - FIRST_ID), nanoTime.getAsLong());
    }
    return true;
  }
}
