package org.trillsymbiont.server.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A [Subject] that was started, seen from outside.
final class SubjectProcess implements Target, AutoCloseable {
  /// What is measured.
  enum Kind {
    OURS("ours"),
    RELAY("relay");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  private static final int LOOK_MILLIS = 250;
  private static final int REST_MILLIS = 20;
  private static final int MOST_LOOKS = 40;

  private final Kind kind;
  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;
  private final int port;

  private SubjectProcess(Kind kind, Process process) throws IOException {
    this.kind = kind;
    this.process = process;
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    port = Math.toIntExact(number());
  }

  static SubjectProcess start(Kind kind) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dlogback.configurationFile=org/trillsymbiont/server/benchmark/logback.xml",
                "-classpath",
                System.getProperty("java.class.path"),
                Subject.class.getName(),
                kind.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new SubjectProcess(kind, process);
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /// Waits until it has come to rest: what was asked of it before is done, and what its compilers
  /// have to do too. Gives up after ten seconds.
  void awaitRest() throws IOException {
    Duration before;
    int looks = 0;
    do {
      before = cpu();
      try {
        if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new IOException("the " + kind + " has ended");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    } while (cpu().minus(before).toMillis() > REST_MILLIS && ++looks < MOST_LOOKS);
  }

  /// The part of its heap that is in use, after a collection.
  long heapBytes() throws IOException {
    commands.write("heap\n");
    commands.flush();
    return number();
  }

  private long number() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the " + kind + " has ended");
    }
    return Long.parseLong(line);
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.onExit().join();
  }
}
