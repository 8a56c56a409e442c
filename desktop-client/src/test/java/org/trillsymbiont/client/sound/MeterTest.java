package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

class MeterTest {
  private static final int BLOCKS_IN_A_SECOND = Block.RATE / Block.FRAMES;

  private final Meter meter = new Meter();
  private int frame;

  /// A sine of 1 kHz on the left, at half the level on the right.
  private void sound(double amplitude, int blocks) {
    float[] stereo = new float[2 * Block.FRAMES];
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < Block.FRAMES; i++) {
        stereo[2 * i] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * frame / Block.RATE));
        stereo[2 * i + 1] = stereo[2 * i] / 2;
        frame++;
      }
      meter.measure(stereo, Block.FRAMES, 1);
    }
  }

  @Test
  void showsPeakAndRmsOfBothChannels() {
    sound(0.5, 3 * BLOCKS_IN_A_SECOND);
    Levels levels = meter.levels();
    assertEquals(0.5, levels.left().peak(), 0.005);
    assertEquals(0.5, levels.left().held(), 0.005);
    assertEquals(0.5 / Math.sqrt(2), levels.left().rms(), 0.005);
    assertEquals(0.25, levels.right().peak(), 0.005);
    assertEquals(0.25 / Math.sqrt(2), levels.right().rms(), 0.005);
    assertEquals(0, levels.reductionDecibels());
  }

  @Test
  void aPeakFallsSlowlyAndIsHeldForAWhile() {
    sound(1, 10);
    sound(0, BLOCKS_IN_A_SECOND);
    assertEquals(-12, Analysis.decibels(meter.levels().left().peak()), 0.2);
    assertEquals(1, meter.levels().left().held(), 0.01);
    sound(0, BLOCKS_IN_A_SECOND);
    assertTrue(meter.levels().left().held() < 0.2, "the mark has come down");
  }

  @Test
  void silenceIsAlwaysTheSameSoThatNothingIsRepainted() {
    sound(1, 10);
    sound(0, 15 * BLOCKS_IN_A_SECOND);
    assertSame(Levels.SILENT, meter.levels());
  }

  @Test
  void tellsHowMuchTheLimiterTakesAway() {
    float[] block = new float[2 * Block.FRAMES];
    block[0] = 0.9f;
    meter.measure(block, Block.FRAMES, 0.5);
    assertEquals(6.02, meter.levels().reductionDecibels(), 0.01);
    sound(0.5, 2 * BLOCKS_IN_A_SECOND);
    assertEquals(0, meter.levels().reductionDecibels(), 0.01);
  }

  @Test
  void measuresWhatTheEngineGivesOut() throws InterruptedException {
    Voice loud = Voice.DEFAULT.withPrimaryGain(1.5).withPrimaryDecay(2);
    AppState all =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, loud), square -> square.withActive(true));
    try (Studio studio = new Studio()) {
      studio.show(all);
      assertSame(Levels.SILENT, studio.engine.levels());
      for (int step = 0; step < 16; step++) {
        studio.play(all, step % 8, 0.125);
      }
      Levels levels = studio.engine.levels();
      assertEquals(-1, Analysis.decibels(levels.left().held()), 0.1);
      assertTrue(levels.reductionDecibels() > 1);
      assertTrue(levels.left().rms() < levels.left().peak());
    }
  }
}
