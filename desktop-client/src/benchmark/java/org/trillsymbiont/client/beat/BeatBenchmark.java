package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Measures how far apart three machines are, over lines of several kinds (docs/performance.md).
///
/// | system property | default | what it is |
/// |---|---|---|
/// | `beat.profiles` | all | which lines: `loopback,lan,wan,lossy`, `joins` |
/// | `beat.minutes` | 1 | how long to play over each |
/// | `beat.seed` | by chance | what is played, and how the lines behave |
public final class BeatBenchmark {
  private static final long SECOND = 1_000_000_000;
  private static final long SETTLING_NANOS = 3 * SECOND;
  private static final int TEMPO_SECONDS = 5;
  private static final double[] TEMPOS = {96, 132};
  private static final int JOINS = 40;

  private final Path folder;
  private final long nanos;
  private final long seed;

  private BeatBenchmark(Path folder, long nanos, long seed) {
    this.folder = folder;
    this.nanos = nanos;
    this.seed = seed;
  }

  /// Measures, and prints tables.
  ///
  /// @param args a folder for what is measured
  public static void main(String[] args) throws IOException {
    List<String> parts =
        Arrays.asList(
            System.getProperty("beat.profiles", "loopback,lan,wan,lossy,joins").split(","));
    double minutes = Double.parseDouble(System.getProperty("beat.minutes", "1"));
    long seed = Long.getLong("beat.seed", System.nanoTime());
    System.out.printf(
        Locale.ROOT, "%nSeed %d, %s minutes each; all times in microseconds.%n%n", seed, minutes);
    BeatBenchmark benchmark =
        new BeatBenchmark(Path.of(args[0]), (long) (60 * minutes * SECOND), seed);
    System.out.println(
        "| line | goal: p99 below | two machines apart: p50 / p99 (max) | off the truth"
            + " | the clock alone off the truth | its own ± p50 | steps | differing | starved |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (String part : parts) {
      if (!part.equals("joins")) {
        benchmark.play(Way.of(part));
      }
    }
    if (parts.contains("joins")) {
      Distribution micros = Joins.over(Way.LAN, JOINS, seed);
      System.out.printf(
          Locale.ROOT,
          "%n%d joins over LAN: within 1 ms of the truth %.0f ms after the welcome at the median,"
              + " %.0f ms at p95 (goal: 250), %.0f ms at most.%n",
          micros.count(),
          micros.at(50) / 1e3,
          micros.at(95) / 1e3,
          micros.max() / 1e3);
    }
  }

  private void play(Way way) throws IOException {
    try (Ensemble ensemble = Ensemble.start(way, folder.resolve(way.name()), seed)) {
      while (!ensemble.isSettled()) {
        LockSupport.parkNanos(SECOND / 10);
      }
      ensemble.machines().getFirst().tell("randomise");
      ensemble.machines().getFirst().tell("play");
      ensemble.jam(Repertoire.SQUARES, seed);
      LockSupport.parkNanos(SETTLING_NANOS);
      long from = ensemble.micros();
      List<MachineProcess.Look> looks = watch(ensemble);
      long to = ensemble.micros();
      ensemble.rest();
      LockSupport.parkNanos(SECOND);
      long origin = ensemble.originNanos();
      List<Long> offTruth = looks.stream().map(look -> look.offMicros(origin)).toList();
      report(way, ensemble.compare(from, to), looks, Distribution.of(offTruth));
    }
  }

  /// Lets them play, changes the tempo now and then, and looks at the clocks every second.
  private List<MachineProcess.Look> watch(Ensemble ensemble) throws IOException {
    List<MachineProcess.Look> looks = new ArrayList<>();
    long start = System.nanoTime();
    for (int second = 0; second * SECOND < nanos; second++) {
      if (second % TEMPO_SECONDS == 0) {
        int change = second / TEMPO_SECONDS;
        ensemble
            .machines()
            .get(change % ensemble.machines().size())
            .tell("tempo " + TEMPOS[change % TEMPOS.length]);
      }
      LockSupport.parkNanos(start + (second + 1) * SECOND - System.nanoTime());
      looks.addAll(ensemble.look());
    }
    return looks;
  }

  private static void report(
      Way way, Comparison played, List<MachineProcess.Look> looks, Distribution clocks) {
    Distribution plusMinus =
        Distribution.of(looks.stream().map(MachineProcess.Look::plusMinusMicros).toList());
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %d | %d | %d | %d |%n",
        way.title(),
        way.goalMicros(),
        played.worst(),
        played.offTruth(),
        clocks,
        plusMinus.at(50),
        played.steps(),
        played.differing().size(),
        played.excused());
    played.differing().stream().limit(3).forEach(System.err::println);
  }
}
