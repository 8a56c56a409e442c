package org.trillsymbiont.client.view.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.control.LevelMeter;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.text.Texts;

class SoundWordsTest {
  private static final SoundStatus PLAYING =
      new SoundStatus.Playing("Boxen", 44_100, 1080, 1, null);

  @BeforeEach
  void speakGerman() {
    Texts.use(Locale.GERMAN);
  }

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
  }

  @Test
  void writesNumbersAsTheLanguageDoes() {
    assertEquals("Über Boxen, 44,1 kHz, 1.080 ms", SoundWords.detail(PLAYING));
    assertEquals("48 kHz", SoundWords.rate(48_000));
    assertEquals("Ton -6,5 dB · 1 Aussetzer", summary(Monitor.OPEN.withTrimDecibels(-6.5)));
    assertEquals("0,0 dB", LevelMeter.words(-0.04), "no zero is below zero");
  }

  @Test
  void countsAsTheLanguageDoes() {
    assertEquals("Ton an · 1 Aussetzer", summary(Monitor.OPEN));
    assertEquals("Solo: 1 Reihe", summary(Monitor.OPEN.withSoloRows(Set.of(2))));
    assertEquals("Solo: 3 Reihen", summary(Monitor.OPEN.withSoloRows(Set.of(0, 2, 4))));
  }

  private static String summary(Monitor monitor) {
    return SoundWords.summary(PLAYING, monitor);
  }
}
