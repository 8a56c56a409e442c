package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// All squares with voices of their own, as fast and as long as they can be.
class CapacityTest {
  /// 64 squares with 64 different voices.
  static AppState busiest() {
    return Studio.eachSquare(
        AppState.INITIAL, square -> square.withActive(true).withVoice(voice(square.squareIndex())));
  }

  private static Voice voice(int n) {
    return new Voice(
        0.5 + n / 64.0,
        List.of(Waveform.values()).get(n % 4),
        0.3 + n / 64.0,
        2,
        0.05 + n / 32.0,
        List.of(Waveform.values()).get(n / 4 % 4),
        n / 2.0,
        0.5 + n / 64.0);
  }

  @Test
  void noNoteIsStolenOrLate() throws InterruptedException {
    try (Studio studio = new Studio()) {
      AppState all = busiest();
      studio.show(all);
      studio.engine.perform(
          new Performance(Scores.running(all, studio.room.micros(300_000_000), 240), studio.room));
      int most = 0;
      for (int block = 0; block < 900; block++) {
        studio.advance(Block.SECONDS);
        int active = studio.engine.activeVoices();
        int sounding = sounding(studio);
        assertTrue(active >= sounding, active + " voices for " + sounding + " notes");
        most = Math.max(most, sounding);
      }
      assertEquals(17 * MusicGrid.ROWS, most);
      assertEquals(0, studio.engine.droppedSteps());
      for (SoundedNote note : studio.notes()) {
        double due = note.atNanos() / 1e9 * Block.RATE;
        assertEquals(due, (double) note.frame(), 1, note.toString());
      }
    }
  }

  /// How many notes are heard, and will be for four blocks; so far the synthesizer is ahead.
  private static int sounding(Studio studio) {
    long heard = studio.sound().frames();
    int count = 0;
    for (SoundedNote note : studio.notes()) {
      long end = note.frame() + Math.round(note.seconds() * Block.RATE);
      count += note.frame() < heard && end > heard + 4 * Block.FRAMES + Limiter.DELAY ? 1 : 0;
    }
    return count;
  }

  @Test
  void everyOneOfManyNotesKeepsItsPitch() throws InterruptedException {
    AppState quiet =
        Studio.withVoices(
            AppState.INITIAL,
            Voice.DEFAULT.withPrimaryWave(Waveform.SINE).withPrimaryDecay(2).withPrimaryGain(0.1));
    AppState one =
        Studio.edit(
            quiet,
            builder ->
                builder.square(
                    builder
                        .square(0)
                        .withVoice(quiet.musicGrid().square(0).voice().withPrimaryGain(1.5))));
    try (Studio studio = new Studio()) {
      studio.show(one);
      studio.engine.audition(one, 0);
      studio.advance(0.1);
      // More notes than there are places in one tuning, while the first still sounds.
      for (int n = 0; n < 136; n++) {
        studio.engine.audition(quiet, 63 - n % 8);
        studio.advance(Block.SECONDS);
      }
      SoundedNote first = studio.notes().getFirst();
      Analysis sound = studio.soundFrom(first.frame());
      double hertz = 440 * Math.pow(2, (first.midi() - 69) / 12);
      double before = sound.level(hertz, sound.frame(0.2), sound.frame(0.3));
      double after = sound.level(hertz, sound.frame(0.9), sound.frame(1.0));
      assertEquals(1.1 / 1.8, after / before, 0.03);
    }
  }

  @Test
  void whenEvenMoreIsAskedForTheNewestSoundAndTheFormerEndGently() throws InterruptedException {
    Voice sine = Voice.DEFAULT.withPrimaryWave(Waveform.SINE).withPrimaryDecay(2);
    AppState state = Studio.withVoices(AppState.INITIAL, sine.withPrimaryGain(0.1));
    try (Studio studio = new Studio()) {
      studio.show(state);
      for (int n = 0; n < 400; n++) {
        studio.engine.audition(state, n % 64);
        if (n % 2 == 1) {
          studio.advance(Block.SECONDS);
        }
      }
      assertTrue(studio.engine.activeVoices() <= SynthSettings.POLYPHONY);
      studio.advance(0.2);
      assertEquals(400, studio.notes().size());
      float[] sound = studio.samplesFrom(0, studio.sound().frames());
      assertEquals(List.of(), Clicking.clicks(sound));
    }
  }

  @Test
  void aFloodAtOnceIsCutAndTheSoundGoesOn() throws InterruptedException {
    AppState state =
        Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryWave(Waveform.SINE));
    try (Studio studio = new Studio()) {
      studio.show(state);
      for (int n = 0; n < 1000; n++) {
        studio.engine.audition(state, n % 64);
      }
      studio.advance(3);
      int before = studio.notes().size();
      assertTrue(before > 200 && before < SynthSettings.POLYPHONY, before + " notes");
      studio.engine.audition(state, 9);
      studio.advance(0.3);
      assertEquals(before + 1, studio.notes().size());
      assertTrue(studio.soundFrom(studio.last().frame()).peak() > 0.05);
    }
  }
}
