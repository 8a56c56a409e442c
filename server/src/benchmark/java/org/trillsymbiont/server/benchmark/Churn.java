package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/// People come, play and go, all the time, in rooms that are made and forgotten: whether anything
/// of them stays.
final class Churn {
  private static final int PER_ROOM = 10;
  private static final Duration EDITING = Duration.ofMillis(100);
  private static final double EDITS_PER_SECOND = 500;

  /// A durable server keeps a thousand rooms, so names come again; after once around there is no
  /// new one.
  private static final int NAMES = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final double MIB = 1024 * 1024;

  private static final List<String> OPTIONS =
      List.of(
          "--max-connections-per-address",
          "1000",
          "--max-handshakes-per-address",
          "256",
          "--room-idle-seconds",
          "1");

  private Churn() {}

  /// How the server is at a moment when nobody is there.
  private record Sample(
      double minutes,
      long visits,
      double heap,
      double threads,
      double descriptors,
      double resident) {}

  static void run() throws IOException {
    Duration time = Settings.length(2);
    int samples = 12;
    List<Sample> all = new ArrayList<>();
    try (UserServer server = UserServer.start(List.of("-Xmx128m", "-XX:+UseSerialGC"), OPTIONS);
        Load load = new Load(server)) {
      long visits = 0;
      for (int name = 0; name < NAMES; name++) {
        visits += visit(load, "churn" + name, name % 2 == 0);
      }
      long start = System.nanoTime();
      all.add(sample(server, 0, visits));
      for (int number = 1; number <= samples; number++) {
        long until = start + time.toNanos() * number / samples;
        do {
          visits += visit(load, "churn" + visits / PER_ROOM % NAMES, visits / PER_ROOM % 2 == 0);
        } while (System.nanoTime() < until);
        all.add(sample(server, (System.nanoTime() - start) / 60e9, visits));
      }
    }
    Table table =
        new Table(
            "10 people at a time come, edit and go for " + time.toSeconds() + " s",
            "minute",
            "visits",
            "heap after GC MiB",
            "threads",
            "descriptors",
            "RSS MiB");
    for (Sample each : all) {
      table.row(
          each.minutes(),
          each.visits(),
          each.heap(),
          each.threads(),
          each.descriptors(),
          each.resident());
    }
    table.note(
        "First, last, and slope per minute (after a collection, nobody there): heap MiB "
            + trend(all, Sample::heap)
            + "; threads "
            + trend(all, Sample::threads)
            + "; descriptors "
            + trend(all, Sample::descriptors)
            + "; RSS MiB "
            + trend(all, Sample::resident));
  }

  private static int visit(Load load, String name, boolean isPolite) throws IOException {
    LoadRoom room = load.join(name, PER_ROOM);
    load.awaitReady();
    load.steady(room.clients(), EDITS_PER_SECOND, EDITING);
    load.leave(room, isPolite);
    return PER_ROOM;
  }

  private static Sample sample(UserServer server, double minutes, long visits) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.metrics().sum("trill_sockets ") > 0) {
      if (System.nanoTime() > deadline) {
        throw new IOException("somebody has not gone");
      }
      LockSupport.parkNanos(100_000_000);
    }
    // Longer than empty rooms are kept in memory.
    LockSupport.parkNanos(2_000_000_000L);
    return new Sample(
        minutes,
        visits,
        server.heapAfterCollection() / MIB,
        server.threads(),
        server.descriptors(),
        server.residentBytes() / MIB);
  }

  private static String trend(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double minutes = samples.stream().mapToDouble(Sample::minutes).average().orElseThrow();
    double values = samples.stream().mapToDouble(value).average().orElseThrow();
    double together = 0;
    double square = 0;
    for (Sample each : samples) {
      double off = each.minutes() - minutes;
      together += off * (value.applyAsDouble(each) - values);
      square += off * off;
    }
    return String.format(
        Locale.ROOT,
        "%.1f, %.1f, %+.3f",
        value.applyAsDouble(samples.getFirst()),
        value.applyAsDouble(samples.getLast()),
        together / square);
  }
}
