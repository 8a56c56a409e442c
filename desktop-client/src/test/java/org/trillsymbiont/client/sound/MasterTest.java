package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

class MasterTest {
  private static final double AUDIBLE = 0.01;
  private static final double TINY = 1e-6;

  private static AppState allActive(AppState state) {
    return Studio.eachSquare(state, square -> square.withActive(true));
  }

  private static AppState volume(AppState state, double volume) {
    return Studio.edit(state, builder -> builder.masterVolume(volume));
  }

  @Test
  void neverClipsWithAllSquaresOn() throws InterruptedException {
    for (Waveform wave : Waveform.values()) {
      Voice voice = Voice.DEFAULT.withPrimaryWave(wave).withPrimaryGain(1.5).withPrimaryDecay(2);
      AppState all = allActive(Studio.withVoices(AppState.INITIAL, voice));
      try (Studio studio = new Studio()) {
        studio.show(all);
        for (int step = 0; step < 32; step++) {
          studio.play(all, step % 8, 0.125);
        }
        assertTrue(studio.sound().peak() <= Limiter.CEILING + TINY, "peak of " + wave);
        assertTrue(studio.sound().rms(44_100, 176_400) > 0.1, "level of " + wave);
      }
    }
  }

  @Test
  void limitsNoiseOfAnyLevelToTheCeiling() {
    Limiter limiter = new Limiter();
    Random random = new Random(7);
    for (int block = 0; block < 400; block++) {
      float[] stereo = new float[600];
      double level = Math.pow(10, random.nextDouble() * 3 - 1.5);
      for (int i = 0; i < stereo.length; i++) {
        stereo[i] = (float) (random.nextGaussian() * level);
      }
      limiter.process(stereo, 300);
      for (float sample : stereo) {
        assertTrue(Math.abs(sample) <= Limiter.CEILING + TINY);
      }
    }
  }

  @Test
  void leavesSoftSoundAsItIsButForTheDelay() {
    Limiter limiter = new Limiter();
    float[] stereo = new float[2000];
    for (int i = 0; i < stereo.length; i++) {
      stereo[i] = (float) (0.8 * Math.sin(0.01 * i));
    }
    float[] before = stereo.clone();
    limiter.process(stereo, 1000);
    for (int i = 0; i < 1000 - Limiter.DELAY; i++) {
      assertEquals(before[2 * i], stereo[2 * (i + Limiter.DELAY)], TINY);
    }
  }

  @Test
  void restsInSilenceAndGoesOnAsIfItHadNot() {
    Limiter restless = new Limiter();
    Limiter other = new Limiter();
    int rested = 0;
    for (int block = 0; block < 3000; block++) {
      float[] stereo = new float[600];
      if (block % 1500 < 300) {
        for (int i = 0; i < stereo.length; i++) {
          stereo[i] = (float) (3 * Math.sin(0.02 * i));
        }
      }
      float[] same = stereo.clone();
      restless.process(stereo, 300);
      if (other.isIdle(same, 300)) {
        rested++;
      } else {
        other.process(same, 300);
      }
      assertArrayEquals(stereo, same, 1e-6f, "block " + block);
    }
    assertTrue(rested > 1000, rested + " of 2400 silent blocks");
  }

  @Test
  void isSilentAtVolumeZero() throws InterruptedException {
    AppState mute = volume(allActive(AppState.INITIAL), 0);
    try (Studio studio = new Studio()) {
      studio.show(mute);
      studio.advance(0.5);
      studio.play(mute, 0, 1);
      assertEquals(0, studio.sound().peak());
      assertEquals(8, studio.notes().size());
    }
  }

  @Test
  void scalesLinearlyWithTheVolume() throws InterruptedException {
    try (Studio studio = new Studio()) {
      double full = peakAt(studio, 1);
      assertEquals(0.5 * full, peakAt(studio, 0.5), 0.002);
      assertEquals(0.1 * full, peakAt(studio, 0.1), 0.002);
    }
  }

