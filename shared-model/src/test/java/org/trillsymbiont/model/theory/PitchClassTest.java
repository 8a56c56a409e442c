package org.trillsymbiont.model.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PitchClassTest {
  @ParameterizedTest
  @CsvSource({
    "C, 0, 0",
    "G, 1, 7",
    "F, -1, 5",
    "F#, 6, 6",
    "Gb, -6, 6",
    "B, 5, 11",
    "Cb, -7, 11",
    "E#, 11, 5",
    "Fb, -8, 4",
    "F##, 13, 7",
    "Bbb, -9, 9",
    "G#, 8, 8",
    "Ab, -4, 8",
  })
  void hasItsPlaceOnTheLineOfFifths(String name, int fifths, int chroma) {
    PitchClass pitch = PitchClass.parse(name);
    assertEquals(new PitchClass(fifths), pitch);
    assertEquals(chroma, pitch.chroma());
    assertEquals(name, pitch.asciiName());
    assertEquals(name.replace('#', '♯').replace('b', '♭'), pitch.displayName());
  }

  @Test
  void readsWhatItWrites() {
    for (int fifths = -29; fifths <= 33; fifths++) {
      PitchClass pitch = new PitchClass(fifths);
      assertEquals(pitch, PitchClass.parse(pitch.asciiName()));
      assertEquals(Math.floorMod(7 * fifths, 12), pitch.chroma());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H", "c", "#", "C#b", "Cx", " C", "C ", "C#####", "♯", "Do"})
  void refusesWhatIsNoName(String name) {
    assertThrows(IllegalArgumentException.class, () -> PitchClass.parse(name));
  }

  @Test
  void staysOnTheLine() {
    assertThrows(IllegalArgumentException.class, () -> new PitchClass(36));
    assertThrows(IllegalArgumentException.class, () -> new PitchClass(-36));
  }

  @Test
  void tunesA4To440Hertz() {
    assertEquals(440, Pitch.hertz(69), 1e-9);
    assertEquals(261.6256, Pitch.hertz(60), 1e-4);
    assertEquals(130.8128, Pitch.hertz(48), 1e-4);
    for (int midi = 0; midi < 128; midi++) {
      assertEquals(midi, Pitch.midi(Pitch.hertz(midi)), 1e-9);
    }
    for (double bad : new double[] {0, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Pitch.midi(bad));
    }
  }
}
