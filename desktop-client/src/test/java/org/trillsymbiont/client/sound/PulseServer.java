package org.trillsymbiont.client.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Conditions;

/// A sound server of one's own, with one device whose sound goes nowhere but can be recorded: what
/// a machine without a sound card has to offer. It is found by nobody who does not get
/// [#environment].
///
/// Thread: the test's.
final class PulseServer implements AutoCloseable {
  private final Path folder;
  private @Nullable Process server;
  private @Nullable Process recorder;
  private int recordings;

  /// @param folder for its files; a short path
  PulseServer(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(
        folder.resolve("asound.conf"),
        """
        </usr/share/alsa/alsa.conf>
        pcm.!default { type pulse }
        ctl.!default { type pulse }
        """);
  }

  /// Whether this computer has all that it takes.
  static boolean isInstalled() {
    return Stream.of("pulseaudio", "parec").allMatch(PulseServer::isProgram) && hasPlugin();
  }

  private static boolean isProgram(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
  }

  /// What lets ALSA's programs, such as Java, play through PulseAudio.
  private static boolean hasPlugin() {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders.anyMatch(
          each -> Files.exists(each.resolve("alsa-lib/libasound_module_pcm_pulse.so")));
    } catch (IOException e) {
      return false;
    }
  }

  /// What a program's environment has to contain that is to play through it.
  Map<String, String> environment() {
    return Map.of(
        "XDG_RUNTIME_DIR", folder.toString(),
        "HOME", folder.toString(),
        "PULSE_SERVER", "unix:" + socket(),
        "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
  }

  private Path socket() {
    return folder.resolve("native");
  }

  private Process start(Path output, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    builder.redirectError(folder.resolve("log").toFile());
    builder.redirectOutput(output.toFile());
    return builder.start();
  }

  /// Starts it, and a new recording of what is played.
  void start() throws IOException {
    Files.deleteIfExists(socket());
    server =
        start(
            folder.resolve("server.log"),
            List.of(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--use-pid-file=no",
                "--exit-idle-time=-1",
                "-L",
                "module-native-protocol-unix auth-anonymous=1 socket=" + socket(),
                "-L",
                "module-null-sink sink_name=jam rate=44100 channels=2"));
    Conditions.eventually(() -> Files.exists(socket()));
    recordings++;
    recorder =
        start(
            recording(),
            List.of(
                "parec",
                "-d",
                "jam.monitor",
                "--format=s16le",
                "--rate=44100",
                "--channels=2",
                "--latency-msec=50"));
    Conditions.eventually(() -> recording().toFile().length() > 0);
  }

  private Path recording() {
    return folder.resolve("recording-" + recordings);
  }

  /// What was played since the last start, left channel.
  Analysis played() {
    try {
      byte[] bytes = Files.readAllBytes(recording());
      float[] stereo = new float[bytes.length / 4 * 2];
      Pcm.decode(bytes, 0, stereo.length * 2, stereo);
      return Analysis.leftOf(stereo);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Lets it hang, or go on.
  void hang(boolean hangs) throws IOException {
    Process hanging = server;
    if (hanging != null) {
      String signal = hangs ? "-STOP" : "-CONT";
      new ProcessBuilder("kill", signal, Long.toString(hanging.pid())).start().onExit().join();
    }
  }

  /// Ends it as a crash would.
  void kill() {
    Stream.of(recorder, server)
        .forEach(process -> {
          if (process != null) {
            process.destroyForcibly().onExit().join();
          }
        });
  }

  @Override
  public void close() {
    kill();
  }
}
