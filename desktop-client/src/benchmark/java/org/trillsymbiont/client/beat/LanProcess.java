package org.trillsymbiont.client.beat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The server, or an app ([LanGuest]), on a computer of a [LanNetwork], seen from outside.
///
/// Thread: confined to one.
final class LanProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final boolean isServer;
  private final Path log;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  /// How an app is at a moment.
  ///
  /// @param where `here` on the start screen, `there` in a session, `lost` without a connection
  /// @param people how many it sees in the room
  record Look(String where, boolean isSettled, long roomMicros, int people, int acts) {
    boolean isThere() {
      return where.equals("there");
    }
  }

  private LanProcess(Process process, boolean isServer, Path log) {
    this.process = process;
    this.isServer = isServer;
    this.log = log;
    commands = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts the server by its command line; returns when it is ready.
  static LanProcess server(LanNetwork.Computer on, Path folder, String... arguments)
      throws IOException {
    LanProcess server =
        start(on, folder, "server", "org.trillsymbiont.server.ServerMain", arguments);
    server.await("Trill Symbiont server ready");
    return server;
  }

  /// Starts an app that writes what it plays into a file of its name.
  static LanProcess guest(LanNetwork.Computer on, Path folder, String name) throws IOException {
    return start(
        on,
        folder,
        name,
        LanGuest.class.getName(),
        "--name",
        name,
        "--trace",
        trace(folder, name).toString());
  }

  /// What an app has played.
  static Path trace(Path folder, String name) {
    return folder.resolve(name + ".jsonl");
  }

  private static LanProcess start(
      LanNetwork.Computer on, Path folder, String name, String main, String... arguments)
      throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    List<String> command = new ArrayList<>(on.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--module-path",
            System.getProperty("jdk.module.path", ""),
            "--add-modules",
            "javafx.controls",
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "-XX:+UseSerialGC",
            // Several windows are drawn and several programs are compiled at once, by one machine.
            "-XX:TieredStopAtLevel=1",
            "-Djavafx.animation.pulse=10",
            "-Xmx384m",
            "-Duser.language=en",
            "-Duser.home=" + home,
            "-Djava.util.prefs.userRoot=" + home,
            "-classpath",
            System.getProperty("java.class.path"),
            main));
    command.addAll(Arrays.asList(arguments));
    Path log = folder.resolve(name + ".log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    return new LanProcess(process, name.equals("server"), log);
  }

  private String await(String beginning) throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException("a computer has ended: " + Files.readString(log));
    }
    return line.substring(beginning.length());
  }

  /// Lets an app do something, and waits until it has.
  ///
  /// @return what it answers
  String tell(String command) throws IOException {
    commands.write(command);
    commands.newLine();
    commands.flush();
    return await(LanGuest.PREFIX);
  }

  Look look() throws IOException {
    String[] words = tell("look").split(" ", -1);
    return new Look(
        words[0],
        Boolean.parseBoolean(words[1]),
        Long.parseLong(words[2]),
        Integer.parseInt(words[4]),
        Integer.parseInt(words[5]));
  }

  /// When it got no processor time.
  List<Starvation.Span> starved() throws IOException {
    String answer = tell("starved");
    String[] words = answer.split(" ", -1);
    List<Starvation.Span> spans = new ArrayList<>();
    for (int i = 0; i + 2 < words.length; i += 3) {
      spans.add(
          new Starvation.Span(
              Starvation.Kind.valueOf(words[i]),
              Long.parseLong(words[i + 1]),
              Long.parseLong(words[i + 2])));
    }
    return spans;
  }

  /// Lets it go home; a server is told by a signal.
  @Override
  public void close() throws IOException {
    try {
      commands.close();
      if (isServer) {
        process.destroy();
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("a computer does not end: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
