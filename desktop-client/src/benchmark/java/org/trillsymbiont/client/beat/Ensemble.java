package org.trillsymbiont.client.beat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.ServerConfig;
import org.trillsymbiont.server.SyncServer;

/// A server, a line to it, and three machines with false clocks at the other end.
///
/// Thread: confined to one.
final class Ensemble implements AutoCloseable {
  private static final int LOOKS_AT_THE_CLOCK = 100;
  private static final long NANOS_IN_MICRO = 1000;

  /// The clocks of the three, and their sound cards' beside these.
  private static final List<Clocks> CLOCKS =
      List.of(new Clocks(2_000, 20, -15), new Clocks(5_000, 50, 10), new Clocks(-7_000, -30, 25));

  private final SyncServer server;
  private final @Nullable DelayProxy line;
  private final List<MachineProcess> machines = new ArrayList<>();

  /// @param aheadMillis how much later than the truth the computer's clock is
  /// @param ppm how much faster than the truth it runs
  /// @param cardPpm how much faster than that its sound card runs
  private record Clocks(long aheadMillis, double ppm, double cardPpm) {}

  private Ensemble(SyncServer server, @Nullable DelayProxy line) {
    this.server = server;
    this.line = line;
  }

  /// Starts the server and the machines, which begin to connect.
  ///
  /// @param folder for traces and complaints
  /// @param seed of the line's chances
  static Ensemble start(Way way, Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    SyncServer server = SyncServer.start(new ServerConfig("127.0.0.1", 0));
    DelayProxy line =
        way.delays().isPresent() ? DelayProxy.to(server.port(), way.delays().get(), seed) : null;
    Ensemble ensemble = new Ensemble(server, line);
    try {
      for (int seat = 0; seat < CLOCKS.size(); seat++) {
        ensemble.add(seat, folder);
      }
      return ensemble;
    } catch (IOException e) {
      ensemble.close();
      throw e;
    }
  }

  private void add(int seat, Path folder) throws IOException {
    Clocks clocks = CLOCKS.get(seat);
    machines.add(
        MachineProcess.start(
            new Machine.Setup(
                line == null ? server.port() : line.port(),
                seat,
                clocks.aheadMillis(),
                clocks.ppm(),
                clocks.ppm() + clocks.cardPpm(),
                folder.resolve("machine-" + seat + ".jsonl"))));
  }

  List<MachineProcess> machines() {
    return machines;
  }

  /// Lets each play at random, in a way of its own.
  void jam(Repertoire repertoire, long seed) throws IOException {
    for (int seat = 0; seat < machines.size(); seat++) {
      machines.get(seat).tell("jam " + repertoire + " " + (seed + seat));
    }
  }

  /// Lets nobody play any more.
  void rest() throws IOException {
    for (MachineProcess machine : machines) {
      machine.tell("rest");
    }
  }

  List<MachineProcess.Look> look() throws IOException {
    List<MachineProcess.Look> looks = new ArrayList<>();
    for (MachineProcess machine : machines) {
      looks.add(machine.look());
    }
    return looks;
  }

  /// Whether all are in the room and have the time.
  boolean isSettled() throws IOException {
    return look().stream().allMatch(MachineProcess.Look::isSettled);
  }

  /// The room's clock.
  long micros() {
    return server.micros(RoomName.LOBBY).orElseThrow();
  }

  /// The true time at which the room's clock was 0, as exactly as it can be found out from here.
  long originNanos() {
    return originNanos(server);
  }

  static long originNanos(SyncServer server) {
    long origin = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < LOOKS_AT_THE_CLOCK; i++) {
      long before = System.nanoTime();
      long micros = server.micros(RoomName.LOBBY).orElseThrow();
      long took = System.nanoTime() - before;
      if (took < least) {
        least = took;
        // It is rounded down.
        origin = before + took / 2 - micros * NANOS_IN_MICRO - NANOS_IN_MICRO / 2;
      }
    }
    return origin;
  }

  /// Sends the machines home, and compares what they have played.
  ///
  /// @param fromMicros from when on, by the room's clock
  /// @param toMicros until when
  Comparison compare(long fromMicros, long toMicros) throws IOException {
    long origin = originNanos();
    List<Starvation.Span> starved = new ArrayList<>();
    for (MachineProcess machine : machines) {
      starved.addAll(machine.starved());
    }
    for (MachineProcess machine : machines) {
      machine.close();
    }
    List<Trace> traces = new ArrayList<>();
    for (MachineProcess machine : machines) {
      traces.add(Trace.read(machine.trace(), machine.card()));
    }
    return Comparison.of(traces, fromMicros, toMicros, starved, origin);
  }

  @Override
  public void close() throws IOException {
    try {
      for (MachineProcess machine : machines) {
        machine.close();
      }
      if (line != null) {
        line.close();
      }
    } finally {
      server.close();
    }
  }
}
