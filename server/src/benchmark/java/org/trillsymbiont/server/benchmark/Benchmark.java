package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.trillsymbiont.server.benchmark.SubjectProcess.Kind;

/// Measures our server and the bare relay in turn, and prints tables in Markdown. What counts are
/// the ratios within one run.
public final class Benchmark {
  /// Until the compilers have come to rest: they would be taken for the server's work.
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  private static final int ROUNDS = 7;
  private static final int JOINS = 1000;
  private static final int JOINS_WARM_UP = 3;
  private static final int PER_ROOM = 10;

  private Benchmark() {}

  /// Runs some parts, or all that compare when none is named.
  public static void main(String[] args) throws IOException {
    List<String> parts =
        args.length == 0
            ? List.of(
                "drag", "steady", "saturated", "rooms", "joins", "idle", "micro", "durability")
            : Arrays.asList(args);
    for (String part : parts) {
      switch (part) {
        case "drag" -> drag();
        case "steady" -> steady();
        case "saturated" -> saturated();
        case "rooms" -> rooms();
        case "joins" -> joins();
        case "idle" -> idle();
        case "micro" -> Micro.run();
        case "durability" -> Durability.run();
        case "past" -> PastTimes.run();
        case "sustained" -> Sustained.run();
        case "sizes" -> Sustained.sizes();
        case "slow" -> SlowReaders.run();
        case "churn" -> Churn.run();
        default -> throw new IllegalArgumentException("there is no part " + part);
      }
    }
  }

  private interface Measurement {
    Figures of(Load load) throws IOException;
  }

  /// A fresh server with clients in it, warm.
  private static Figures measure(Kind kind, int rooms, int perRoom, Measurement measurement)
      throws IOException {
    try (SubjectProcess subject = SubjectProcess.start(kind);
        Load load = new Load(subject)) {
      for (int room = 0; room < rooms; room++) {
        load.join(perRoom);
        load.awaitReady();
      }
      load.closedLoop(load.clients(), 1, WARM_UP);
      load.closedLoop(load.clients().subList(0, 1), 1, WARM_UP);
      subject.awaitRest();
      return measurement.of(load);
    }
  }

  private static void drag() throws IOException {
    Table table =
        new Table(
            "One drag at 50 edits/s, everybody in one room",
            "clients",
            "server",
            "latency p50 ms",
            "p99 ms",
            "CPU us per delivery",
            "bytes per receiver",
            "complete");
    for (int clients : new int[] {2, 16, 64, 256}) {
      for (Kind kind : Kind.values()) {
        Figures figures =
            measure(
                kind,
                1,
                clients,
                load -> load.steady(load.clients().subList(0, 1), 50, Duration.ofSeconds(10)));
        table.row(
            clients,
            kind,
            figures.millis(50),
            figures.millis(99),
            figures.cpuMicrosPerDelivery(),
            figures.bytesPerEdit(),
            figures.isComplete());
      }
    }
  }

