package org.trillsymbiont.model.theory;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Chords of all keys: the minor keys' against tonal (github.com/tonaljs/tonal, packages/key) and
/// the charts of musilosophy.com/chord-charts.htm, the major key's against these and
/// worshipstart.com/music-theory-cheat-sheets; and laws.
final class ChordsTest {
  static Stream<Chord> chords() {
    return ScalesTest.keys()
        .flatMap(key -> Stream.of(false, true).flatMap(has -> Chord.all(key, has).stream()));
  }

  private static String numerals(Mode mode, boolean sevenths) {
    return Chord.all(new Key(PitchClass.C, mode), sevenths).stream()
        .map(Chord::numeral)
        .collect(joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "MAJOR, I ii iii IV V vi vii°",
    "HARMONIC_MINOR, i ii° ♭III+ iv V ♭VI vii°",
    "MELODIC_MINOR, i ii ♭III+ IV V vi° vii°",
    "MAJOR_PENTATONIC, I ii iii IV V vi vii°",
    "BLUES, i ii° ♭III iv v ♭VI ♭VII",
    "WHOLE_TONE, I+ II+ III+ ♯IV+ ♯V+ ♭VII+",
    "CHROMATIC, I ii iii IV V vi vii°",
  })
  void numbersTriads(Mode mode, String numerals) {
    assertEquals(numerals, numerals(mode, false));
  }

  @ParameterizedTest
  @CsvSource({
    "MAJOR, Imaj7 ii7 iii7 IVmaj7 V7 vi7 viiø7",
    "MINOR, i7 iiø7 ♭IIImaj7 iv7 v7 ♭VImaj7 ♭VII7",
    "DORIAN, i7 ii7 ♭IIImaj7 IV7 v7 viø7 ♭VIImaj7",
    "MIXOLYDIAN, I7 ii7 iiiø7 IVmaj7 v7 vi7 ♭VIImaj7",
    "HARMONIC_MINOR, i(maj7) iiø7 ♭III+maj7 iv7 V7 ♭VImaj7 vii°7",
    "MELODIC_MINOR, i(maj7) ii7 ♭III+maj7 IV7 V7 viø7 viiø7",
    "WHOLE_TONE, I+7 II+7 III+7 ♯IV+7 ♯V+7 ♭VII+7",
  })
  void numbersSevenths(Mode mode, String numerals) {
    assertEquals(numerals, numerals(mode, true));
  }

  @ParameterizedTest
  @CsvSource({
    "C, HARMONIC_MINOR, Cm(maj7) Dø7 E♭+maj7 Fm7 G7 A♭maj7 B°7",
    "C, MELODIC_MINOR, Cm(maj7) Dm7 E♭+maj7 F7 G7 Aø7 Bø7",
    "A, MAJOR, Amaj7 Bm7 C♯m7 Dmaj7 E7 F♯m7 G♯ø7",
  })
  void namesSevenths(String tonic, Mode mode, String names) {
    Key key = new Key(PitchClass.parse(tonic), mode);
    assertEquals(
        names, Chord.all(key, true).stream().map(Chord::displayName).collect(joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({"G#, HARMONIC_MINOR, D# F## A# C#", "C, HARMONIC_MINOR, G B D F"})
  void spellsTheDominantSeventh(String tonic, Mode mode, String notes) {
    Chord chord = new Chord(new Key(PitchClass.parse(tonic), mode), Degree.V, true);
    assertEquals(notes, chord.notes().stream().map(PitchClass::asciiName).collect(joining(" ")));
  }

  @ParameterizedTest
  @MethodSource("chords")
  void consistsOfNotesOfItsHarmony(Chord chord) {
    assertEquals(chord.hasSeventh() ? 4 : 3, chord.notes().size());
    assertTrue(chord.key().harmony().scale().containsAll(chord.notes()));
    List<Integer> midi = chord.midi();
    for (int i = 0; i < midi.size(); i++) {
      assertEquals(chord.notes().get(i).chroma(), Math.floorMod(midi.get(i), 12));
      int step = i == 0 ? 1 : midi.get(i) - midi.get(i - 1);
      assertTrue(step > 0 && step <= 5, chord + " " + midi);
    }
    assertTrue(chord.displayName().startsWith(chord.notes().getFirst().displayName()));
  }

  @ParameterizedTest
  @MethodSource("chords")
  void isVoicedNearItsKeysTonicChord(Chord chord) {
    List<Integer> voices = Voicing.inKey(chord);
    List<Integer> tonic = new Chord(chord.key(), Degree.I, chord.hasSeventh()).midi();
    for (int i = 0; i < voices.size(); i++) {
      assertTrue(Math.abs(voices.get(i) - tonic.get(i)) <= 5, chord + " " + voices);
      assertTrue(i == 0 || voices.get(i) > voices.get(i - 1));
    }
    assertEquals(
        chord.midi().stream().map(midi -> midi % 12).sorted().toList(),
        voices.stream().map(midi -> midi % 12).sorted().toList());
    assertTrue(voices.getLast() - voices.getFirst() < 12, "close position");
  }

  @ParameterizedTest
  @CsvSource({
    "I, 60 64 67",
    "IV, 60 65 69",
    "V, 59 62 67",
    "VI, 60 64 69",
    "II, 62 65 69",
    "VII, 59 62 65",
  })
  void leadsVoicesInCMajor(Degree degree, String midi) {
    assertEquals(
        midi,
        Voicing.inKey(new Chord(new Key(PitchClass.C, Mode.MAJOR), degree)).stream()
            .map(String::valueOf)
            .collect(joining(" ")));
  }

  @ParameterizedTest
  @MethodSource("chords")
  void suggestsOneToFourOtherChordsOfTheKey(Chord chord) {
    List<Chord> next = Progression.after(chord);
    assertTrue(!next.isEmpty() && next.size() <= 4, chord + " " + next);
    assertFalse(next.contains(chord));
    assertTrue(Chord.all(chord.key(), chord.hasSeventh()).containsAll(next));
  }

  @ParameterizedTest
  @CsvSource({
    "I, IV V vi ii",
    "II, V iii vii°",
    "III, vi IV I",
    "IV, vii° V ii",
    "V, I vi iii",
    "VI, ii vii° IV",
    "VII, iii I V",
  })
  void suggestsTheMotionsOfTonalMusic(Degree degree, String next) {
    Chord chord = new Chord(new Key(PitchClass.C, Mode.MAJOR), degree);
    assertEquals(next, Progression.after(chord).stream().map(Chord::numeral).collect(joining(" ")));
  }
}
