package org.trillsymbiont.server.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is connected from where, and where nobody may come from for now (R57).
///
/// Thread: safe.
final class Visitors {
  private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_FLOODS = 3;

  /// Addresses without a connection that are remembered for what they have done.
  private static final int MOST_REMEMBERED = 10_000;

  private final Limits limits;
  private final Map<AddressBlock, Visitor> visitors = new LinkedHashMap<>();
  private int connections;
  private int handshakes;

  private static final class Visitor {
    private int connections;
    private int handshakes;
    private final Deque<Long> wrongTries = new ArrayDeque<>();
    private final Deque<Long> floods = new ArrayDeque<>();
    private long banEndNanos;
    private boolean isBanned;

    /// Counts something that was done in the last minute.
    static int count(Deque<Long> times, long nowNanos) {
      times.addLast(nowNanos);
      while (nowNanos - times.getFirst() >= MINUTE_NANOS) {
        times.removeFirst();
      }
      return times.size();
    }

    boolean isOfInterest(long nowNanos) {
      return connections > 0
          || (isBanned && banEndNanos - nowNanos > 0)
          || isRecent(wrongTries, nowNanos)
          || isRecent(floods, nowNanos);
    }

    private static boolean isRecent(Deque<Long> times, long nowNanos) {
      Long last = times.peekLast();
      return last != null && nowNanos - last < MINUTE_NANOS;
    }
  }

  Visitors(Limits limits) {
    this.limits = limits;
  }

  /// Somebody connects.
  ///
  /// @return why he can't; empty when he is counted, until [#leave]
  synchronized Optional<Handshake.Refusal> arrive(AddressBlock from) {
    Visitor visitor = visitors.computeIfAbsent(from, _ -> new Visitor());
    boolean isFull =
        connections >= limits.count(Limit.CONNECTIONS)
            || handshakes >= limits.count(Limit.HANDSHAKES);
    boolean isTooMany =
        visitor.connections >= limits.count(Limit.CONNECTIONS_PER_ADDRESS)
            || visitor.handshakes >= limits.count(Limit.HANDSHAKES_PER_ADDRESS);
    if (isFull || isTooMany) {
      return Optional.of(isFull ? Handshake.tooMany() : Handshake.tooManyOfOneAddress());
    }
    connections++;
    handshakes++;
    visitor.connections++;
    visitor.handshakes++;
    return Optional.empty();
  }

  /// Somebody has shaken hands.
  synchronized void shookHands(AddressBlock from) {
    handshakes--;
    known(from).handshakes--;
  }

  /// Somebody has gone.
  ///
  /// @param hadShakenHands whether he had
  synchronized void leave(AddressBlock from, boolean hadShakenHands) {
    if (!hadShakenHands) {
      shookHands(from);
    }
    connections--;
    known(from).connections--;
  }

  private Visitor known(AddressBlock from) {
    Visitor visitor = visitors.get(from);
    if (visitor == null) {
      throw new IllegalStateException("nobody came from " + from);
    }
    return visitor;
  }

  /// Whether nobody may come from there now.
  synchronized boolean isBanned(AddressBlock from, long nowNanos) {
    Visitor visitor = visitors.get(from);
    return visitor != null && visitor.isBanned && visitor.banEndNanos - nowNanos > 0;
  }

  /// Somebody has guessed a PIN or a token, wrongly.
  ///
  /// @return whether that was once too often
  synchronized boolean guessed(AddressBlock from, long nowNanos) {
    Visitor visitor = visitors.computeIfAbsent(from, _ -> new Visitor());
    if (Visitor.count(visitor.wrongTries, nowNanos) < limits.count(Limit.PIN_TRIES)) {
      return false;
    }
    visitor.wrongTries.clear();
    return ban(from, visitor, "wrong PINs", limits.nanos(Limit.PIN_BAN_TIME), nowNanos);
  }

  /// Somebody was cut off for his rate.
  ///
  /// @return whether that was once too often
  synchronized boolean flooded(AddressBlock from, long nowNanos) {
    Visitor visitor = visitors.computeIfAbsent(from, _ -> new Visitor());
    if (Visitor.count(visitor.floods, nowNanos) < MOST_FLOODS) {
      return false;
    }
    visitor.floods.clear();
    return ban(from, visitor, "its rate", limits.nanos(Limit.FLOOD_BAN_TIME), nowNanos);
  }

  private static boolean ban(
      AddressBlock from, Visitor visitor, String reason, long nanos, long nowNanos) {
    if (nanos == 0) {
      return false;
    }
    visitor.isBanned = true;
    visitor.banEndNanos = nowNanos + nanos;
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
    LOG.atWarn()
        .addKeyValue("address", from)
        .addKeyValue("seconds", seconds)
        .addKeyValue("reason", reason)
        .log("{} is banned for {} s for {}", from, seconds, reason);
    return true;
  }

  /// How many addresses are remembered.
  synchronized int remembered() {
    return visitors.size();
  }

  /// Forgets those who have gone and done nothing, and of the others the oldest when there are too
  /// many.
  synchronized void forget(long nowNanos) {
    visitors.values().removeIf(visitor -> !visitor.isOfInterest(nowNanos));
    if (visitors.size() > MOST_REMEMBERED) {
      int[] surplus = {visitors.size() - MOST_REMEMBERED};
      visitors.values().removeIf(visitor -> visitor.connections == 0 && surplus[0]-- > 0);
    }
  }
}
