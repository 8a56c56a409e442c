package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.Pitch;

/// A knob's move on notes that sound.
class SoundingNoteTest {
  private static final int SQUARE = MusicGrid.index(4, 2);
  private static final Voice SINE =
      Voice.DEFAULT.withPrimaryWave(Waveform.SINE).withPrimaryGain(0.6).withPrimaryDecay(2);
  private static final AppState STATE = with(AppState.INITIAL, SINE);
  private static final double HERTZ = Pitch.hertz(GridPitch.midi(STATE, SQUARE));

  private static AppState with(AppState state, Voice voice) {
    return Studio.edit(
        state, builder -> builder.square(builder.square(SQUARE).withVoice(voice).withActive(true)));
  }

  private static AppState turned(UnaryOperator<Voice> knob) {
    return with(STATE, knob.apply(SINE));
  }

  /// A held square.
  private static Studio held() throws InterruptedException {
    Studio studio = new Studio();
    studio.show(STATE);
    studio.engine.hold(STATE, SQUARE);
    studio.advance(0.5);
    return studio;
  }

  /// The sound's frequency in the last tenth of a second.
  private static double hertz(Studio studio) {
    int end = studio.sound().frames();
    return studio.sound().frequency(end - 4410, end);
  }

  private static double level(Studio studio) {
    int end = studio.sound().frames();
    return studio.sound().peak(end - 2205, end);
  }

  @Test
  void aHeldNoteFollowsPitchAndGain() throws InterruptedException {
    try (Studio studio = held()) {
      double before = level(studio);
      studio.show(turned(voice -> voice.withPrimaryFreq(1.5)));
      studio.advance(0.3);
      assertEquals(0, Analysis.cents(hertz(studio), 1.5 * HERTZ), 1);
      studio.show(turned(voice -> voice.withPrimaryGain(1.2)));
      studio.advance(0.3);
      assertEquals(6.02, Analysis.decibels(level(studio) / before), 0.1);
      studio.show(STATE);
      studio.advance(0.3);
      assertEquals(0, Analysis.cents(hertz(studio), HERTZ), 1);
      assertEquals(before, level(studio), 0.01 * before);
    }
  }

  @Test
  void aHeldNoteFollowsTheLfo() throws InterruptedException {
    try (Studio studio = held()) {
      studio.show(
          turned(voice ->
              voice.withLfoWave(Waveform.SQUARE).withLfoFreq(1).withLfoGain(40).withLfoDecay(0.1)));
      studio.advance(0.25);
      // Half a second of a rate of 0.2 Hz, then a quarter of 1 Hz: phase 0.35, so the upper half.
      assertEquals(0, Analysis.cents(hertz(studio), HERTZ + 40), 2);
      studio.advance(0.3);
      assertEquals(0, Analysis.cents(hertz(studio), HERTZ - 40), 2);
    }
  }

  @Test
  void aKeyChangeIsForTheNextNote() throws InterruptedException {
    try (Studio studio = held()) {
      studio.show(Studio.edit(STATE, builder -> builder.selectedScale(Mode.PHRYGIAN)));
      studio.advance(0.3);
      assertEquals(0, Analysis.cents(hertz(studio), HERTZ), 1);
    }
  }

  @Test
  void aStruckNoteFollows() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(STATE);
      studio.engine.audition(STATE, SQUARE);
      studio.advance(0.3);
      studio.show(turned(voice -> voice.withPrimaryFreq(0.5)));
      studio.advance(0.3);
      assertEquals(0, Analysis.cents(hertz(studio), HERTZ / 2), 1);
      assertEquals(Pitch.midi(HERTZ), studio.last().midi(), 1e-9);
    }
  }

  /// The step contains half the frequency and another gain than what is shown; the pitch knob is
  /// turned after it was fixed, before it begins.
  @Test
  void aStepFollowsWhatWasTurnedAfterItWasFixed() throws InterruptedException {
    Voice contained = SINE.withPrimaryFreq(0.5).withPrimaryGain(1.2);
    AppState content = with(AppState.INITIAL, contained);
    try (Studio studio = new Studio()) {
      long begin = studio.room.micros(2_000_000_000);
      Score score = Scores.of(content, Scores.segment(begin, 2, 40));
      studio.show(STATE);
      studio.engine.perform(new Performance(score, studio.room));
      studio.advance(1.8);
      studio.show(turned(voice -> voice.withPrimaryFreq(2)));
      studio.advance(0.5);
      assertEquals(0, Analysis.cents(hertz(studio), 2 * HERTZ), 1);
      assertEquals(Pitch.midi(HERTZ / 2), studio.last().midi(), 1e-9, "what it began with");
      double loud = studio.sound().peak(studio.sound().frame(2.04), studio.sound().frame(2.06));
      double expected = 0.3 * 1.2 * MasterBus.LEVEL * Biquad.gain(2 * HERTZ, SQUARE);
      assertEquals(expected, loud, 0.02 * expected);
      studio.show(turned(voice -> voice.withPrimaryFreq(2).withPrimaryGain(0.1)));
      studio.advance(0.2);
      assertTrue(level(studio) < loud / 8);
    }
  }

  /// The content is as old as the longest lead.
  @Test
  void aStepFollowsThroughTheLongestLead() throws InterruptedException {
    AppState content = with(AppState.INITIAL, SINE);
    try (Studio studio = new Studio()) {
      studio.show(content);
      studio.advance(0.1);
      studio.show(turned(voice -> voice.withPrimaryFreq(2)));
      studio.advance(AppState.LEAD_MILLIS.max() / 1000 - 0.1);
      studio.strike(content, 2, studio.engine.nanos() + 100_000_000);
      studio.advance(0.4);
      assertEquals(0, Analysis.cents(hertz(studio), 2 * HERTZ), 1);
    }
  }

  @Test
  void whatWasShownLongBeforeIsNotTakenForAMove() throws InterruptedException {
    AppState content = with(AppState.INITIAL, SINE.withPrimaryFreq(0.5));
    try (Studio studio = new Studio()) {
      studio.show(content);
      studio.advance(0.1);
      studio.show(STATE);
      studio.advance(3.2);
      long begin = studio.engine.nanos() + 300_000_000;
      studio.strike(content, 2, begin);
      studio.advance(0.6);
      assertEquals(0, Analysis.cents(hertz(studio), HERTZ / 2), 1);
    }
  }

  @Test
  void otherSquaresAndChordsStayAsTheyAre() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(STATE);
      studio.engine.hold(STATE, SQUARE + 8);
      studio.advance(0.5);
      studio.show(turned(voice -> voice.withPrimaryFreq(2).withPrimaryGain(0.1)));
      studio.advance(0.3);
      double expected = Pitch.hertz(GridPitch.midi(STATE, SQUARE + 8));
      assertEquals(0, Analysis.cents(hertz(studio), expected), 1);
    }
  }
}
