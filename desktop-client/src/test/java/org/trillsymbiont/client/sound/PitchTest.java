package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.Pitch;
import org.trillsymbiont.model.theory.PitchClass;

class PitchTest {
  private static final double TOLERANCE_CENTS = 1;

  private static AppState in(String tonic, Mode mode) {
    return Studio.edit(
        AppState.INITIAL,
        builder -> {
          builder.selectedKey(PitchClass.parse(tonic));
          builder.selectedScale(mode);
        });
  }

  private static double worstCents(AppState state, int column) throws InterruptedException {
    double worst = 0;
    try (Studio studio = new Studio()) {
      for (int row = 0; row < MusicGrid.ROWS; row++) {
        int square = MusicGrid.index(row, column);
        studio.engine.audition(state, square);
        studio.advance(0.7);
        double measured = studio.soundFrom(studio.last().frame()).frequency(2205, 18_000);
        Voice voice = state.musicGrid().square(square).voice();
        double expected = Pitch.hertz(GridPitch.midi(state, square)) * voice.primaryFreq();
        worst = Math.max(worst, Math.abs(Analysis.cents(measured, expected)));
      }
    }
    return worst;
  }

  private static void assertInTune(AppState state, int column) throws InterruptedException {
    double worst = worstCents(state, column);
    assertTrue(worst <= TOLERANCE_CENTS, "off by " + worst + " cents");
  }

  /// All twelve keys, and every mode with the one or other.
  @Test
  void soundsTheRowsOfAllKeysAndModesInTune() throws InterruptedException {
    List<String> tonics = List.of("C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "Eb", "Bb", "F");
    List<Mode> modes = List.of(Mode.values());
    for (int n = 0; n < Math.max(tonics.size(), modes.size()); n++) {
      assertInTune(in(tonics.get(n % tonics.size()), modes.get(n % modes.size())), n % 8);
    }
  }

  @Test
  void soundsEveryWaveformInTune() throws InterruptedException {
    for (Waveform wave : Waveform.values()) {
      assertInTune(Studio.withVoices(in("A", Mode.MINOR), Voice.DEFAULT.withPrimaryWave(wave)), 2);
    }
  }

  @Test
  void appliesTheFrequencyFactor() throws InterruptedException {
    for (double factor : new double[] {0.25, 0.5, 0.77, 1.2345, 1.5, 2}) {
      Voice voice = Voice.DEFAULT.withPrimaryFreq(factor).withPrimaryWave(Waveform.TRIANGLE);
      assertInTune(Studio.withVoices(in("G", Mode.MIXOLYDIAN), voice), 5);
    }
  }

  @Test
  void soundsTheFreeMatrixInTune() throws InterruptedException {
    AppState free = Studio.edit(AppState.INITIAL, builder -> builder.isSynchronized(false));
    assertInTune(free, 0);
    assertInTune(free, 7);
  }
}
