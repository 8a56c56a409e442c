package org.trillsymbiont.client.view.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.view.grid.Eye;
import org.trillsymbiont.model.sync.Colour;

class PresenceColoursTest {
  private static final Color DARK = Color.web("#101828");
  private static final Color BRIGHT = Color.web("#edf0f5");

  @Test
  void paletteColoursAreSeenWellOnDarkAsTheyAre() {
    for (Colour colour : Colour.PALETTE) {
      Color painted = PresenceColours.of(colour);
      assertEquals(painted, PresenceColours.on(DARK, painted));
    }
  }

  /// `#ffe066` on nearly white is 1.1:1.
  @Test
  void yellowIsDarkerOnABrightGroundAndYellowStill() {
    Color yellow = Color.web("#ffe066");
    Color seen = PresenceColours.on(BRIGHT, yellow);
    assertTrue(seen.getBrightness() < yellow.getBrightness());
    assertEquals(yellow.getHue(), seen.getHue(), 3);
    assertEquals(3, contrast(seen, BRIGHT), 0.4);
  }

  @Test
  void anyColourIsSeenOnBothGrounds() {
    for (int rgb = 0; rgb <= 0xffffff; rgb += 4099) {
      Color colour = PresenceColours.of(new Colour(rgb));
      for (Color ground : List.of(DARK, BRIGHT)) {
        assertTrue(contrast(PresenceColours.on(ground, colour), ground) >= 2.99, colour::toString);
      }
    }
  }

  private static double contrast(Color one, Color other) {
    double a = Eye.NORMAL.luminance(one) + 0.05;
    double b = Eye.NORMAL.luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }
}
