package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
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
  void hueRisesWithPitchFromBlueToAmber() {
    assertEquals(220, GridColours.hue(130.81), 0.01);
    assertEquals(400, GridColours.hue(523.25), 0.01);
    assertTrue(GridColours.hue(262) > GridColours.hue(220));
    assertEquals(220, GridColours.hue(40));
    assertEquals(460, GridColours.hue(3000));
  }

  @Test
  void louderIsMoreSaturatedAndLighter() {
    Color soft = GridColours.fill(262, 0.1);
    Color loud = GridColours.fill(262, 1.5);
    assertTrue(loud.getSaturation() > soft.getSaturation());
    assertTrue(loud.getBrightness() > soft.getBrightness());
  }

  @Test
  void marksAreDarkOnBrightFillsAndWhiteOnDeepOnes() {
    assertTrue(GridColours.isBright(GridColours.fill(523, 1.5)));
    assertFalse(GridColours.isBright(GridColours.fill(131, 0.1)));
  }

  @Test
  void hslIsAsInCss() {
    assertEquals(Color.web("#297aa3").toString(), GridColours.hsl(200, 0.6, 0.4).toString());
    assertEquals(Color.BLACK, GridColours.hsl(10, 1, 0));
    assertEquals(Color.WHITE, GridColours.hsl(10, 1, 1));
  }

  @Test
  void rowLabelsStandOutFromTheirBackground() {
    for (int row = 0; row < 8; row++) {
      assertTrue(contrast(GridColours.row(row), Color.web("#101828")) >= 4.5, "row " + row);
      assertTrue(contrast(GridColours.row(row), Color.web("#1e2939")) >= 4.5, "row " + row);
    }
  }

  @Test
  void labelsNameTheRealIntervalAndSpellInTheKey() {
    AppState.Builder minor = AppState.INITIAL.toBuilder();
    minor.selectedScale(Mode.MINOR);
    AppState cMinor = minor.build();
    assertEquals(new RowLabel("Minor 3rd", "m3", "E♭", "3"), RowLabel.of(cMinor, 2));
    assertEquals("Octave", RowLabel.of(cMinor, 7).interval());
    AppState.Builder lydian = AppState.INITIAL.toBuilder();
    lydian.selectedKey(PitchClass.parse("F"));
    lydian.selectedScale(Mode.LYDIAN);
    assertEquals(new RowLabel("Augmented 4th", "A4", "B", ""), RowLabel.of(lydian.build(), 3));
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
    assertEquals(new RowLabel("Octave from", "from", "E", ""), RowLabel.of(free.build(), 2));
    assertEquals("A, step 4, off", RowLabel.spoken(free.build(), 2 * 8 + 3));
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
