package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.fromFx;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.model.state.Waveform;

@ExtendWith(ApplicationExtension.class)
class SquarePictureTest {
  private static final SquareCut CUT = new SquareCut(45, 6, 5, 12, 1);
  private static final SquareShapes SHAPES = SquareShapes.of(CUT);
  private static final Color BLUE = Color.rgb(20, 60, 200);
  private static final SquareFace FACE = face(Waveform.SINE, 1, false);
  private static final SquareLayers LAYERS = layers(CUT, Color.WHITE);

  private static SquareFace face(Waveform wave, double loudness, boolean hasLfo) {
    return new SquareFace(BLUE, BLUE.darker(), loudness, wave, hasLfo, false);
  }

  private static SquareLayers layers(SquareCut cut, Color ring) {
    return new SquareLayers(
        cut, new SquareLayers.Colours(Color.RED, Color.GRAY, Color.LIME, Color.gray(1, 0.5), ring));
  }

  private static SquarePicture picture(SquareLayers layers) {
    SquarePicture picture = new SquarePicture();
    picture.setLayers(layers);
    return picture;
  }

  /// The colour at a place of the square.
  private static Color at(SquarePicture picture, double x, double y) {
    double margin = CUT.margin();
    return picture.getImage().getPixelReader().getColor((int) (x + margin), (int) (y + margin));
  }

  private static int alpha(int[] pixels, int row, int column) {
    return pixels[row * CUT.pixels() + column] >>> 24;
  }

  @Test
  void thoseThatAreOffAndDarkShareAPictureOfTheirEdge() {
    fromFx(() -> {
      SquarePicture picture = picture(LAYERS);
      assertEquals(Color.RED, at(picture, 0, 20));
      assertEquals(Color.TRANSPARENT, at(picture, 1, 20));
      assertEquals(Color.TRANSPARENT, at(picture, 0, 0), "round corners");
      assertSame(picture(LAYERS).getImage(), picture.getImage());
      picture.setFace(FACE);
      assertNotSame(picture(LAYERS).getImage(), picture.getImage());
      picture.setFace(null);
      assertSame(picture(LAYERS).getImage(), picture.getImage());
      return picture;
    });
  }

  @Test
  void oneThatIsOffShowsThatTheMouseIsOverIt() {
    fromFx(() -> {
      SquarePicture picture = picture(LAYERS);
      picture.setPointed(true);
      assertEquals(Color.LIME, at(picture, 0, 20));
      assertEquals(Color.GRAY, at(picture, 1, 20));
      picture.setFace(FACE);
      Color fill = at(picture, 8, 8);
      picture.setPointed(false);
      assertEquals(fill, at(picture, 8, 8));
      picture.setFace(null);
      assertEquals(Color.RED, at(picture, 0, 20));
      return picture;
    });
  }

