package org.trillsymbiont.client.beat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A [Machine], seen from outside.
///
/// Thread: confined to one.
final class MachineProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Machine.Setup setup;
  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;
  private final Card card;

  /// Its sound card.
  ///
  /// @param beginNanos the true time of frame 0
  /// @param ppm how much faster than the truth it runs
  record Card(long beginNanos, double ppm) {
    private static final double NANOS_IN_FRAME = 1e9 / 44_100;

    /// The true time at which a frame leaves it.
    long trueNanos(long frame) {
      return beginNanos + Math.round(frame * NANOS_IN_FRAME / (1 + ppm / 1e6));
    }
  }

  /// How it is at a moment.
  ///
  /// @param plusMinusMicros what the clock says that it may be off; -1 when it knows nothing
  /// @param roomMicros what it takes the room's clock for
  /// @param trueNanos when
  /// @param acts how much it has played
  record Look(boolean isSettled, long plusMinusMicros, long roomMicros, long trueNanos, int acts) {

    /// How far what it takes the room's clock for is from the truth.
    ///
    /// @param originNanos the true time at which the room's clock was 0
    long offMicros(long originNanos) {
      return Math.abs(roomMicros - (trueNanos - originNanos) / 1000);
    }
  }

  private MachineProcess(Machine.Setup setup, Process process) throws IOException {
    this.setup = setup;
    this.process = process;
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    List<String> words = answer("card");
    card = new Card(Long.parseLong(words.get(0)), Double.parseDouble(words.get(1)));
  }

  /// Starts one, and returns when it has begun to connect.
  static MachineProcess start(Machine.Setup setup) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--module-path",
            System.getProperty("jdk.module.path", ""),
            "--add-modules",
            "javafx.controls",
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-classpath",
            System.getProperty("java.class.path"),
            Machine.class.getName()));
    command.addAll(List.of(setup.words()));
    Process process = new ProcessBuilder(command).redirectError(log(setup).toFile()).start();
    return new MachineProcess(setup, process);
  }

  /// What it complains of.
  private static Path log(Machine.Setup setup) {
    return setup.trace().resolveSibling("machine-" + setup.seat() + ".log");
  }

  /// Lets it do something that has no answer.
  void tell(String command) throws IOException {
    commands.write(command);
    commands.newLine();
    commands.flush();
  }

  Look look() throws IOException {
    tell("look");
    List<String> words = answer("look");
    return new Look(
        Boolean.parseBoolean(words.get(0)),
        Long.parseLong(words.get(1)),
        Long.parseLong(words.get(2)),
        Long.parseLong(words.get(3)),
        Integer.parseInt(words.get(4)));
  }

  /// When it got no processor time.
  List<Starvation.Span> starved() throws IOException {
    tell("starved");
    List<String> words = answer("starved");
    List<Starvation.Span> spans = new ArrayList<>();
    for (int i = 0; i + 2 < words.size(); i += 3) {
      spans.add(
          new Starvation.Span(
              Starvation.Kind.valueOf(words.get(i)),
              Long.parseLong(words.get(i + 1)),
              Long.parseLong(words.get(i + 2))));
    }
    return spans;
  }

  Card card() {
    return card;
  }

  Path trace() {
    return setup.trace();
  }

  private List<String> answer(String kind) throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(Machine.PREFIX + kind)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException("a machine has ended: " + Files.readString(log(setup)));
    }
    return List.of(line.substring((Machine.PREFIX + kind).length()).strip().split(" "));
  }

  /// Lets it go home, and waits until its trace is written.
  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("a machine does not end: " + Files.readString(log(setup)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
