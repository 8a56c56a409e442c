package org.trillsymbiont.client.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

class LearnTargetTest {
  private static final AppState FIRST = AppState.INITIAL;
  private static final int SQUARE = 19;

  private static AppState turned(LearnTarget target, int value) {
    return target.edit(FIRST, SQUARE, value).map(edit -> Reducer.apply(FIRST, edit)).orElse(FIRST);
  }

  private static Voice voice(LearnTarget target, int value) {
    return turned(target, value).musicGrid().square(SQUARE).voice();
  }

  @Test
  void theStopsAreTheRangesEnds() {
    assertEquals(0, turned(LearnTarget.MASTER_VOLUME, 0).masterVolume());
    assertEquals(1, turned(LearnTarget.MASTER_VOLUME, 127).masterVolume());
    assertEquals(40, turned(LearnTarget.TEMPO, 0).tempo());
    assertEquals(240, turned(LearnTarget.TEMPO, 127).tempo());
    assertEquals(100, turned(LearnTarget.EVOLUTION_SPEED, 0).evolution().evolutionSpeed());
    assertEquals(2000, turned(LearnTarget.EVOLUTION_SPEED, 127).evolution().evolutionSpeed());
    assertEquals(0.25, voice(LearnTarget.FREQUENCY, 0).primaryFreq());
    assertEquals(2, voice(LearnTarget.FREQUENCY, 127).primaryFreq());
    assertEquals(0.1, voice(LearnTarget.GAIN, 0).primaryGain());
    assertEquals(2, voice(LearnTarget.DECAY, 127).primaryDecay());
    assertEquals(0.05, voice(LearnTarget.LFO_RATE, 0).lfoFreq());
    assertEquals(50, voice(LearnTarget.LFO_DEPTH, 127).lfoGain());
    assertEquals(0.1, voice(LearnTarget.LFO_DECAY, 0).lfoDecay());
  }

  @Test
  void eachTurnsByItsOwnScale() {
    double half = 64.0 / 127;
    assertEquals(140.8, turned(LearnTarget.TEMPO, 64).tempo(), 0.5, "whole beats a minute");
    assertEquals(0.25 * Math.pow(8, half), voice(LearnTarget.FREQUENCY, 64).primaryFreq(), 1e-4);
    assertEquals(0.1 * Math.pow(20, half), voice(LearnTarget.DECAY, 64).primaryDecay(), 1e-4);
    assertEquals(0.1 + 1.4 * half, voice(LearnTarget.GAIN, 64).primaryGain(), 1e-4);
    assertEquals(0, turned(LearnTarget.EVOLUTION_SPEED, 64).evolution().evolutionSpeed() % 10);
  }

  @Test
  void aQuarterOfTheTurnIsAShape() {
    Waveform[] shapes = Waveform.values();
    for (int value = 0; value < 128; value++) {
      Waveform shape = shapes[Math.min(3, value * 4 / 127)];
      assertEquals(shape, voice(LearnTarget.WAVEFORM, value).primaryWave());
      assertEquals(shape, voice(LearnTarget.LFO_WAVE, value).lfoWave());
    }
  }

  @ParameterizedTest
  @EnumSource(LearnTarget.class)
  void everyValueIsAllowedAndTheSameOneTwiceIsNothing(LearnTarget target) {
    for (int value = 0; value < 128; value++) {
      AppState state = turned(target, value);
      assertTrue(target.edit(state, SQUARE, value).isEmpty(), target + " at " + value);
    }
  }

  @ParameterizedTest
  @EnumSource(LearnTarget.class)
  void withoutASelectedSquareItsKnobsDoNothing(LearnTarget target) {
    boolean does = target.edit(FIRST, -1, 0).isPresent() || target.edit(FIRST, -1, 127).isPresent();
    assertEquals(!target.isOfSquare(), does);
  }
}
