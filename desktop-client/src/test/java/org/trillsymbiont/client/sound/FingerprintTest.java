package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.PitchClass;

/// Four bars sound as they did: the energies of seven octaves, each twentieth of a second.
///
/// When the sound is meant to change, this makes the file anew: `./mvnw -pl desktop-client -am test
/// -Dtest=FingerprintTest -Dsurefire.failIfNoSpecifiedTests=false -Dfingerprint=write`
class FingerprintTest {
  private static final Path FILE =
      Path.of("src/test/resources/org/trillsymbiont/client/sound/four-bars.txt");
  private static final double BPM = 120;
  private static final int STEPS = 32;
  private static final int WINDOW = Block.RATE / 20;
  private static final double[] EDGES = {60, 120, 240, 480, 960, 1920, 3840, 7680};
  private static final double FLOOR_DB = -70;
  private static final double TOLERANCE_DB = 1.5;

  private static AppState bars(String tonic, UnaryOperator<Voice> change) {
    AppState state =
        Studio.eachSquare(
            AppState.INITIAL,
            square ->
                square
                    .withActive((3 * square.row() + 5 * square.column()) % 7 < 2)
                    .withVoice(change.apply(voice(square.squareIndex()))));
    return Studio.edit(state, builder -> builder.selectedKey(PitchClass.parse(tonic)));
  }

  private static Voice voice(int n) {
    return new Voice(
        n % 5 == 0 ? 0.5 : 1,
        List.of(Waveform.values()).get(n % 4),
        0.4 + n % 8 * 0.15,
        0.15 + n % 6 * 0.25,
        0.5 + n % 3,
        List.of(Waveform.values()).get(n / 4 % 4),
        n % 3 == 0 ? 15 : 0,
        0.8);
  }

  private static Analysis sound(UnaryOperator<Voice> change) throws InterruptedException {
    try (Studio studio = new Studio()) {
      AppState first = bars("D", change);
      AppState second = bars("G#", change);
      long begin = studio.room.micros(500_000_000);
      long half = begin + STEPS / 2 * 250_000L;
      Score score = Scores.running(first, begin, BPM);
      studio.engine.ambience(0.4, 0.3);
      studio.engine.perform(
          new Performance(score.changed(half - 300_000, second, score.transport()), studio.room));
      studio.advance(0.6 + STEPS * 0.25);
      return studio.soundFrom(Block.RATE / 2);
    }
  }

  private static List<double[]> fingerprint(UnaryOperator<Voice> change)
      throws InterruptedException {
    Analysis sound = sound(change);
    List<double[]> lines = new ArrayList<>();
    for (int from = 0; from < STEPS * Block.RATE / 4; from += WINDOW) {
      double[] bands = sound.bands(from, from + WINDOW, EDGES);
      lines.add(
          Arrays.stream(bands).map(rms -> Math.max(FLOOR_DB, Analysis.decibels(rms))).toArray());
    }
    return lines;
  }

  @Test
  void fourBarsSoundAsTheyDid() throws IOException, InterruptedException {
    List<double[]> now = fingerprint(voice -> voice);
    if ("write".equals(System.getProperty("fingerprint"))) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, now.stream().map(FingerprintTest::line).toList());
    }
    List<double[]> before = read();
    assertEquals(160, before.size());
    assertEquals(before.size(), now.size());
    for (int i = 0; i < before.size(); i++) {
      for (int band = 0; band < before.get(i).length; band++) {
        assertEquals(
            before.get(i)[band], now.get(i)[band], TOLERANCE_DB, "line " + (i + 1) + ", " + band);
      }
    }
  }

  @Test
  void aTriangleTakenForASineIsFound() throws IOException, InterruptedException {
    List<double[]> before = read();
    List<double[]> other =
        fingerprint(voice ->
            voice.primaryWave() == Waveform.TRIANGLE
                ? voice.withPrimaryWave(Waveform.SINE)
                : voice);
    int different = 0;
    for (int i = 0; i < before.size(); i++) {
      for (int band = 0; band < before.get(i).length; band++) {
        double difference = Math.abs(before.get(i)[band] - other.get(i)[band]);
        different += difference > TOLERANCE_DB ? 1 : 0;
      }
    }
    assertTrue(different > 50, different + " of 1120 energies differ");
  }

  private static List<double[]> read() throws IOException {
    return Files.readAllLines(FILE).stream().map(FingerprintTest::parsed).toList();
  }

  private static String line(double[] bands) {
    return Arrays.stream(bands)
        .mapToObj(decibels -> String.format(Locale.ROOT, "%.1f", decibels))
        .collect(Collectors.joining(" "));
  }

  private static double[] parsed(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