  private static void steady() throws IOException {
    Table table =
        new Table(
            "64 clients, 200 edits/s in all",
            "round",
            "server",
            "latency p50 ms",
            "p99 ms",
            "CPU us per delivery",
            "complete");
    List<Figures> ours = new ArrayList<>();
    List<Figures> relay = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      for (Kind kind : Kind.values()) {
        Figures figures =
            measure(kind, 1, 64, load -> load.steady(load.clients(), 200, Duration.ofSeconds(10)));
        (kind == Kind.OURS ? ours : relay).add(figures);
        table.row(
            round,
            kind,
            figures.millis(50),
            figures.millis(99),
            figures.cpuMicrosPerDelivery(),
            figures.isComplete());
      }
    }
    table.note(
        "Ratio to the relay, median: p50 "
            + Table.decimal(ratio(ours, relay, figures -> figures.millis(50)))
            + ", p99 "
            + Table.decimal(ratio(ours, relay, figures -> figures.millis(99)))
            + ", CPU per delivery "
            + Table.decimal(ratio(ours, relay, Figures::cpuMicrosPerDelivery)));
  }

  private static void saturated() throws IOException {
    Table table =
        new Table(
            "64 clients, each with 4 edits under way all the time",
            "round",
            "server",
            "edits/s",
            "deliveries/s",
            "latency p50 ms",
            "p99 ms",
            "max ms",
            "CPU us per delivery");
    List<Figures> ours = new ArrayList<>();
    List<Figures> relay = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      for (Kind kind : Kind.values()) {
        Figures figures =
            measure(
                kind, 1, 64, load -> load.closedLoop(load.clients(), 4, Duration.ofSeconds(10)));
        (kind == Kind.OURS ? ours : relay).add(figures);
        table.row(
            round,
            kind,
            Math.round(figures.editsPerSecond()),
            Math.round(figures.delivered() / 10.0),
            figures.millis(50),
            figures.millis(99),
            figures.millis(100),
            figures.cpuMicrosPerDelivery());
      }
    }
    table.note(
        "Ratio to the relay, median: edits/s "
            + Table.decimal(ratio(ours, relay, Figures::editsPerSecond))
            + ", p99 "
            + Table.decimal(ratio(ours, relay, figures -> figures.millis(99))));
  }

  private static void rooms() throws IOException {
    Table table =
        new Table(
            "100 rooms of 10 clients",
            "edits/s in each room",
            "server",
            "latency p50 ms",
            "p99 ms",
            "CPU us per delivery",
            "complete");
    for (int each : new int[] {10, 100}) {
      for (Kind kind : Kind.values()) {
        Figures figures =
            measure(
                kind,
                100,
                PER_ROOM,
                load -> load.steady(load.clients(), 100.0 * each, Duration.ofSeconds(10)));
        table.row(
            each,
            kind,
            figures.millis(50),
            figures.millis(99),
            figures.cpuMicrosPerDelivery(),
            figures.isComplete());
      }
    }
  }

  private static void joins() throws IOException {
    Table table =
        new Table("1,000 joins, in rooms of 10", "how", "server", "p50 ms", "p99 ms", "all ms");
    for (Kind kind : Kind.values()) {
      try (SubjectProcess subject = SubjectProcess.start(kind)) {
        for (int warmUp = 0; warmUp < JOINS_WARM_UP; warmUp++) {
          joinOneByOne(subject);
          joinAtOnce(subject);
        }
        Histogram each = joinOneByOne(subject);
        table.row(
            "one by one",
            kind,
            each.getValueAtPercentile(50) / 1e6,
            each.getValueAtPercentile(99) / 1e6,
            each.getMean() * each.getTotalCount() / 1e6);
        table.row("at once", kind, "", "", joinAtOnce(subject) / 1e6);
      }
    }
  }

  private static Histogram joinOneByOne(SubjectProcess subject) throws IOException {
    subject.awaitRest();
    Histogram each = new Histogram(3);
    try (Load load = new Load(subject)) {
      for (int room = 0; room < JOINS / PER_ROOM; room++) {
        LoadRoom here = load.join(0);
        for (int client = 0; client < PER_ROOM; client++) {
          long start = System.nanoTime();
          load.join(here);
          load.awaitReady();
          each.recordValue(System.nanoTime() - start);
        }
      }
    }
    return each;
  }

  private static long joinAtOnce(SubjectProcess subject) throws IOException {
    subject.awaitRest();
    try (Load load = new Load(subject)) {
      long start = System.nanoTime();
      for (int room = 0; room < JOINS / PER_ROOM; room++) {
        load.join(PER_ROOM);
      }
      load.awaitReady();
      return System.nanoTime() - start;
    }
  }

  private static void idle() throws IOException {
    Table table = new Table("1,000 idle connections", "server", "heap KB per connection");
    for (Kind kind : Kind.values()) {
      try (SubjectProcess subject = SubjectProcess.start(kind);
          Load load = new Load(subject)) {
        load.join(1);
        load.awaitReady();
        long before = subject.heapBytes();
        for (int room = 0; room < JOINS / PER_ROOM; room++) {
          load.join(PER_ROOM);
          load.awaitReady();
        }
        table.row(kind, (subject.heapBytes() - before) / 1024.0 / JOINS);
      }
    }
  }

  private interface Value {
    double of(Figures figures);
  }

  private static double ratio(List<Figures> ours, List<Figures> relay, Value value) {
    double[] ratios =
        IntStream.range(0, ours.size())
            .mapToDouble(round -> value.of(ours.get(round)) / value.of(relay.get(round)))
            .sorted()
            .toArray();
    return ratios[ratios.length / 2];
  }
}
