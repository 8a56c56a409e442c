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
  private static final double TOLERANCE_CENTS = 3;

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
      studio.show(state);
      for (int row = 0; row < MusicGrid.ROWS; row++) {
        int square = MusicGrid.index(row, column);
        studio.engine.audition(state, square);
        studio.advance(1);
        int begin = (int) studio.last().frame();
        double measured = studio.sound().frequency(begin + 2205, begin + 18_000);
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

  @Test
  void soundsTheRowsOfThreeKeysInTune() throws InterruptedException {
    assertInTune(in("C", Mode.MAJOR), 0);
    assertInTune(in("Eb", Mode.DORIAN), 3);
    assertInTune(in("F#", Mode.LOCRIAN), 7);
  }

  @Test
  void soundsEveryWaveformInTune() throws InterruptedException {
    for (Waveform wave : List.of(Waveform.SINE, Waveform.TRIANGLE, Waveform.SQUARE)) {
      assertInTune(Studio.withVoices(in("A", Mode.MINOR), Voice.DEFAULT.withPrimaryWave(wave)), 2);
    }
  }

  @Test
  void appliesTheFrequencyFactor() throws InterruptedException {
    for (double factor : new double[] {0.25, 0.77, 2}) {
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
