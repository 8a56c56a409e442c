package org.trillsymbiont.client.midi;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.clock.RoomTime;
import org.trillsymbiont.client.sound.Performance;

/// Goes along the room's transport and sends the MIDI clock when it is due.
///
/// A message is fixed some milliseconds before it is due, and is sent even if the transport has
/// changed since: no change takes effect sooner than that. Whoever begins to listen in the middle,
/// or wakes from the computer's sleep, is let in at the next step.
///
/// Thread: confined to one.
final class ClockTrack {
  private static final long NANOS_IN_MICRO = 1_000;
  private static final long AHEAD_NANOS = 15_000_000;
  private static final long GRAIN_NANOS = 10_000_000;
  private static final long ASLEEP_MICROS = 1_000_000;

  private final Wire wire;
  private final Queue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private @Nullable Performance performance;
  private @Nullable RoomTime time;
  private long latencyNanos;
  private long joinedMicros;
  private long fromMicros;
  private long order;
  private boolean isRunning;

  private record Due(long nanos, long order, MidiClock.Timed message) {}

  ClockTrack(Wire wire) {
    this.wire = wire;
  }

  /// Says what is followed from now on; null for nothing, which stops whoever follows this. With
  /// another latency it begins anew at the next step.
  void follow(@Nullable Performance value, long latency) {
    if (value == null || latency != latencyNanos) {
      halt();
    }
    performance = value;
    latencyNanos = latency;
  }

  /// Sends what is due.
  ///
  /// @return when there is something to be done again; `Long.MAX_VALUE` for never
  long advance(long nowNanos) {
    Performance now = performance;
    if (now != null) {
      fix(now, nowNanos);
    }
    for (Due next = due.peek(); next != null && next.nanos() <= nowNanos; next = due.peek()) {
      due.remove();
      send(next.message());
    }
    Due next = due.peek();
    long nextDue = next == null ? Long.MAX_VALUE : next.nanos();
    return now == null || isAtRest(now) ? nextDue : Math.min(nextDue, nowNanos + GRAIN_NANOS);
  }

  /// Fixes what is due soon.
  private void fix(Performance now, long nowNanos) {
    long ahead = AHEAD_NANOS + Math.max(0, -latencyNanos);
    long horizon = now.time().micros(nowNanos + ahead);
    boolean isElsewhere = !now.time().equals(time);
    if (isElsewhere || Math.abs(horizon - fromMicros) > ASLEEP_MICROS) {
      halt();
      time = now.time();
      joinedMicros = horizon;
      fromMicros = horizon;
    }
    if (horizon > fromMicros) {
      var messages = MidiClock.between(now.score().transport(), joinedMicros, fromMicros, horizon);
      for (MidiClock.Timed message : messages) {
        long heard = now.time().nanos(message.atMicros());
        due.add(new Due(heard + latencyNanos, order++, message));
      }
      fromMicros = horizon;
    }
  }

  /// Whether nothing will come until the transport changes.
  private boolean isAtRest(Performance now) {
    var last = now.score().transport().segments().getLast();
    return !last.isPlaying() && last.beginMicros() + AHEAD_NANOS / NANOS_IN_MICRO < fromMicros;
  }

  private void send(MidiClock.Timed message) {
    wire.send(message.status(), message.data1(), message.data2());
    if (message.status() == Wire.START || message.status() == Wire.CONTINUE) {
      isRunning = true;
    } else if (message.status() == Wire.STOP) {
      isRunning = false;
    }
  }

  /// The wire is broken: whoever followed is not there any more, and nothing is followed.
  void forget() {
    due.clear();
    performance = null;
    time = null;
    isRunning = false;
  }

  /// Stops whoever follows this, at once.
  void halt() {
    due.clear();
    time = null;
    if (isRunning) {
      isRunning = false;
      wire.send(Wire.STOP, 0, 0);
    }
  }
}
