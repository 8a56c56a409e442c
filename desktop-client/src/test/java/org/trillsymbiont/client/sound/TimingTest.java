package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

class TimingTest {
  @Test
  void reportsEveryNoteOfAColumn() throws InterruptedException {
    AppState all = Studio.eachSquare(AppState.INITIAL, square -> square.withActive(true));
    try (Studio studio = new Studio()) {
      studio.show(all);
      studio.play(all, 3, 0.5);
      assertEquals(MusicGrid.ROWS, studio.notes().size());
      for (int row = 0; row < MusicGrid.ROWS; row++) {
        SoundedNote note = studio.notes().get(row);
        assertEquals(MusicGrid.index(row, 3), square(note));
        assertEquals(all.key().midi(row + 1), note.midi(), 1e-9);
        assertEquals(1.5, note.gain());
        assertEquals(0.55, note.seconds(), 1e-9);
        assertEquals(studio.notes().getFirst().frame(), note.frame());
      }
    }
  }

  private static int square(SoundedNote note) {
    return note.source() instanceof SoundedNote.Source.Step step ? step.square() : -1;
  }

  @Test
  void aHundredOnsetsAreAsRegularAsTheirSchedule() throws InterruptedException {
    AppState state =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
            square -> square.withActive(square.row() == 4));
    try (Studio studio = new Studio()) {
      studio.engine.perform(
          new Performance(
              Scores.running(state, studio.room.micros(500_000_000), 141.3), studio.room));
      studio.advance(23);
      Onsets onsets = Onsets.of(studio);
      assertTrue(onsets.count() >= 100, onsets.toString());
      assertTrue(onsets.deviationMillis() < 0.03, onsets.toString());
      assertEquals(0, onsets.meanMillis(), 0.3, onsets.toString());
    }
  }

  @Test
  void soundsAChord() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.engine.auditionChord(AppState.INITIAL);
      studio.advance(1);
      Analysis sound = studio.soundFrom(studio.last().frame());
      for (int midi : AppState.INITIAL.chord().midi()) {
        double hertz = Pitch.hertz(midi);
        assertTrue(sound.level(hertz, 4410, 26_000) > 0.03, "tone " + midi);
      }
      assertEquals(3, studio.notes().size());
      assertEquals(new SoundedNote.Source.ChordTone(), studio.last().source());
    }
  }

  @Test
  void holdsASquareUntilItIsReleased() throws InterruptedException {
    Voice sine = Voice.DEFAULT.withPrimaryWave(Waveform.SINE).withPrimaryDecay(0.2);
    AppState state = Studio.withVoices(AppState.INITIAL, sine);
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.engine.hold(state, 12);
      studio.engine.hold(state, 12);
      studio.advance(3);
      Analysis held = studio.sound();
      double early = held.peak(held.frame(0.2), held.frame(0.4));
      assertEquals(early, held.peak(held.frame(2.7), held.frame(2.9)), 0.001);
      double hertz = Pitch.hertz(GridPitch.midi(state, 12));
      double level = Preset.VOICE_GAIN * 1.5 * MasterBus.LEVEL * Biquad.gain(hertz, 12);
      assertEquals(0, Analysis.decibels(early / level), 0.1);
      double steps = held.largestStep(held.frame(0.2), held.frame(2.9));
      studio.engine.release(12);
      int released = held.frames();
      studio.advance(1);
      Analysis sound = studio.sound();
      assertTrue(sound.largestStep(released, sound.frames()) <= 1.01 * steps);
      assertTrue(sound.peak(released + 13_000, released + 15_000) < 0.01 * early);
      assertEquals(0, sound.peak(released + 22_050, sound.frames()));
      assertEquals(1, studio.notes().size());
      assertEquals(3, studio.last().seconds(), 0.03);
    }
  }

  @Test
  void soundsATapThatIsReleasedAtOnce() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.engine.hold(AppState.INITIAL, 30);
      studio.engine.release(30);
      studio.advance(1);
      assertTrue(studio.sound().peak() > 0.1);
      assertEquals(0.1, studio.last().seconds(), 0.01);
    }
  }

  @Test
  void mapsTimeByTheEarliestBlocks() {
    EnvelopeClock clock = new EnvelopeClock(0);
    for (int block = 1; block <= 600; block++) {
      long late = block % 7 == 0 ? 0 : 1_000_000L * (block % 5);
      clock.wrote(300L * block, 20_000_000 + Block.nanos(300L * block) + late);
    }
    assertEquals(44_100.0, (double) clock.frameAt(1_020_000_000), 1);
    for (int block = 601; block <= 640; block++) {
      clock.wrote(300L * block, 520_000_000 + Block.nanos(300L * block));
    }
    assertEquals(44_100.0, (double) clock.frameAt(1_520_000_000), 1);
  }
}
