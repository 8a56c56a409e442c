package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.sound.Tap;

/// The oscilloscope in the header.
class ScopeTest extends WindowTest {
  private static final int RATE = 44_100;

  @Test
  void whileItIsOffNothingListensAndNothingIsDrawn(FxRobot robot) {
    Parent scope = node(robot, "#scope", Parent.class);
    assertEquals(List.of(), window().taps());
    assertFalse(scope.getChildrenUnmodifiable().getFirst().isVisible());
  }

  @Test
  void drawsTheWaveThatIsHeardAndRestsWithoutOne(FxRobot robot) throws TimeoutException {
    Parent scope = node(robot, "#scope", Parent.class);
    robot.push(KeyCode.F3);
    assertEquals(1, window().taps().size());
    play(0.5);
    await(() -> painted(scope) > 500);
    int wave = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> painted(scope));
    play(0);
    await(() -> painted(scope) < wave / 4);
    robot.push(KeyCode.F3);
    assertEquals(List.of(), window().taps());
    assertFalse(scope.getChildrenUnmodifiable().getFirst().isVisible());
  }

  private void play(double level) {
    float[] stereo = new float[RATE];
    for (int i = 0; i < stereo.length; i++) {
      double seconds = Math.floorDiv(i, 2) / (double) RATE;
      stereo[i] = (float) (level * Math.sin(2 * Math.PI * 220 * seconds));
    }
    for (Tap tap : window().taps()) {
      tap.frames(0, stereo, stereo.length / 2);
    }
  }

  /// How many pixels of it are in the wave's colour. Thread: FX.
  private static int painted(Node scope) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    WritableImage image = scope.snapshot(parameters, null);
    PixelReader pixels = image.getPixelReader();
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = pixels.getColor(x, y);
        if (colour.getOpacity() > 0.3 && colour.getBlue() > 0.7) {
          count++;
        }
      }
    }
    return count;
  }
}
