package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

class GridGeometryTest {
  @Test
  void fitsIntoEverySizeFrom320To1400AndUsesMostOfIt() {
    for (int width = 320; width <= 1400; width += 35) {
      for (int height = 320; height <= 1400; height += 45) {
        GridGeometry geometry = GridGeometry.of(width, height);
        double right = geometry.x(7) + geometry.square() + geometry.gap();
        assertTrue(right <= width && geometry.bottom() <= height, width + "x" + height);
        double side = 8 * geometry.square();
        assertTrue(side > 0.66 * Math.min(width, height), width + "x" + height + " uses " + side);
      }
    }
  }

  @Test
  void rowZeroIsAtTheBottomAndColumnsGoRight() {
    GridGeometry geometry = GridGeometry.of(640, 640);
    assertTrue(geometry.y(0) > geometry.y(7));
    assertTrue(geometry.x(0) < geometry.x(7));
    assertEquals(geometry.square() + geometry.gap(), geometry.y(3) - geometry.y(4), 1e-9);
  }

  @Test
  void everyPlaceInTheGridIsNearestToASquareAndNoneBesideIt() {
    GridGeometry geometry = GridGeometry.of(640, 640);
    for (int index = 0; index < 64; index++) {
      double x = geometry.x(index % 8);
      double y = geometry.y(index / 8);
      double out = geometry.gap() / 2 - 0.1;
      double right = x + geometry.square() + out;
      assertEquals(index, geometry.nearest(x - out, y - out));
      assertEquals(index, geometry.nearest(right, y + geometry.square() + out));
    }
    assertEquals(-1, geometry.nearest(geometry.x(0) - geometry.gap(), geometry.y(3)));
    assertEquals(-1, geometry.nearest(geometry.x(3), geometry.bottom() + 1));
    assertEquals(-1, geometry.nearest(geometry.x(3), geometry.y(7) - geometry.gap()));
  }

  @Test
  void aLineOfAnyLengthLeavesNoSquareOut() {
    GridGeometry geometry = GridGeometry.of(640, 640);
    assertEquals(List.of(16, 17, 18, 19, 20, 21, 22, 23), line(geometry, 16, 23));
    assertEquals(List.of(58, 50, 42, 34, 26, 18, 10, 2), line(geometry, 58, 2));
    assertEquals(List.of(20), line(geometry, 20, 20));
  }

  @Test
  void aDiagonalRunsOverTheDiagonalAloneEvenWhenItIsNotQuiteOne() {
    GridGeometry geometry = GridGeometry.of(640, 640);
    List<Integer> diagonal = List.of(0, 9, 18, 27, 36, 45, 54, 63);
    assertEquals(diagonal, line(geometry, 0, 63));
    double half = geometry.square() / 2;
    double off = geometry.square() * 0.12;
    assertEquals(
        diagonal,
        geometry.crossed(
            geometry.x(0) + half + off,
            geometry.y(0) + half,
            geometry.x(7) + half + off,
            geometry.y(7) + half));
  }

  @Test
  void aLineBesideTheGridRunsOverNothing() {
    GridGeometry geometry = GridGeometry.of(640, 640);
    double x = geometry.x(0) - geometry.gap();
    assertEquals(List.of(), geometry.crossed(x, 0, x, 640));
  }

  private static List<Integer> line(GridGeometry geometry, int from, int to) {
    double half = geometry.square() / 2;
    return geometry.crossed(
        geometry.x(from % 8) + half,
        geometry.y(from / 8) + half,
        geometry.x(to % 8) + half,
        geometry.y(to / 8) + half);
  }

  @Test
  void labelsNameTheRealIntervalAndSpellInTheKey() {
    AppState.Builder minor = AppState.INITIAL.toBuilder();
    minor.selectedScale(Mode.MINOR);
    AppState cMinor = minor.build();
    assertEquals(new RowLabel("Minor 3rd", "Minor 3rd", "m3", "E♭", "3"), RowLabel.of(cMinor, 2));
    assertEquals("Octave", RowLabel.of(cMinor, 7).interval());
    AppState.Builder lydian = AppState.INITIAL.toBuilder();
    lydian.selectedKey(PitchClass.parse("F"));
    lydian.selectedScale(Mode.LYDIAN);
    assertEquals(
        new RowLabel("Augmented 4th", "Aug. 4th", "A4", "B", ""), RowLabel.of(lydian.build(), 3));
    assertEquals("P1", RowLabel.of(cMinor, 0).shortInterval());
    assertEquals("P5", RowLabel.of(cMinor, 4).shortInterval());
  }

  @Test
  void chordTonesAreNamedUnlessTheGridDoesNotCare() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    builder.selectedChord(Degree.V);
    builder.tonality(builder.tonality().withSevenths(true));
    assertEquals(List.of("", "5", "", "7", "R", "", "3", ""), chordTones(builder.build()));
    builder.tonality(builder.tonality().withChordFollowing(ChordFollowing.SNAP));
    assertEquals(
        List.of("3", "5", "7", "7", "R", "R", "3", "3"), chordTones(builder.build()), "snapped");
    assertEquals("B", RowLabel.of(builder.build(), 0).note());
    assertEquals("Major 7th", RowLabel.of(builder.build(), 0).interval());
    assertEquals("Major 2nd", RowLabel.of(builder.build(), 1).interval());
    builder.tonality(builder.tonality().withChordFollowing(ChordFollowing.OFF));
    assertEquals(List.of("", "", "", "", "", "", "", ""), chordTones(builder.build()));
  }

  private static List<String> chordTones(AppState state) {
    return IntStream.range(0, 8).mapToObj(row -> RowLabel.of(state, row).chordTone()).toList();
  }

  @Test
  void aFreeRowClimbsAnOctave() {
    AppState.Builder free = AppState.INITIAL.toBuilder();
    free.isSynchronized(false);
    assertEquals(
        new RowLabel("Octave from", "Octave from", "from", "E", ""), RowLabel.of(free.build(), 2));
    assertEquals("A, step 4, off", RowLabel.spoken(free.build(), 2 * 8 + 3));
  }
}
