package org.trillsymbiont.server.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The server as its users start it, in a process of its own. Thread: confined to one.
final class ServerProcess implements AutoCloseable {
  private final long startNanos = System.nanoTime();
  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /// Starts a server on a data folder.
  static ServerProcess start(Path data) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-classpath",
            System.getProperty("java.class.path"),
            "org.trillsymbiont.server.ServerMain",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            // They play as fast as they can.
            "--max-messages-per-second",
            "100000",
            "--max-message-burst",
            "100000",
            "--max-bytes-per-second",
            "100000000",
            "--data",
            data.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(data.resolveSibling("server.log").toFile());
    return new ServerProcess(builder.start());
  }

  /// Waits until it accepts clients.
  ///
  /// @throws IOException when it ends instead
  URI awaitReady() throws IOException {
    // Not closed: its end would be the end of the server's output.
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    return Stream.ofNullable(line)
        .flatMap(ready -> Stream.of(ready.split(" ", -1)))
        .filter(word -> word.startsWith("ws://"))
        .map(URI::create)
        .findFirst()
        .orElseThrow(() -> new IOException("the server did not become ready"));
  }

  /// How long it has been there.
  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  /// `kill -9`: it ends between two instructions. It is gone when this returns.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Kills it some time from now, unless it has ended by then.
  void killAfter(long millis) throws InterruptedException {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
