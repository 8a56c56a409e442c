package org.trillsymbiont.client.view.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.circle.CirclePlace.Ring;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.edit.Reducer;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

class CirclePlaceTest {

  @ParameterizedTest
  @CsvSource({
    "0, C, Am, B°",
    "1, G, Em, F♯°",
    "2, D, Bm, C♯°",
    "3, A, F♯m, G♯°",
    "4, E, C♯m, D♯°",
    "5, B C♭, G♯m A♭m, B♭° A♯°",
    "6, F♯ G♭, E♭m D♯m, F° E♯°",
    "7, C♯ D♭, B♭m A♯m, C° B♯°",
    "8, A♭, Fm, G°",
    "9, E♭, Cm, D°",
    "10, B♭, Gm, A°",
    "11, F, Dm, E°"
  })
  void namesEveryPlaceWithAllSpellingsThatHaveASignature(
      int index, String major, String minor, String diminished) {
    assertEquals(List.of(major.split(" ")), new CirclePlace(Ring.MAJOR, index).names());
    assertEquals(List.of(minor.split(" ")), new CirclePlace(Ring.MINOR, index).names());
    assertEquals(List.of(diminished.split(" ")), new CirclePlace(Ring.DIMINISHED, index).names());
  }

  @Test
  void choosingAPlaceMakesItTheCurrentOne() {
    for (CirclePlace place : CirclePlace.all()) {
      AppState state = stateOf(place.tonic(), place.mode());
      assertEquals(place, CirclePlace.of(state.key()));
    }
  }

  @Test
  void everyKeyAndDiatonicModeHasSevenChordsInOneWedge() {
    for (int fifths = -3; fifths <= 8; fifths++) {
      for (Mode mode : EnumSet.range(Mode.MAJOR, Mode.LOCRIAN)) {
        Key key = stateOf(new PitchClass(fifths), mode).key();
        Map<CirclePlace, Chord> wedge = CirclePlace.wedge(key);
        int middle = Math.floorMod(key.signature(), CirclePlace.PLACES);
        List<Integer> wanted =
            IntStream.of(-1, 0, 1)
                .map(i -> Math.floorMod(middle + i, 12))
                .sorted()
                .boxed()
                .toList();
        assertEquals(7, wedge.size(), key.displayName());
        assertEquals(wanted, indexes(wedge, Ring.MAJOR), key.displayName());
        assertEquals(wanted, indexes(wedge, Ring.MINOR), key.displayName());
        assertEquals(List.of(middle), indexes(wedge, Ring.DIMINISHED), key.displayName());
        assertTrue(wedge.containsKey(CirclePlace.of(key)));
      }
    }
  }

  @Test
  void walksRoundAndAcrossTheRings() {
    CirclePlace top = new CirclePlace(Ring.MAJOR, 0);
    assertEquals(new CirclePlace(Ring.MAJOR, 11), top.turned(-1));
    assertEquals(top, top.turned(12));
    assertEquals(new CirclePlace(Ring.MINOR, 0), top.inwards());
    assertEquals(new CirclePlace(Ring.DIMINISHED, 0), top.inwards().inwards().inwards());
    assertEquals(top, top.inwards().outwards().outwards());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C | MAJOR | No sharps or flats",
        "D | MAJOR | 2 sharps: F♯ C♯",
        "F | MAJOR | 1 flat: B♭",
        "E | LYDIAN | 5 sharps: F♯ C♯ G♯ D♯ A♯",
        "C | LOCRIAN | 5 flats: B♭ E♭ A♭ D♭ G♭",
        "G# | MAJOR | 4 flats: B♭ E♭ A♭ D♭",
        "E | MINOR | 1 sharp: F♯"
      })
  void spellsTheSignature(String tonic, Mode mode, String words) {
    assertEquals(words, KeySignature.words(stateOf(PitchClass.parse(tonic), mode).key()));
  }

  @Test
  void isSpokenAndWrittenAsMusiciansOfTheLanguageDo() {
    Texts.use(Locale.GERMAN);
    try {
      assertEquals("H-Dur", new CirclePlace(Ring.MAJOR, 5).spokenName());
      assertEquals("B-Moll", new CirclePlace(Ring.MINOR, 7).spokenName());
      assertEquals("H vermindert", new CirclePlace(Ring.DIMINISHED, 0).spokenName());
      assertEquals(List.of("H", "C♭"), new CirclePlace(Ring.MAJOR, 5).names());
      assertEquals(
          "2 Be: B E♭", KeySignature.words(stateOf(PitchClass.parse("Bb"), Mode.MAJOR).key()));
      assertEquals(
          "1 Kreuz: F♯", KeySignature.words(stateOf(PitchClass.parse("G"), Mode.MAJOR).key()));
    } finally {
      Texts.use(Locale.ENGLISH);
    }
  }

  private static AppState stateOf(PitchClass tonic, Mode mode) {
    return Reducer.apply(AppState.INITIAL, Gestures.chooseKey(AppState.INITIAL, tonic, mode));
  }

  private static List<Integer> indexes(Map<CirclePlace, Chord> wedge, Ring ring) {
    return wedge.keySet().stream()
        .filter(place -> place.ring() == ring)
        .map(CirclePlace::index)
        .sorted()
        .toList();
  }
}
