package org.trillsymbiont.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IntervalTest {
  @ParameterizedTest
  @CsvSource({
    "C, C, Root, P1, 0",
    "C, Db, Minor 2nd, m2, 1",
    "C, C#, Augmented 1st, A1, 1",
    "C, D, Major 2nd, M2, 2",
    "C, D#, Augmented 2nd, A2, 3",
    "C, Eb, Minor 3rd, m3, 3",
    "C, E, Major 3rd, M3, 4",
    "B, F, Diminished 5th, d5, 6",
    "F, B, Augmented 4th, A4, 6",
    "G, D, Perfect 5th, P5, 7",
    "C, G#, Augmented 5th, A5, 8",
    "G#, F, Diminished 7th, d7, 9",
    "C, Bb, Minor 7th, m7, 10",
  })
  void isNamedByLettersAndSize(
      String low, String high, String name, String shortName, int semitones) {
    Interval interval = Interval.between(PitchClass.parse(low), PitchClass.parse(high));
    assertEquals(name, interval.displayName());
    assertEquals(shortName, interval.shortName());
    assertEquals(semitones, interval.semitones());
  }

  @ParameterizedTest
  @ValueSource(ints = {-9, -8, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8, 9})
  void andItsInversionMakeAnOctave(int fifths) {
    Interval interval = new Interval(fifths, 0);
    assertEquals(9, interval.number() + interval.inverted().number());
    assertEquals(12, interval.semitones() + interval.inverted().semitones());
    assertEquals(interval, interval.inverted().inverted());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, Octave, P8",
    "2, 1, Major 9th, M9",
    "-3, 1, Minor 10th, m10",
    "1, 1, Perfect 12th, P12"
  })
  void namesWhatIsWiderThanAnOctave(int fifths, int octaves, String name, String shortName) {
    Interval interval = new Interval(fifths, octaves);
    assertEquals(name, interval.displayName());
    assertEquals(shortName, interval.shortName());
  }
}
