package org.trillsymbiont.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.view.grid.Eye;
import org.trillsymbiont.model.sync.Colour;

class LegibleTest {
  private static final Color DARK = Color.web("#101828");
  private static final Color BRIGHT = Color.web("#edf0f5");

  @Test
  void paletteColoursAreSeenWellOnDarkAsTheyAre() {
    for (Colour colour : Colour.PALETTE) {
      Color painted = Color.web(colour.toString());
      assertEquals(painted, Legible.on(DARK, painted));
    }
  }

  /// `#ffe066` on nearly white is 1.1:1.
  @Test
  void yellowIsDarkerOnABrightGroundAndYellowStill() {
    Color yellow = Color.web("#ffe066");
    Color seen = Legible.on(BRIGHT, yellow);
    assertTrue(seen.getBrightness() < yellow.getBrightness());
    assertEquals(yellow.getHue(), seen.getHue(), 3);
    assertEquals(3, contrast(seen, BRIGHT), 0.4);
  }

  @Test
  void anyColourIsSeenOnAnyGround() {
    for (int ground = 0; ground <= 0xffffff; ground += 131_071) {
      for (int rgb = 0; rgb <= 0xffffff; rgb += 40_009) {
        Color below = Color.web(new Colour(ground).toString());
        Color seen = Legible.on(below, Color.web(new Colour(rgb).toString()));
        assertTrue(contrast(seen, below) >= 2.99, seen + " on " + below);
      }
    }
  }

  private static double contrast(Color one, Color other) {
    double a = Eye.NORMAL.luminance(one) + 0.05;
    double b = Eye.NORMAL.luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }
}
