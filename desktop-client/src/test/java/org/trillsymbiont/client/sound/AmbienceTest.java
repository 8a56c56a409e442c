package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

class AmbienceTest {
  private static final AppState STATE =
      Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.3));
  private static final int SQUARE = 34;
  private static final int NOTE_FRAMES = (int) (0.36 * Block.RATE);

  /// A note with an ambience, and two seconds after it.
  private static Analysis note(double reverb, double chorus) throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.engine.ambience(reverb, chorus);
      studio.advance(0.5);
      studio.engine.audition(STATE, SQUARE);
      studio.advance(2.5);
      return studio.soundFrom(studio.last().frame());
    }
  }

  private static double tail(Analysis note) {
    return note.rms(NOTE_FRAMES, NOTE_FRAMES + 22_050);
  }

  @Test
  void reverbAddsATailAndTheMoreTheMore() throws InterruptedException {
    assertEquals(0, tail(note(0, 0)));
    double half = tail(note(0.5, 0));
    double full = tail(note(1, 0));
    assertEquals(6, Analysis.decibels(full / half), 0.5);
    double dry = note(0, 0).rms(0, NOTE_FRAMES);
    double share = Analysis.decibels(full / dry);
    assertTrue(share > -22 && share < -12, "tail against the note: " + share + " dB");
  }

  @Test
  void theTailFallsBySixtyDecibelsInAboutThreeSeconds() throws InterruptedException {
    Analysis note = note(1, 0);
    double early = note.rms(NOTE_FRAMES, NOTE_FRAMES + 11_025);
    double late = note.rms(NOTE_FRAMES + 66_150, NOTE_FRAMES + 77_175);
    assertEquals(3, 60 / (Analysis.decibels(early / late) / 1.5), 1);
  }

  @Test
  void chorusWavers() throws InterruptedException {
    Analysis dry = note(0, 0);
    Analysis wet = note(0, 1);
    double share = Analysis.decibels(wet.rms(0, NOTE_FRAMES) / dry.rms(0, NOTE_FRAMES));
    assertTrue(Math.abs(share) < 4, "level changes by " + share + " dB");
    float[][] sides = sides(1);
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < sides[0].length; i++) {
      difference += Math.abs(sides[0][i] - sides[1][i]);
      sum += Math.abs(sides[0][i] + sides[1][i]);
    }
    assertTrue(difference > 0.1 * sum, "it is as wide as it is tall");
  }

  private static float[][] sides(double chorus) throws InterruptedException {
    float[][] sides = new float[2][44_100];
    try (Studio studio = new Studio()) {
      studio.engine.addTap((first, stereo, frames) -> {
        for (int i = 0; i < frames && first + i < 44_100; i++) {
          sides[0][(int) first + i] = stereo[2 * i];
          sides[1][(int) first + i] = stereo[2 * i + 1];
        }
      });
      studio.engine.ambience(0, chorus);
      studio.advance(0.3);
      studio.engine.audition(STATE, SQUARE);
      studio.advance(0.8);
    }
    return sides;
  }

  @Test
  void withoutItTheSoundIsTheSameToTheBit() throws InterruptedException {
    float[] never;
    float[] again;
    try (Studio studio = new Studio()) {
      never = played(studio);
    }
    try (Studio studio = new Studio()) {
      studio.engine.ambience(1, 1);
      played(studio);
      studio.engine.ambience(0, 0);
      // Until nothing is left of the tail in the synthesizer's own numbers.
      studio.advance(20);
      again = played(studio);
    }
    assertArrayEquals(never, again);
  }

  private static float[] played(Studio studio) throws InterruptedException {
    studio.advance(0.5);
    studio.engine.audition(STATE, SQUARE);
    studio.advance(0.8);
    return studio.samplesFrom(studio.last().frame(), 30_000);
  }

  @Test
  void aPanicKillsTheTailAndSoundCanStartAgainWithinSixTenthsOfASecond()
      throws InterruptedException {
    AppState all =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(1)),
            square -> square.withActive(true));
    try (Studio studio = new Studio()) {
      studio.show(all);
      studio.engine.ambience(1, 1);
      for (int column = 0; column < 8; column++) {
        studio.play(all, column, 0.2);
      }
      int panic = studio.sound().frames();
      assertTrue(studio.sound().rms(panic - 4410, panic) > 0.1, "it is loud");
      studio.engine.silence();
      studio.advance(0.7);
      int quiet = panic + 3000;
      double left = Analysis.decibels(studio.sound().peak(quiet, studio.sound().frames()));
      assertTrue(left < -80, "left of the tail: " + left + " dBFS");
      studio.engine.audition(STATE, SQUARE);
      studio.advance(2);
      Analysis note = studio.soundFrom(studio.last().frame());
      assertTrue(note.peak() > 0.1);
      assertEquals(tail(note(1, 1)), tail(note), 0.1 * tail(note), "the hall is as before");
    }
  }

  @Test
  void allSquaresWithAllReverbStayBelowTheCeilingAndDoNotOverflow() throws InterruptedException {
    for (double volume : new double[] {0.1, 1}) {
      AppState all =
          Studio.edit(
              Studio.eachSquare(
                  Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(2)),
                  square -> square.withActive(true)),
              builder -> builder.masterVolume(volume));
      try (Studio studio = new Studio()) {
        studio.show(all);
        studio.engine.ambience(1, 1);
        studio.advance(0.5);
        for (int step = 0; step < 40; step++) {
          studio.play(all, step % 8, 0.125);
        }
        // At a tenth of the volume our limiter is idle, so the synthesizer's sum is seen as it is.
        double sum = studio.sound().peak() / (volume * MasterBus.LEVEL * VoiceParameters.HEADROOM);
        assertTrue(sum < 0.9999, "the synthesizer's sum reaches " + sum + " of full scale");
        assertTrue(studio.sound().peak() <= Limiter.CEILING + 1e-6);
      }
    }
  }

  @Test
  void amountsOutOfRangeAreRefused() {
    try (Studio studio = new Studio()) {
      assertThrows(IllegalArgumentException.class, () -> studio.engine.ambience(1.1, 0));
      assertThrows(IllegalArgumentException.class, () -> studio.engine.ambience(0, Double.NaN));
    }
  }
}
