package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.session.LastTouch;
import org.trillsymbiont.client.session.LastTouch.Who;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

class SquareWordsTest {

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  private static AppState on(int index, Voice voice) {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.square(builder.square(index).withActive(true).withVoice(voice));
    return builder.build();
  }

  private static String spoken(AppState state, int index) {
    return SquareWords.of(state, index, null, 0).spoken();
  }

  @Test
  void anEmptySquareSaysWhatItWouldBe() {
    assertEquals("G4, Perfect 5th, Step 3, 392.0 Hz, off", spoken(AppState.INITIAL, 34));
  }

  @Test
  void oneThatIsOnSaysHowItSounds() {
    Voice voice =
        Voice.DEFAULT.withPrimaryWave(Waveform.TRIANGLE).withPrimaryGain(0.75).withPrimaryFreq(2);
    assertEquals("G4, Perfect 5th, Step 3, 784.0 Hz, Triangle 50 %", spoken(on(34, voice), 34));
    assertEquals(
        "G4, Perfect 5th, Step 3, 784.0 Hz, Triangle 50 %, LFO",
        spoken(on(34, voice.withLfoGain(9)), 34));
  }

  @Test
  void theOctaveIsTheLetters() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.selectedKey(PitchClass.parse("Gb"));
    AppState gFlat = builder.build();
    assertEquals("C♭5", SquareWords.of(gFlat, 3 * 8, null, 0).note());
    builder.selectedKey(PitchClass.parse("C#"));
    builder.selectedScale(Mode.MAJOR);
    assertEquals("B♯4", SquareWords.of(builder.build(), 6 * 8, null, 0).note());
  }

  @Test
  void aFreeGridHasNoIntervals() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.isSynchronized(false);
    assertEquals("D3, Step 2, 146.8 Hz, off", spoken(builder.build(), 1));
  }

  @Test
  void whoTouchedItLastAndWhen() {
    Who ada = new Who.Other(new Identity("Ada", Colour.PALETTE.getFirst()));
    assertEquals("by Ada, just now", touch(ada, Duration.ofSeconds(5)));
    assertEquals("by Ada, 40 s ago", touch(ada, Duration.ofSeconds(47)));
    assertEquals("by Ada, 2 min ago", touch(ada, Duration.ofSeconds(179)));
    assertEquals("by you, 3 h ago", touch(new Who.You(), Duration.ofHours(3)));
    assertEquals("by the evolution, just now", touch(new Who.Evolution(), Duration.ZERO));
  }

  private static String touch(Who who, Duration ago) {
    return SquareWords.of(AppState.INITIAL, 0, new LastTouch.Touch(who, -9), ago.toNanos() - 9)
        .touch();
  }

  @Test
  void inGermanNumbersAndNotesAreGerman() {
    Texts.use(Locale.GERMAN);
    assertEquals("H4, Große Septime, Schritt 1, 493,9 Hz, aus", spoken(AppState.INITIAL, 48));
    assertEquals("von dir, vor 2 min", touch(new Who.You(), Duration.ofMinutes(2)));
    AppState.Builder lydian = AppState.INITIAL.toBuilder();
    lydian.selectedScale(Mode.LYDIAN);
    assertEquals("Üb. Quarte", RowLabel.of(lydian.build(), 3).mediumInterval());
    assertEquals("Große Terz, E, Terz des Akkords", RowLabel.of(AppState.INITIAL, 2).spoken());
  }
}
