package org.trillsymbiont.server.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Our server as its users run it: its command line, a data folder that begins empty, an admin port
/// where it is asked how it is. Linux only: memory and descriptors are read in `/proc`.
///
/// Thread: [#metrics] and what is read in `/proc` any; the rest confined to one.
final class UserServer implements Target, AutoCloseable {
  private static final long KIB = 1024;

  private final Process process;
  private final Path folder;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI admin;

  private UserServer(Process process, Path folder, int port, int adminPort) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    admin = URI.create("http://127.0.0.1:" + adminPort + "/metrics");
  }

  /// Starts one. It accepts connections when this returns.
  ///
  /// @param jvm options of the virtual machine
  /// @param options more options of the server
  static UserServer start(List<String> jvm, List<String> options) throws IOException {
    Path folder = Files.createTempDirectory("trill-benchmark");
    int adminPort = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xlog:gc:file=" + folder.resolve("gc.log"));
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.add("org.trillsymbiont.server.ServerMain");
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--no-announce"));
    command.addAll(List.of("--log-level", "error", "--admin-port", "" + adminPort));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Nothing is said after that line, so nobody has to go on reading.
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    if (ready == null || !ready.contains("ws://")) {
      process.destroyForcibly();
      throw new IOException("the server says " + ready);
    }
    int port = URI.create(ready.substring(ready.indexOf("ws://"))).getPort();
    return new UserServer(process, folder, port, adminPort);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  @Override
  public SubjectProcess.Kind kind() {
    return SubjectProcess.Kind.OURS;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /// What its admin port tells at this moment.
  Scrape metrics() throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(admin).timeout(Duration.ofSeconds(10)).build();
      return new Scrape(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// The heap that is in use after a collection, in bytes.
  long heapAfterCollection() throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process collection =
        new ProcessBuilder(jcmd.toString(), "" + process.pid(), "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    collection.onExit().join();
    return Math.round(metrics().sum("jvm_memory_used_bytes{area=\"heap\""));
  }

  /// How many files and sockets it has open.
  int descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return (int) open.count();
    }
  }

  /// How many threads it has.
  int threads() throws IOException {
    return (int) status("Threads:");
  }

  /// The memory of the whole process at this moment, in bytes.
  long residentBytes() throws IOException {
    return status("VmRSS:") * KIB;
  }

  /// The most that it ever was.
  long peakResidentBytes() throws IOException {
    return status("VmHWM:") * KIB;
  }

  private long status(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("there is no " + name);
  }

  /// How long each of its collections has stopped it so far, in milliseconds, the shortest first.
  List<Double> pauseMillis() throws IOException {
    return Files.readAllLines(folder.resolve("gc.log")).stream()
        .filter(line -> line.contains("Pause") && line.endsWith("ms"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1, line.length() - 2))
        .map(Double::valueOf)
        .sorted()
        .toList();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    http.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
