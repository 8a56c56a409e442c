package org.trillsymbiont.client;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A display for processes with windows: the computer's own, or on a Linux that has none an Xvfb of
/// 3840x2160 pixels for as long as it takes.
///
/// Thread: its maker's.
final class VirtualDisplay implements AutoCloseable {
  private final @Nullable Process server;
  private final String name;

  private VirtualDisplay(@Nullable Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /// @throws IOException when there is none, in words that say what to do
  static VirtualDisplay open() throws IOException {
    Map<String, String> environment = System.getenv();
    boolean hasOwn =
        !System.getProperty("os.name").equals("Linux") || environment.containsKey("DISPLAY");
    return hasOwn
        ? new VirtualDisplay(null, environment.getOrDefault("DISPLAY", ""))
        : startServer();
  }

  private static VirtualDisplay startServer() throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            "Xvfb", "-displayfd", "1", "-screen", "0", "3840x2160x24", "-nolisten", "tcp");
    Process server;
    try {
      server = command.redirectError(Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new IOException("There is no display. Install Xvfb (package xvfb) or set DISPLAY.", e);
    }
    try (var told = server.inputReader(StandardCharsets.US_ASCII)) {
      return new VirtualDisplay(server, ":" + told.readLine());
    }
  }

  /// Runs a main class with this process's JVM options in a window on this display.
  ///
  /// @param scale of the screen
  void run(Class<?> main, int width, int height, int scale)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Dglass."))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Dprism.order=sw", "-Dglass.gtk.uiScale=" + scale, "-Dglass.win.uiScale=" + scale));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    IntStream.of(width, height, scale).mapToObj(Integer::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("DISPLAY", name);
    builder.start().waitFor();
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
    }
  }
}
