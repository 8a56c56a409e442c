package org.trillsymbiont.client.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppIconTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 22, 128})
  void hasTheSizeThatIsAskedFor(int side) {
    assertEquals(side * side, AppIcon.argb(side).length);
  }

  @Test
  void hasRoundCornersOnNothing() {
    int[] pixels = AppIcon.argb(64);

    for (int corner : new int[] {0, 63, 63 * 64, 64 * 64 - 1}) {
      assertEquals(0, pixels[corner] >>> 24);
    }
    assertEquals(255, pixels[32 * 64 + 32] >>> 24);
  }

  @Test
  void theTwelveFifthsHaveColoursOfTheirOwn() {
    int side = 256;
    int[] pixels = AppIcon.argb(side);
    Set<Integer> colours = new HashSet<>();
    for (int fifth = 0; fifth < 12; fifth++) {
      double angle = fifth * 2 * Math.PI / 12;
      int column = (int) (side * (0.5 + 0.335 * Math.sin(angle)));
      int row = (int) (side * (0.5 - 0.335 * Math.cos(angle)));
      colours.add(pixels[row * side + column]);
    }

    assertEquals(12, colours.size());
  }

  @Test
  void oneOfTheFourSquaresIsOff() {
    int[] pixels = AppIcon.argb(100);

    assertEquals(0xff41526b, pixels[59 * 100 + 41]);
    assertNotEquals(0xff41526b, pixels[41 * 100 + 41]);
  }
}
