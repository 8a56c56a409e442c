package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Rooms of ten people who play on and on, in a server that has little memory and keeps everything.
final class Sustained {
  private static final int[] SIZES = {1, 5, 20, 50, 100};
  private static final int ROOMS = 100;
  private static final int PER_ROOM = 10;
  private static final double EDITS_PER_CLIENT = 10;
  private static final Duration EACH_SIZE = Duration.ofSeconds(30);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final double MIB = 1024 * 1024;

  /// 256 MB in all: the rest is for code, metadata, stacks, and SQLite's own memory.
  private static final List<String> SMALL =
      List.of(
          "-Xms112m",
          "-Xmx112m",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=15",
          "-XX:G1HeapRegionSize=1m",
          "-XX:InitiatingHeapOccupancyPercent=50",
          "-XX:MaxDirectMemorySize=24m",
          "-XX:ReservedCodeCacheSize=40m",
          "-XX:MaxMetaspaceSize=64m",
          "-Xss512k");

  /// All come from one address here. There is one more room: the lobby.
  private static final List<String> MANY =
      List.of(
          "--max-connections-per-address",
          "1000",
          "--max-handshakes-per-address",
          "256",
          "--max-rooms",
          "101");

  private Sustained() {}

  /// A thousand people, for as long as one likes.
  static void run() throws IOException {
    Duration time = Settings.length(1);
    Table table = table("10 people in each room, 10 edits/s each, for " + time.toSeconds() + " s");
    measure(table, ROOMS, time, true);
  }

  /// From ten people to a thousand.
  static void sizes() throws IOException {
    Table table =
        table("10 people in each room, 10 edits/s each, for " + EACH_SIZE.toSeconds() + " s");
    for (int rooms : SIZES) {
      measure(table, rooms, EACH_SIZE, false);
    }
  }

  private static Table table(String what) {
    return new Table(
        what + ", in one process with " + String.join(" ", SMALL),
        "people",
        "edits/s",
        "latency p50 ms",
        "p99 ms",
        "p99.9 ms",
        "max ms",
        "within 50 ms in the server",
        "saved p50 ms",
        "p99 ms",
        "complete",
        "peak RSS MiB",
        "heap after GC MiB",
        "collections",
        "longest pause ms",
        "CPU of a core");
  }

  private static void measure(Table table, int rooms, Duration time, boolean withNote)
      throws IOException {
    try (UserServer server = UserServer.start(SMALL, MANY);
        Load load = new Load(server)) {
      for (int room = 0; room < rooms; room++) {
        load.join(PER_ROOM);
        load.awaitReady();
      }
      double all = EDITS_PER_CLIENT * load.clients().size();
      load.steady(load.clients(), all, WARM_UP);
      int pausesBefore = server.pauseMillis().size();
      long start = System.nanoTime();
      Figures figures = load.steady(load.clients(), all, time);
      double seconds = (System.nanoTime() - start) / 1e9;
      long peak = server.peakResidentBytes();
      List<Double> pauses = server.pauseMillis();
      table.row(
          load.clients().size(),
          Math.round(figures.editsPerSecond()),
          figures.millis(50),
          figures.millis(99),
          figures.millis(99.9),
          figures.millis(100),
          passedOn(server.metrics(), 0.05) + " %",
          load.savedLatency().getValueAtPercentile(50) / 1e6,
          load.savedLatency().getValueAtPercentile(99) / 1e6,
          figures.isComplete(),
          peak / MIB,
          server.heapAfterCollection() / MIB,
          pauses.size() - pausesBefore,
          pauses.isEmpty() ? "-" : pauses.getLast(),
          figures.cpu().toNanos() / 1e9 / seconds);
      if (withNote) {
        table.note(
            "Goals: p99 under 50 ms, 256 MiB in all. "
                + figures.delivered()
                + " of "
                + figures.expected()
                + " deliveries came; "
                + Math.round(server.metrics().sum("trill_clients_behind_total "))
                + " were held back, "
                + Math.round(server.metrics().sum("trill_closes_total"))
                + " were cut off; edits refused: "
                + server.metrics().positive("trill_rejects_total"));
      }
    }
  }

  /// How many edits in a hundred everybody's socket had within a time of their arrival.
  private static double passedOn(Scrape metrics, double seconds) {
    double within = metrics.sum("trill_fanout_seconds_bucket{le=\"" + seconds + "\"}");
    return Math.round(10_000 * within / metrics.sum("trill_fanout_seconds_count")) / 100.0;
  }
}
