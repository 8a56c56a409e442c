package org.trillsymbiont.model.theory;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws that hold in all 84 diatonic keys, and the spellings that books print. For the other scales
/// see [ScalesTest].
final class KeyTest {
  static final Set<Mode> DIATONIC = EnumSet.range(Mode.MAJOR, Mode.LOCRIAN);

  static Stream<Key> keys() {
    return IntStream.rangeClosed(-7, 10)
        .mapToObj(PitchClass::new)
        .flatMap(tonic -> DIATONIC.stream().map(mode -> new Key(tonic, mode).respelled()))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void usesEveryLetterOnce(Key key) {
    Set<Character> letters = new HashSet<>();
    key.scale().forEach(note -> letters.add(note.letter()));
    assertEquals(7, letters.size(), key + " " + key.scale());
    for (int degree = 1; degree <= 7; degree++) {
      int step = Math.floorMod(key.note(degree).letterStep() - key.tonic().letterStep(), 7);
      assertEquals(degree - 1, step);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void hasAsManyAccidentalsAsItsSignature(Key key) {
    int accidentals = key.scale().stream().mapToInt(PitchClass::accidentals).sum();
    assertEquals(key.signature(), accidentals);
    assertTrue(Math.abs(key.signature()) <= 7, key + ": " + key.signature());
    assertTrue(key.scale().stream().allMatch(note -> Math.abs(note.accidentals()) <= 1));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void soundsTheSameRespelled(Key key) {
    Key other = new Key(key.tonic().transpose(12), key.mode());
    assertEquals(key.tonicMidi(), other.tonicMidi());
    for (int degree = 1; degree <= 15; degree++) {
      assertEquals(key.midi(degree), other.midi(degree));
    }
    assertSame(key, key.respelled());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void ascendsInSemitonesAndWholeTonesToTheOctave(Key key) {
    assertTrue(key.tonicMidi() >= 55 && key.tonicMidi() <= 66);
    assertEquals(key.tonic().chroma(), key.tonicMidi() % 12);
    for (int degree = 1; degree <= 7; degree++) {
      int step = key.midi(degree + 1) - key.midi(degree);
      assertTrue(step == 1 || step == 2, key + " degree " + degree);
      assertEquals(key.note(degree).chroma(), key.midi(degree) % 12);
      assertEquals(key.midi(degree) + 12, key.midi(degree + 7));
      assertEquals(key.note(degree), key.note(degree + 7));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAJOR, 0 2 4 5 7 9 11 12",
    "MINOR, 0 2 3 5 7 8 10 12",
    "DORIAN, 0 2 3 5 7 9 10 12",
    "PHRYGIAN, 0 1 3 5 7 8 10 12",
    "LYDIAN, 0 2 4 6 7 9 11 12",
    "MIXOLYDIAN, 0 2 4 5 7 9 10 12",
    "LOCRIAN, 0 1 3 5 6 8 10 12",
  })
  void hasTheModesSteps(Mode mode, String steps) {
    for (int fifths = -3; fifths <= 8; fifths++) {
      Key key = new Key(new PitchClass(fifths), mode);
      assertEquals(
          steps,
          IntStream.rangeClosed(1, 8).mapToObj(d -> "" + key.semitones(d)).collect(joining(" ")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C, MAJOR, C D E F G A B, 0",
    "F, MAJOR, F G A Bb C D E, -1",
    "F#, MAJOR, F# G# A# B C# D# E#, 6",
    "C#, MAJOR, C# D# E# F# G# A# B#, 7",
    "G#, MAJOR, Ab Bb C Db Eb F G, -4",
    "Bb, MAJOR, Bb C D Eb F G A, -2",
    "C, MINOR, C D Eb F G Ab Bb, -3",
    "Eb, MINOR, Eb F Gb Ab Bb Cb Db, -6",
    "G#, MINOR, G# A# B C# D# E F#, 5",
    "Eb, DORIAN, Eb F Gb Ab Bb C Db, -5",
    "E, LYDIAN, E F# G# A# B C# D#, 5",
    "C#, LYDIAN, Db Eb F G Ab Bb C, -4",
    "G#, LOCRIAN, G# A B C# D E F#, 3",
    "Eb, LOCRIAN, D# E F# G# A B C#, 4",
    "Eb, PHRYGIAN, Eb Fb Gb Ab Bb Cb Db, -7",
    "B, LOCRIAN, B C D E F G A, 0",
    "D, MIXOLYDIAN, D E F# G A B C, 1",
  })
  void isSpelledAsInBooks(String tonic, Mode mode, String scale, int signature) {
    Key key = new Key(PitchClass.parse(tonic), mode).respelled();
    assertEquals(scale, key.scale().stream().map(PitchClass::asciiName).collect(joining(" ")));
    assertEquals(signature, key.signature());
  }

  @ParameterizedTest
  @CsvSource({"G, 55", "G#, 56", "A, 57", "B, 59", "C, 60", "C#, 61", "E, 64", "F, 65", "F#, 66"})
  void startsBetweenG3AndFSharp4(String tonic, int midi) {
    assertEquals(midi, new Key(PitchClass.parse(tonic), Mode.MAJOR).tonicMidi());
  }

  @ParameterizedTest
  @CsvSource({
    "MAJOR, Root Major_2nd Major_3rd Perfect_4th Perfect_5th Major_6th Major_7th Octave",
    "MINOR, Root Major_2nd Minor_3rd Perfect_4th Perfect_5th Minor_6th Minor_7th Octave",
    "DORIAN, Root Major_2nd Minor_3rd Perfect_4th Perfect_5th Major_6th Minor_7th Octave",
    "PHRYGIAN, Root Minor_2nd Minor_3rd Perfect_4th Perfect_5th Minor_6th Minor_7th Octave",
    "LYDIAN, Root Major_2nd Major_3rd Augmented_4th Perfect_5th Major_6th Major_7th Octave",
    "MIXOLYDIAN, Root Major_2nd Major_3rd Perfect_4th Perfect_5th Major_6th Minor_7th Octave",
    "LOCRIAN, Root Minor_2nd Minor_3rd Perfect_4th Diminished_5th Minor_6th Minor_7th Octave",
  })
  void namesItsIntervals(Mode mode, String names) {
    for (int fifths = -3; fifths <= 8; fifths++) {
      Key key = new Key(new PitchClass(fifths), mode).respelled();
      List<String> expected = Stream.of(names.replace('_', ' ').split(" (?=[A-Z])", -1)).toList();
      assertEquals(
          expected,
          IntStream.rangeClosed(1, 8).mapToObj(d -> key.interval(d).displayName()).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAJOR, I ii iii IV V vi vii°",
    "MIXOLYDIAN, I ii iii° IV v vi ♭VII",
    "LYDIAN, I II iii ♯iv° V vi vii",
    "DORIAN, i ii ♭III IV v vi° ♭VII",
    "MINOR, i ii° ♭III iv v ♭VI ♭VII",
    "PHRYGIAN, i ♭II ♭III iv v° ♭VI ♭vii",
    "LOCRIAN, i° ♭II ♭iii iv ♭V ♭VI ♭vii",
  })
  void numbersItsChords(Mode mode, String numerals) {
    for (int fifths = -3; fifths <= 8; fifths++) {
      Key key = new Key(new PitchClass(fifths), mode).respelled();
      assertEquals(
          numerals,
          Stream.of(Degree.values())
              .map(degree -> new Chord(key, degree).numeral())
              .collect(joining(" ")));
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void buildsChordsOfThirds(Key key) {
    for (Degree degree : Degree.values()) {
      Chord chord = new Chord(key, degree);
      List<Integer> midi = chord.midi();
      int third = midi.get(1) - midi.get(0);
      int fifth = midi.get(2) - midi.get(0);
      assertTrue(third == 3 || third == 4);
      assertTrue(fifth == 6 || fifth == 7);
      assertTrue(chord.displayName().startsWith(chord.notes().getFirst().displayName()));
      for (int i = 0; i < 3; i++) {
        assertEquals(chord.notes().get(i).chroma(), midi.get(i) % 12);
      }
    }
  }
}
