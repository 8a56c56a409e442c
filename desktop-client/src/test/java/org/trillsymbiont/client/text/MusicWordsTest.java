package org.trillsymbiont.client.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.model.theory.Interval;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

class MusicWordsTest {

  @AfterEach
  void speakEnglishAgain() {
    Texts.use(Locale.ENGLISH);
    MusicWords.use(NoteNames.AUTOMATIC);
  }

  @ParameterizedTest
  @CsvSource({
    "C, C, C",
    "Eb, E♭, E♭",
    "F#, F♯, F♯",
    "B, B, H",
    "Bb, B♭, B",
    "Bbb, B♭♭, H♭♭",
    "B#, B♯, H♯"
  })
  void notes(String ascii, String english, String german) {
    PitchClass note = PitchClass.parse(ascii);
    assertEquals(english, MusicWords.note(note));
    MusicWords.use(NoteNames.GERMAN);
    assertEquals(german, MusicWords.note(note));
    Texts.use(Locale.GERMAN);
    assertEquals(german, MusicWords.note(note));
    MusicWords.use(NoteNames.AUTOMATIC);
    assertEquals(german, MusicWords.note(note));
    MusicWords.use(NoteNames.ENGLISH);
    assertEquals(english, MusicWords.note(note));
  }

  @Test
  void keysAndChords() {
    Key key = new Key(PitchClass.parse("B"), Mode.MINOR);
    assertEquals("B Minor", MusicWords.key(key));
    Texts.use(Locale.GERMAN);
    assertEquals("H-Moll", MusicWords.key(key));
    assertEquals("H-Dur", MusicWords.key(new Key(PitchClass.parse("B"), Mode.MAJOR)));
    assertEquals("B Dorisch", MusicWords.key(new Key(PitchClass.parse("Bb"), Mode.DORIAN)));
  }

  /// In English the words are the model's own.
  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyScaleAndItsIntervals(Mode mode) {
    Key key = new Key(PitchClass.C, mode);
    assertEquals(mode.displayName(), MusicWords.mode(mode));
    assertEquals(key.displayName(), MusicWords.key(key));
    for (int degree = 1; degree <= 8; degree++) {
      Interval interval = key.interval(degree);
      assertEquals(interval.displayName(), MusicWords.interval(interval));
      assertEquals(interval.shortName(), MusicWords.shortInterval(interval));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, Grundton, r1",
    "0, 1, Oktave, r8",
    "1, 0, Reine Quinte, r5",
    "-3, 0, Kleine Terz, k3",
    "4, 1, Große Dezime, g10",
    "6, 0, Übermäßige Quarte, ü4",
    "-6, 0, Verminderte Quinte, v5"
  })
  void intervalsInGerman(int fifths, int octaves, String name, String shortName) {
    Texts.use(Locale.GERMAN);
    Interval interval = new Interval(fifths, octaves);
    assertEquals(name, MusicWords.interval(interval));
    assertEquals(shortName, MusicWords.shortInterval(interval));
  }
}
