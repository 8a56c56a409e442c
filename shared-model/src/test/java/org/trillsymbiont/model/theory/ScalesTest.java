package org.trillsymbiont.model.theory;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// All scales in all keys. What they consist of is checked against tonal's scale dictionary
/// (github.com/tonaljs/tonal, packages/scale-type); the seven modes also against Hub Guitar's mode
/// formulas (hubguitar.com/music-theory/scale-and-mode-formulas), and the minor scales against the
/// cheat sheets of worshipstart.com/minor-key-cheat-sheets.
final class ScalesTest {
  static Stream<Key> keys() {
    return IntStream.rangeClosed(-7, 10)
        .mapToObj(PitchClass::new)
        .flatMap(tonic -> Stream.of(Mode.values()).map(mode -> new Key(tonic, mode).respelled()))
        .distinct();
  }

  /// In tonal's notation: number, then quality.
  @ParameterizedTest
  @CsvSource({
    "MAJOR, 1P 2M 3M 4P 5P 6M 7M",
    "MINOR, 1P 2M 3m 4P 5P 6m 7m",
    "DORIAN, 1P 2M 3m 4P 5P 6M 7m",
    "PHRYGIAN, 1P 2m 3m 4P 5P 6m 7m",
    "LYDIAN, 1P 2M 3M 4A 5P 6M 7M",
    "MIXOLYDIAN, 1P 2M 3M 4P 5P 6M 7m",
    "LOCRIAN, 1P 2m 3m 4P 5d 6m 7m",
    "HARMONIC_MINOR, 1P 2M 3m 4P 5P 6m 7M",
    "MELODIC_MINOR, 1P 2M 3m 4P 5P 6M 7M",
    "MAJOR_PENTATONIC, 1P 2M 3M 5P 6M",
    "MINOR_PENTATONIC, 1P 3m 4P 5P 7m",
    "BLUES, 1P 3m 4P 5d 5P 7m",
    "WHOLE_TONE, 1P 2M 3M 4A 5A 7m",
    "CHROMATIC, 1P 2m 2M 3m 3M 4P 5d 5P 6m 6M 7m 7M",
  })
  void hasTheIntervalsThatAreToBeFoundInBooks(Mode mode, String intervals) {
    Key key = new Key(PitchClass.C, mode);
    assertEquals(
        intervals,
        IntStream.rangeClosed(1, key.size())
            .mapToObj(key::interval)
            .map(interval -> interval.number() + interval.shortName().substring(0, 1))
            .collect(joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "A, HARMONIC_MINOR, A B C D E F G#, 0",
    "G#, HARMONIC_MINOR, G# A# B C# D# E F##, 5",
    "Eb, HARMONIC_MINOR, Eb F Gb Ab Bb Cb D, -6",
    "C, MELODIC_MINOR, C D Eb F G A B, -3",
    "D#, MELODIC_MINOR, D# E# F# G# A# B# C##, 6",
    "Gb, MAJOR, Gb Ab Bb Cb Db Eb F, -6",
    "F#, MAJOR, F# G# A# B C# D# E#, 6",
    "Cb, MAJOR, Cb Db Eb Fb Gb Ab Bb, -7",
    "A#, MINOR, A# B# C# D# E# F# G#, 7",
    "Ab, MINOR, Ab Bb Cb Db Eb Fb Gb, -7",
    "E, MAJOR_PENTATONIC, E F# G# B C#, 4",
    "F, MINOR_PENTATONIC, F Ab Bb C Eb, -4",
    "A, BLUES, A C D Eb E G, 0",
    "C, WHOLE_TONE, C D E F# G# Bb, 0",
    "B, WHOLE_TONE, B C# D# F G A, 0",
    "Db, WHOLE_TONE, Db Eb F G A Cb, 0",
    "C, CHROMATIC, C Db D Eb E F Gb G Ab A Bb B, 0",
  })
  void isSpelledAsInBooks(String tonic, Mode mode, String scale, int signature) {
    Key key = new Key(PitchClass.parse(tonic), mode).respelled();
    assertEquals(scale, key.scale().stream().map(PitchClass::asciiName).collect(joining(" ")));
    assertEquals(signature, key.signature());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ascendsToTheOctaveAndBeginsAgain(Key key) {
    Set<Integer> chromas = new HashSet<>();
    for (int degree = 1; degree <= key.size(); degree++) {
      assertTrue(key.midi(degree) < key.midi(degree + 1), key + " degree " + degree);
      assertEquals(key.midi(degree) + 12, key.midi(degree + key.size()));
      assertEquals(Math.floorMod(key.midi(degree), 12), key.note(degree).chroma());
      chromas.add(key.note(degree).chroma());
    }
    assertEquals(key.size(), chromas.size());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void canBeWrittenWithAtMostSevenAccidentalsAndFewDoubleOnes(Key key) {
    assertTrue(Math.abs(key.signature()) <= 7, key.toString());
    assertTrue(key.scale().stream().allMatch(note -> Math.abs(note.accidentals()) <= 2));
    if (key.mode().isEven() || key.size() < 6) {
      assertTrue(key.scale().stream().allMatch(note -> Math.abs(note.accidentals()) <= 1));
    }
    assertEquals(key, key.respelled());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void transposesEveryNoteAlike(Key key) {
    for (int by = 1; by < 12; by++) {
      Key other = new Key(key.tonic().transpose(by), key.mode()).respelled();
      for (int degree = 1; degree <= 8; degree++) {
        assertEquals(key.semitones(degree), other.semitones(degree));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void relativeKeysShareTheirNotes(Key key) {
    for (Mode mode : KeyTest.DIATONIC) {
      if (KeyTest.DIATONIC.contains(key.mode())) {
        Key relative = key.relative(mode);
        assertEquals(chromas(key), chromas(relative), key + " and " + relative);
        assertEquals(Math.floorMod(key.signature() - relative.signature(), 12), 0);
        assertEquals(chromas(key), chromas(relative.relative(key.mode())));
      }
      assertEquals(key.tonic().chroma(), key.parallel(mode).tonic().chroma());
    }
  }

  private static Set<Integer> chromas(Key key) {
    return new HashSet<>(key.scale().stream().map(PitchClass::chroma).toList());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void neighboursDifferInOneNote(Key key) {
    if (!KeyTest.DIATONIC.contains(key.mode())) {
      return;
    }
    for (Key neighbour : List.of(key.dominant(), key.subdominant())) {
      Set<Integer> shared = chromas(key);
      shared.retainAll(chromas(neighbour));
      assertEquals(6, shared.size(), key + " and " + neighbour);
    }
    assertEquals(key.tonic().chroma(), key.dominant().subdominant().tonic().chroma());
  }

  @Test
  void fifteenMajorAndFifteenMinorKeysCanBeWritten() {
    for (Mode mode : List.of(Mode.MAJOR, Mode.MINOR)) {
      assertEquals(15, keys().filter(key -> key.mode() == mode).count());
    }
  }

  @Test
  void bothNamesOfAKeyAreFound() {
    Key sharp = new Key(PitchClass.parse("F#"), Mode.MAJOR);
    assertEquals(new Key(PitchClass.parse("Gb"), Mode.MAJOR), sharp.enharmonic());
    assertEquals(sharp, sharp.enharmonic().enharmonic());
    Key only = new Key(PitchClass.parse("D"), Mode.MAJOR);
    assertEquals(only, only.enharmonic());
    keys()
        .filter(key -> !key.enharmonic().equals(key))
        .forEach(key -> {
          assertEquals(key.tonicMidi(), key.enharmonic().tonicMidi());
          assertNotEquals(key.tonic(), key.enharmonic().tonic());
        });
  }

  @ParameterizedTest
  @EnumSource
  void theOriginalHasAModeThatSharesTheThird(Mode mode) {
    Mode nearest = mode.nearestDiatonic();
    assertTrue(KeyTest.DIATONIC.contains(nearest));
    Key own = new Key(PitchClass.C, mode);
    Key known = new Key(PitchClass.C, nearest);
    Set<Integer> shared = chromas(own);
    shared.retainAll(chromas(known));
    assertTrue(shared.size() >= Math.min(4, own.size()), shared.toString());
  }
}
