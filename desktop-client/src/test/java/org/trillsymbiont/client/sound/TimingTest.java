package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

class TimingTest {
  /// The attack begins at zero, so the first sample that is not zero comes a little later.
  private static final int RISE = 8;

  private static AppState oneEach(Voice voice) {
    return Studio.eachSquare(
        Studio.withVoices(AppState.INITIAL, voice), square -> square.withActive(square.row() == 4));
  }

  @Test
  void beginsEveryStepAtItsFrame() throws InterruptedException {
    AppState state = oneEach(Voice.DEFAULT.withPrimaryDecay(0.1));
    try (Studio studio = new Studio()) {
      studio.show(state);
      long step = 212_345_678;
      for (int k = 0; k < 24; k++) {
        studio.engine.playColumn(state, k % 8, 500_000_000 + k * step);
      }
      studio.advance(6);
      List<Integer> onsets = studio.sound().onsets(0, 0.02);
      assertEquals(24, onsets.size());
      for (int k = 0; k < 24; k++) {
        long due = Block.frames(500_000_000 + k * step + studio.engine.latencyNanos());
        assertEquals(0.0, (double) (due - studio.notes().get(k).frame()), 1);
        assertEquals(due + RISE / 2.0, onsets.get(k), RISE / 2.0 + 1);
      }
    }
  }

  @Test
  void isExactForACallerThatIsLate() throws InterruptedException {
    AppState state = oneEach(Voice.DEFAULT);
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.advance(1);
      for (long late : new long[] {0, 10_000_000, 39_000_000}) {
        long due = studio.engine.nanos() - late;
        studio.engine.playColumn(state, 2, due);
        studio.advance(1);
        long frame = Block.frames(due + studio.engine.latencyNanos());
        assertEquals(0.0, (double) (frame - studio.last().frame()), 1);
        assertEquals(due, studio.last().atNanos());
      }
      studio.engine.playColumn(state, 2, studio.engine.nanos() - 500_000_000);
      long soon = Block.frames(studio.engine.nanos() + studio.engine.latencyNanos());
      studio.advance(1);
      assertTrue(studio.last().frame() <= soon);
    }
  }

  @Test
  void reportsEveryNoteOfAColumn() throws InterruptedException {
    AppState all = Studio.eachSquare(AppState.INITIAL, square -> square.withActive(true));
    try (Studio studio = new Studio()) {
      studio.show(all);
      studio.play(all, 3, 0.5);
      assertEquals(MusicGrid.ROWS, studio.notes().size());
      for (int row = 0; row < MusicGrid.ROWS; row++) {
        SoundedNote note = studio.notes().get(row);
        assertEquals(new SoundedNote.Source.Square(MusicGrid.index(row, 3)), note.source());
        assertEquals(all.key().midi(row + 1), note.midi(), 1e-9);
        assertEquals(1.5, note.gain());
        assertEquals(0.55, note.seconds(), 1e-9);
        assertEquals(studio.notes().getFirst().frame(), note.frame());
      }
    }
  }

  @Test
  void soundsAChord() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.engine.awaitVoices();
      studio.engine.auditionChord(AppState.INITIAL.chord());
      studio.advance(1);
      Analysis sound = studio.soundFrom(studio.last().frame());
      for (int midi : AppState.INITIAL.chord().midi()) {
        double hertz = org.trillsymbiont.model.theory.Pitch.hertz(midi);
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
      studio.engine.awaitVoices();
      studio.advance(3);
      Analysis held = studio.sound();
      double early = held.peak(held.frame(0.2), held.frame(0.4));
      assertEquals(early, held.peak(held.frame(2.7), held.frame(2.9)), 0.001);
      assertEquals(Preset.VOICE_GAIN * 1.5 * MasterBus.LEVEL, early, 0.015);
      double steps = held.largestStep(held.frame(0.2), held.frame(2.9));
      studio.engine.release(12);
      studio.engine.awaitVoices();
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
      studio.engine.awaitVoices();
      studio.engine.hold(AppState.INITIAL, 30);
      studio.engine.release(30);
      studio.engine.awaitVoices();
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
