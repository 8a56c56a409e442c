package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trillsymbiont.client.settings.Palette;

class GridColoursTest {
  private static final double LOUDEST = 1.5;
  private static final double SOFTEST = 0.1;

  /// About three times what an eye can just tell apart.
  private static final double LEAST_DISTANCE = 6.5;

  @Test
  void hueRisesWithPitchFromBlueToAmber() {
    assertEquals(220, GridColours.hue(130.81), 0.01);
    assertEquals(400, GridColours.hue(523.25), 0.01);
    assertTrue(GridColours.hue(262) > GridColours.hue(220));
    assertEquals(220, GridColours.hue(40));
    assertEquals(460, GridColours.hue(3000));
  }

  @ParameterizedTest
  @EnumSource
  void louderIsMoreSaturatedAndLighter(Palette palette) {
    for (int row = 0; row < 8; row++) {
      Color soft = GridColours.fill(palette, row, 262, SOFTEST);
      Color loud = GridColours.fill(palette, row, 262, LOUDEST);
      assertTrue(loud.getSaturation() > soft.getSaturation());
      assertTrue(Eye.NORMAL.lightness(loud) > Eye.NORMAL.lightness(soft) + 3);
    }
  }

  /// Whatever colours an eye lacks, it tells a row from the next one, and which of them is higher.
  @ParameterizedTest
  @EnumSource(
      value = Palette.class,
      names = {"AURORA", "DUSK", "EMBER"})
  void everyEyeTellsRowsApart(Palette palette) {
    for (Eye eye : Eye.values()) {
      for (double gain : new double[] {SOFTEST, 0.7, LOUDEST}) {
        for (int row = 1; row < 8; row++) {
          Color below = GridColours.fill(palette, row - 1, 262, gain);
          Color above = GridColours.fill(palette, row, 262, gain);
          String where = palette + ", " + eye + ", rows " + row + " and " + (row + 1);
          double least = gain == LOUDEST ? LEAST_DISTANCE : LEAST_DISTANCE * 0.7;
          assertTrue(
              eye.distance(below, above) >= least, where + ": " + eye.distance(below, above));
          assertTrue(eye.lightness(above) > eye.lightness(below), where);
        }
      }
    }
  }

  /// So the test above can fail.
  @Test
  void theSpectrumIsNotMadeForEveryEye() {
    double least = Double.MAX_VALUE;
    for (int row = 1; row < 8; row++) {
      Color below = GridColours.row(Palette.SPECTRUM, row - 1);
      Color above = GridColours.row(Palette.SPECTRUM, row);
      least = Math.min(least, Eye.DEUTERANOPE.lightness(above) - Eye.DEUTERANOPE.lightness(below));
    }
    assertTrue(least < 0);
  }

  @ParameterizedTest
  @EnumSource
  void badgesAreReadOnEveryRowsColour(Palette palette) {
    for (int row = 0; row < 8; row++) {
      Color colour = GridColours.row(palette, row);
      assertTrue(contrast(colour, GridColours.onTopOf(colour)) >= 4.5, palette + ", row " + row);
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksStandOutOnEveryFill(Palette palette) {
    for (int row = 0; row < 8; row++) {
      for (double gain = SOFTEST; gain <= LOUDEST; gain += 0.1) {
        for (double hertz = 60; hertz < 1200; hertz *= 1.06) {
          Color fill = GridColours.fill(palette, row, hertz, gain);
          Color mark = GridColours.isBright(fill) ? Color.rgb(16, 24, 40) : Color.WHITE;
          Color seen = fill.interpolate(mark, GridColours.isBright(fill) ? 0.8 : 0.9);
          assertTrue(contrast(fill, seen) >= 2.2, palette + " " + fill);
        }
      }
    }
  }

  @Test
  void marksAreDarkOnBrightFillsAndWhiteOnDeepOnes() {
    assertTrue(GridColours.isBright(GridColours.fill(Palette.SPECTRUM, 7, 523, LOUDEST)));
    assertFalse(GridColours.isBright(GridColours.fill(Palette.SPECTRUM, 0, 131, SOFTEST)));
  }

  @Test
  void hslIsAsInCss() {
    assertEquals(Color.web("#297aa3").toString(), GridColours.hsl(200, 0.6, 0.4).toString());
    assertEquals(Color.BLACK, GridColours.hsl(10, 1, 0));
    assertEquals(Color.WHITE, GridColours.hsl(10, 1, 1));
  }

  private static double contrast(Color one, Color other) {
    double a = Eye.NORMAL.luminance(one) + 0.05;
    double b = Eye.NORMAL.luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }
}
