package org.trillsymbiont.client.view.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

class VoiceTextTest {
  private static final Voice MADE =
      new Voice(0.7312, Waveform.TRIANGLE, 1.1, 0.4973, 2.5, Waveform.SQUARE, 12.345, 1.75);

  @AfterEach
  void english() {
    Texts.use(Locale.ENGLISH);
  }

  @Test
  void isReadBackToTheLastDigitInEachLanguage() {
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts.use(language);
      assertEquals(Optional.of(MADE), VoiceText.parse(VoiceText.of(MADE)));
      assertEquals(Optional.of(Voice.DEFAULT), VoiceText.parse(VoiceText.of(Voice.DEFAULT)));
    }
    assertTrue(VoiceText.of(MADE).contains("\nAusklang 0,4973 s\n"), VoiceText.of(MADE));
  }

  @Test
  void isFoundAmongOtherWords() {
    String mail = "Hi Ben,\n  " + VoiceText.of(MADE).replace("\n", "\n  ") + "\nSee you";
    assertEquals(Optional.of(MADE), VoiceText.parse(mail));
  }

  @Test
  void isNoneWhenSomethingIsMissingOrNoNumber() {
    String whole = VoiceText.of(MADE);
    assertTrue(VoiceText.parse("Decay 0.50 s").isEmpty());
    assertTrue(VoiceText.parse(whole.replace("Gain", "Grain")).isEmpty());
    assertTrue(VoiceText.parse(whole.replace("0.4973 s", "long")).isEmpty());
    assertTrue(VoiceText.parse(whole.replace("Triangle", "Trapeze")).isEmpty());
  }

  @Test
  void keepsToTheRanges() {
    String loud = VoiceText.of(Voice.DEFAULT).replace("Gain 1.50", "Gain 99");
    assertEquals(Optional.of(Voice.DEFAULT), VoiceText.parse(loud));
  }
}