  private static double peakAt(Studio studio, double volume) throws InterruptedException {
    studio.show(volume(AppState.INITIAL, volume));
    studio.advance(0.5);
    studio.engine.audition(AppState.INITIAL, 9);
    studio.advance(1);
    return studio.soundFrom(studio.last().frame()).peak();
  }

  @Test
  void changesTheVolumeWithoutClicks() throws InterruptedException {
    Voice sine = Voice.DEFAULT.withPrimaryWave(Waveform.SINE);
    AppState state = Studio.withVoices(AppState.INITIAL, sine);
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.hold(state, 0);
      studio.advance(0.5);
      int from = studio.sound().frames();
      studio.advance(0.2);
      double baseline = studio.sound().largestStep(from, studio.sound().frames());
      int changes = studio.sound().frames();
      for (double volume : new double[] {0, 1, 0.3, 1, 0, 0.7, 1}) {
        studio.engine.show(volume(state, volume));
        studio.advance(0.1);
      }
      double steps = studio.sound().largestStep(changes, studio.sound().frames());
      assertTrue(steps <= 1.05 * baseline, steps + " against " + baseline);
    }
  }

  @Test
  void leavesTheBuiltInSoundOutAndBringsItBackWithoutClicks() throws InterruptedException {
    Voice sine = Voice.DEFAULT.withPrimaryWave(Waveform.SINE);
    AppState state = Studio.withVoices(AppState.INITIAL, sine);
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.hold(state, 0);
      while (studio.sound().peak() < AUDIBLE) {
        studio.advance(0.01);
      }
      studio.advance(0.5);
      int from = studio.sound().frames();
      studio.advance(0.2);
      int changes = studio.sound().frames();
      double baseline = studio.sound().largestStep(from, changes);
      studio.engine.builtIn(false);
      studio.advance(0.1);
      int out = studio.sound().frames();
      studio.advance(0.1);
      assertEquals(0, studio.sound().rms(out, studio.sound().frames()));
      studio.engine.builtIn(true);
      studio.advance(0.1);
      int back = studio.sound().frames();
      studio.advance(0.1);
      assertTrue(studio.sound().largestStep(back, studio.sound().frames()) > 0.9 * baseline);
      double steps = studio.sound().largestStep(changes, studio.sound().frames());
      assertTrue(steps <= 1.05 * baseline, steps + " against " + baseline);
    }
  }

  @Test
  void fallsSilentAtOnceAndPlaysOnAfterwards() throws InterruptedException {
    AppState state =
        allActive(Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(2)));
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.hold(state, 5);
      studio.play(state, 0, 0.4);
      studio.strike(state, 1, studio.engine.nanos() + 30_000_000);
      int panic = studio.sound().frames();
      studio.engine.silence();
      studio.advance(1);
      Analysis sound = studio.sound();
      assertTrue(sound.peak(panic - 4410, panic) > 0.1);
      assertEquals(0, sound.peak(panic + 2500, sound.frames()));
      MusicGridSquare square = state.musicGrid().square(3);
      studio.engine.audition(state, square.squareIndex());
      studio.advance(0.5);
      assertTrue(studio.soundFrom(studio.last().frame()).peak() > 0.1);
    }
  }

  @Test
  void aPanicEndsWhatSoundsAndTheStepsGoOn() throws InterruptedException {
    AppState state =
        allActive(Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(2)));
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.hold(state, 5);
      studio.engine.perform(
          new Performance(Scores.running(state, studio.room.micros(300_000_000), 40), studio.room));
      studio.advance(1);
      int panic = studio.sound().frames();
      studio.engine.panic();
      studio.advance(0.11);
      Analysis sound = studio.sound();
      assertTrue(sound.peak(panic - 2205, panic) > 0.1);
      assertTrue(sound.peak(panic + 2500, panic + 3000) < 0.001);
      int before = studio.notes().size();
      studio.advance(1.6);
      assertTrue(studio.notes().size() > before);
      assertTrue(studio.soundFrom(studio.last().frame()).peak() > 0.1);
    }
  }
}