  /// A light that was drawn into the picture that all share would be seen everywhere.
  @Test
  void theLightOfOneThatIsOffIsItsOwn() {
    fromFx(() -> {
      SquarePicture lit = picture(LAYERS);
      SquarePicture other = picture(LAYERS);
      lit.setLight(1);
      assertEquals(Color.WHITE, at(lit, 0, 20));
      assertEquals(Color.RED, at(other, 0, 20));
      assertEquals(Color.TRANSPARENT, at(other, 22, 22));
      lit.setLight(0);
      assertEquals(Color.RED, at(lit, 0, 20));
      return lit;
    });
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 2})
  void ithasThePixelsOfTheScreenAndTheSizeOfTheSquareWithItsGlow(double scale) {
    SquareCut cut = new SquareCut(45, 6, 5, 12, scale);
    SquarePicture picture = fromFx(() -> picture(layers(cut, Color.WHITE)));
    fromFx(() -> {
      picture.setFace(FACE);
      return picture;
    });
    assertEquals(cut.pixels(), picture.getImage().getWidth());
    assertTrue(picture.getImage().getWidth() >= (45 + 2 * cut.glow()) * scale);
    assertEquals(picture.getImage().getWidth(), picture.getFitWidth() * scale, 1e-9);
    assertEquals(-cut.margin(), picture.getLayoutX());
  }

  /// The edge of a square that is off begins and ends with a pixel of the screen.
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 1.5, 1.75, 2})
  void edgesAreSharpAtEachScale(double scale) {
    SquareCut cut = SquareCut.of(GridGeometry.of(641, 633), scale);
    int[] pixels = layers(cut, Color.WHITE).off(false);
    int margin = (int) Math.round(cut.margin() * scale);
    int side = (int) Math.round(cut.side() * scale);
    int pen = Math.max(1, (int) Math.rint(scale));
    for (int column = 0; column < cut.pixels(); column++) {
      int from = column - margin;
      boolean isEdge = (from >= 0 && from < pen) || (from >= side - pen && from < side);
      int alpha = pixels[cut.pixels() / 2 * cut.pixels() + column] >>> 24;
      assertEquals(isEdge ? 255 : 0, alpha, "column " + from);
    }
  }

  @Test
  void theGlowGrowsFainterOutwardsAndTheFillIsOpaque() {
    int[] pixels = FACE.paint(SHAPES);
    int middle = CUT.pixels() / 2;
    assertTrue(alpha(pixels, middle, 1) > 0);
    assertTrue(alpha(pixels, middle, 4) > alpha(pixels, middle, 1));
    assertEquals(255, alpha(pixels, middle, 5));
    assertEquals(255, alpha(pixels, middle, middle));
    assertEquals(0, alpha(pixels, 0, 0), "round corners");
    assertTrue(
        alpha(face(Waveform.SINE, 0, false).paint(SHAPES), middle, 1) < alpha(pixels, middle, 1));
  }

  @Test
  void whatIsDrawnHalfCoversAPixelHalf() {
    Raster raster = new Raster(CUT).fill(Outline.rounded(10, 10, 10.5, 10, 0), Color.WHITE);
    int row = 15 + (int) CUT.margin();
    int column = 20 + (int) CUT.margin();
    assertEquals(255, alpha(raster.pixels(), row, column - 1));
    assertEquals(128, alpha(raster.pixels(), row, column), 2);
    assertEquals(0, alpha(raster.pixels(), row, column + 1));
  }

  @Test
  void eachWaveHasAMarkOfItsOwnAndAnLfoAnother() {
    Set<Integer> pictures = new HashSet<>();
    for (Waveform wave : Waveform.values()) {
      pictures.add(Arrays.hashCode(face(wave, 1, false).paint(SHAPES)));
    }
    pictures.add(Arrays.hashCode(face(Waveform.SINE, 1, true).paint(SHAPES)));
    pictures.add(Arrays.hashCode(face(Waveform.SINE, 0.5, false).paint(SHAPES)));
    assertEquals(Waveform.values().length + 2, pictures.size());
  }

  @Test
  void lightLiesOverTheFillAndWithoutOneShowsARing() {
    fromFx(() -> {
      SquarePicture picture = picture(LAYERS);
      picture.setFace(FACE);
      Color dark = at(picture, 8, 8);
      picture.setLight(1);
      Color bright = at(picture, 8, 8);
      picture.setLight(0.5);
      Color half = at(picture, 8, 8);
      assertEquals(dark.interpolate(Color.WHITE, 0.5).getRed(), bright.getRed(), 0.02);
      assertEquals(dark.interpolate(Color.WHITE, 0.25).getRed(), half.getRed(), 0.02);
      picture.setLight(0);
      assertEquals(dark, at(picture, 8, 8));
      picture.setFace(null);
      picture.setLight(1);
      assertEquals(Color.WHITE, at(picture, 1, 20));
      assertEquals(0.5, at(picture, 22, 22).getOpacity(), 0.01);
      return picture;
    });
  }

  @Test
  void oneThatIsOnHasABeadInTheRunningColumn() {
    fromFx(() -> {
      SquarePicture picture = picture(LAYERS);
      picture.setBead(true);
      assertFalse(picture.hasBead());
      assertEquals(Color.RED, at(picture, 0, 20));
      picture.setFace(FACE);
      assertTrue(picture.hasBead());
      assertEquals(Color.WHITE, at(picture, 1, 20));
      assertNotEquals(Color.WHITE, at(picture, 4, 20));
      picture.setBead(false);
      assertNotEquals(Color.WHITE, at(picture, 1, 20));
      return picture;
    });
  }

  @Test
  void anotherThemeIsSeenAtOnce() {
    fromFx(() -> {
      SquarePicture picture = picture(LAYERS);
      picture.setLight(1);
      picture.setLayers(layers(CUT, Color.BLACK));
      assertEquals(Color.BLACK, at(picture, 1, 20));
      return picture;
    });
  }
}
