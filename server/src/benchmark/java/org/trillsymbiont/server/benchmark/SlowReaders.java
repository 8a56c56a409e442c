package org.trillsymbiont.server.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One of sixteen in a room takes nothing, or a trickle, of what it is sent: what that costs the
/// server, and the others.
final class SlowReaders {
  private static final int NEIGHBOURS = 15;
  private static final double EDITS_PER_SECOND = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int TRICKLE = 1024;
  private static final double KIB = 1024;

  /// All come from one address here.
  private static final List<String> OPTIONS = List.of("--max-handshakes-per-address", "64");

  private SlowReaders() {}

  /// Who is there beside the fifteen.
  private enum Sixteenth {
    PROPER("takes all"),
    NOTHING("takes nothing"),
    LITTLE("takes 1 KB/s");

    private final String word;

    Sixteenth(String word) {
      this.word = word;
    }
  }

  static void run() throws IOException {
    Duration time = Settings.length(0.4);
    Table table =
        new Table(
            "15 people in a room edit, 200 edits/s in all, for "
                + time.toSeconds()
                + " s; the sixteenth listens",
            "round",
            "the sixteenth",
            "others' p50 ms",
            "p99 ms",
            "complete",
            "first byte queued after s",
            "held back after that s",
            "cut after that s",
            "most queued KiB");
    List<Double> proper = new ArrayList<>();
    List<Double> nothing = new ArrayList<>();
    List<Double> little = new ArrayList<>();
    int rounds = Settings.rounds(3);
    for (int round = 1; round <= rounds; round++) {
      for (Sixteenth sixteenth : Sixteenth.values()) {
        double p99 = measure(table, round, sixteenth, time);
        switch (sixteenth) {
          case PROPER -> proper.add(p99);
          case NOTHING -> nothing.add(p99);
          case LITTLE -> little.add(p99);
        }
      }
    }
    table.note(
        "Others' p99 beside one that takes all, median of "
            + rounds
            + ": "
            + Table.decimal(ratio(nothing, proper))
            + " with one that takes nothing, "
            + Table.decimal(ratio(little, proper))
            + " with one that takes 1 KB/s. Goals: held back within 1 s, cut within 5 s, at most"
            + " 1,024 KiB, at most 1.20.");
  }

  private static double measure(Table table, int round, Sixteenth sixteenth, Duration time)
      throws IOException {
    try (UserServer server = UserServer.start(List.of("-Xmx256m"), OPTIONS);
        Load load = new Load(server)) {
      LoadRoom room = load.join(NEIGHBOURS);
      load.awaitReady();
      load.steady(load.clients(), EDITS_PER_SECOND, WARM_UP);
      Figures figures;
      QueueWatch queue;
      try (SlowReader reader = new SlowReader(server.port(), room.name());
          QueueWatch watch = new QueueWatch(server)) {
        queue = watch;
        reader.goOnTaking(
            switch (sixteenth) {
              case PROPER -> Integer.MAX_VALUE;
              case NOTHING -> 0;
              case LITTLE -> TRICKLE;
            });
        figures = load.steady(load.clients(), EDITS_PER_SECOND, time);
      }
      table.row(
          round,
          sixteenth.word,
          figures.millis(50),
          figures.millis(99),
          figures.isComplete(),
          queue.queuedAfter(),
          queue.heldBackAfter(),
          queue.cutAfter(),
          queue.mostBytes() / KIB);
      return figures.millis(99);
    }
  }

  private static double ratio(List<Double> with, List<Double> without) {
    return median(with) / median(without);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
