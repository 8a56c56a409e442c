package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.theory.Pitch;

/// What really comes out of a sound device: through Java Sound, ALSA and PulseAudio, from a program
/// of its own, recorded at the other end.
class NullSinkTest {
  private static final double STEP_FRAMES = 60.0 / NullSinkPlayer.BPM / 2 * Block.RATE;
  private static final double MILLI = Block.RATE / 1000.0;
  private static final double LOUD = 0.01;

  /// The program that plays.
  private static final class Player implements AutoCloseable {
    private final Process process;
    private volatile String status = "";

    Player(PulseServer server, Path folder) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Djava.util.prefs.userRoot=" + folder,
              "-XX:+UseSerialGC",
              "-classpath",
              System.getProperty("java.class.path"),
              NullSinkPlayer.class.getName());
      builder.environment().putAll(server.environment());
      builder.redirectErrorStream(true);
      process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      Thread.ofPlatform().daemon().start(() -> out.lines().forEach(this::read));
    }

    private void read(String line) {
      if (line.startsWith(NullSinkPlayer.PREFIX)) {
        status = line.substring(NullSinkPlayer.PREFIX.length());
      } else {
        System.out.println("player: " + line);
      }
    }

    boolean isPlaying() {
      assertTrue(process.isAlive(), "the program has crashed");
      return status.startsWith("playing");
    }

    String status() {
      return status;
    }

    @Override
    public void close() throws IOException {
      process.outputWriter().close();
      try {
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the program ends");
        assertEquals(0, process.exitValue());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void playsInTuneInTimeAndAsLoudAsItShouldAndSurvivesTheServersDeath(@TempDir Path folder)
      throws Exception {
    assumeTrue(
        PulseServer.isInstalled(),
        "pulseaudio, pulseaudio-utils and libasound2-plugins are not installed here");
    try (PulseServer server = new PulseServer(folder)) {
      server.start();
      try (Player player = new Player(server, folder)) {
        eventually(player::isPlaying);
        assertPlaysRight(server);
        server.kill();
        eventually(() -> player.status().startsWith("silent"));
        assertTrue(player.status().contains("went away"), player::status);
        server.start();
        eventually(player::isPlaying);
        assertPlaysRight(server);
      }
    }
  }

  @Test
  void survivesAServerThatHangs(@TempDir Path folder) throws Exception {
    assumeTrue(
        PulseServer.isInstalled(),
        "pulseaudio, pulseaudio-utils and libasound2-plugins are not installed here");
    try (PulseServer server = new PulseServer(folder)) {
      server.start();
      try (Player player = new Player(server, folder)) {
        eventually(player::isPlaying);
        server.hang(true);
        eventually(() -> player.status().startsWith("silent"));
        server.hang(false);
        eventually(player::isPlaying);
        eventually(() -> server.played().onsets(LOUD, 0.03).size() > 8);
      }
    }
  }

  private static void assertPlaysRight(PulseServer server) throws InterruptedException {
    eventually(() -> server.played().onsets(LOUD, 0.03).size() > 16);
    Analysis sound = server.played();
    List<Integer> onsets = sound.onsets(LOUD, 0.03);
    List<Double> errors = new ArrayList<>();
    List<Double> cents = new ArrayList<>();
    List<Double> levels = new ArrayList<>();
    double hertz =
        Pitch.hertz(
            GridPitch.midi(NullSinkPlayer.content(), MusicGrid.index(NullSinkPlayer.ROW, 0)));
    for (int i = 1; i < onsets.size() - 1; i++) {
      int at = onsets.get(i);
      errors.add(Math.abs(at - onsets.get(i - 1) - STEP_FRAMES) / MILLI);
      double frequency = sound.frequency(at, at + 6000);
      cents.add(Math.abs(Analysis.cents(frequency, hertz)));
      levels.add(Analysis.decibels(sound.peak(at, at + 6000)));
    }
    // A busy computer is late now and then: the better quarter tells what is right.
    assertEquals(0, ranked(errors, 4), 1, "milliseconds between steps are off by " + errors);
    assertEquals(0, ranked(cents, 2), 2, "cents off: " + cents);
    assertEquals(Analysis.decibels(peakInTheStudio()), ranked(levels, 2), 0.2, "dBFS: " + levels);
    System.out.printf(
        "null sink: steps %.3f ms off, %.2f cents, %.2f dBFS, in the middle of %d%n",
        ranked(errors, 2), ranked(cents, 2), ranked(levels, 2), errors.size());
  }

  /// How loud the same note is in the engine itself.
  private static double peakInTheStudio() throws InterruptedException {
    AppState content = NullSinkPlayer.content();
    try (Studio studio = new Studio()) {
      studio.show(content);
      studio.play(content, 0, 0.4);
      return studio.sound().peak();
    }
  }

  private static double ranked(List<Double> values, int part) {
    return values.stream().sorted().toList().get(values.size() / part);
  }
}
