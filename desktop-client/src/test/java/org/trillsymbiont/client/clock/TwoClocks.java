package org.trillsymbiont.client.clock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// A server's clock, a client's clock that is wrong, and a network between them, in simulated time.
/// Messages of one direction keep their order, as over TCP. Thread: the test's.
final class TwoClocks {
  private static final long FIRST_NANOS = 123_456_789_000L;

  private final SplittableRandom random;
  private final Network network;
  private final double ppm;
  private final ServerClock clock;
  private final Deque<Pong> underWay = new ArrayDeque<>();
  private PingSchedule schedule;
  private long trueNanos = FIRST_NANOS;
  private long jumpedNanos;
  private long lastAtServer;
  private long lastAtClient;

  /// One way takes at least so long, and up to `jitterNanos` more.
  ///
  /// @param loss how often TCP has to send a message again: then it takes 200 to 400 ms longer
  record Network(long upNanos, long downNanos, long jitterNanos, double loss) {
    long delay(long least, SplittableRandom random) {
      boolean isLost = random.nextDouble() < loss;
      long again = isLost ? random.nextLong(200_000_000, 400_000_000) : 0;
      return least + random.nextLong(jitterNanos + 1) + again;
    }
  }

  private record Pong(int number, long sentNanos, long atServer, long leftServer, long arrival) {}

  /// @param ppm how much faster the server's clock runs than the client's
  TwoClocks(Network network, double ppm, long seed) {
    this.network = network;
    this.ppm = ppm;
    random = new SplittableRandom(seed);
    clock = new ServerClock(this::clientNanos);
    schedule = new PingSchedule(clientNanos());
  }

  ServerClock clock() {
    return clock;
  }

  /// The client's clock now.
  long clientNanos() {
    return clientNanos(trueNanos);
  }

  /// The truth is the server's clock; the client's began somewhere else and runs at its own pace.
  private long clientNanos(long nanos) {
    return 987_654_321_000_000L - jumpedNanos + nanos - Math.round(nanos * ppm / 1e6);
  }

  /// The room's clock now.
  double trueMicros() {
    return trueNanos / 1000.0;
  }

  /// By how much the client is wrong.
  double errorMicros() {
    return clock.micros() - trueMicros();
  }

  /// Lets time pass.
  void run(long nanos) {
    long end = trueNanos + nanos;
    while (step(end)) {
      // On to the next event.
    }
    trueNanos = end;
  }

  /// Lets time pass in which nothing comes through.
  void runWithoutNetwork(long nanos) {
    trueNanos += nanos;
    underWay.clear();
    schedule = new PingSchedule(clientNanos());
  }

  /// The client's clock stands still meanwhile.
  void sleep(long nanos) {
    trueNanos += nanos;
    jumpedNanos += nanos;
  }

  /// The client's clock makes a jump forward.
  void jump(long nanos) {
    jumpedNanos -= nanos;
  }

  private boolean step(long end) {
    long due = trueNanos + Math.max(0, schedule.dueNanos() - clientNanos());
    Pong next = underWay.peekFirst();
    if (next != null && next.arrival() <= Math.min(due, end)) {
      trueNanos = Math.max(trueNanos, next.arrival());
      arrive(underWay.removeFirst());
      return true;
    } else if (due <= end) {
      trueNanos = due;
      OptionalInt number = schedule.poll(clientNanos());
      if (number.isPresent()) {
        send(number.getAsInt());
      } else {
        trueNanos++; // Rounding has made it a moment too early.
      }
      return true;
    }
    return false;
  }

  private void send(int number) {
    long sent = clientNanos();
    lastAtServer = Math.max(lastAtServer, trueNanos + network.delay(network.upNanos(), random));
    long left = lastAtServer + random.nextLong(50_000);
    lastAtClient = Math.max(lastAtClient, left + network.delay(network.downNanos(), random));
    underWay.addLast(new Pong(number, sent, lastAtServer, left, lastAtClient));
  }

  private void arrive(Pong pong) {
    clock.take(
        new Exchange(
            pong.sentNanos(), pong.atServer() / 1000, pong.leftServer() / 1000, clientNanos()));
    schedule.answered(pong.number(), clientNanos());
  }
}
