package org.trillsymbiont.client.view.circle;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Heights as printed everywhere: sharps on F5 C5 G5 D5 A4 E5 B4, flats on B4 E5 A4 D5 G4 C5 F4.
final class StaffGeometryTest {
  @ParameterizedTest
  @CsvSource({
    "C, MAJOR, ''",
    "C#, MAJOR, F#8 C#5 G#9 D#6 A#3 E#7 B#4",
    "Cb, MAJOR, Bb4 Eb7 Ab3 Db6 Gb2 Cb5 Fb1",
    "D, MAJOR, F#8 C#5",
    "G, MINOR, Bb4 Eb7",
    "A, HARMONIC_MINOR, ''",
    "E, DORIAN, F#8 C#5",
    "F, CHROMATIC, ''",
  })
  void writesSignatures(String tonic, Mode mode, String accidentals) {
    Key key = new Key(PitchClass.parse(tonic), mode);
    assertEquals(
        accidentals,
        StaffGeometry.signature(key).stream()
            .map(each -> each.note().asciiName() + each.height())
            .collect(joining(" ")));
  }
}
