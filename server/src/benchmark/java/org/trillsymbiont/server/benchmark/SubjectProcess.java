package org.trillsymbiont.server.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// A [Subject] that was started, seen from outside.
final class SubjectProcess implements AutoCloseable {
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

  Kind kind() {
    return kind;
  }

  int port() {
    return port;
  }

  /// The processor time that it has used, all its threads together.
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
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
