package org.trillsymbiont.client.sound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferGrowthTest {
  private static final long SECOND = 1_000_000_000;

  private final BufferGrowth growth = new BufferGrowth(5 * SECOND);

  @Test
  void aSingleGapIsForgiven() {
    assertFalse(growth.ranEmpty(20 * SECOND));
    assertFalse(growth.ranEmpty(90 * SECOND), "more than a minute later");
    assertTrue(growth.ranEmpty(100 * SECOND), "within a minute");
  }

  @Test
  void theFirstMomentsSayNothing() {
    assertFalse(growth.ranEmpty(5 * SECOND));
    assertFalse(growth.ranEmpty(6 * SECOND));
    assertFalse(growth.ranEmpty(8 * SECOND));
  }

  @Test
  void growsInStepsUpToTheLargest() {
    List<Integer> sizes = new ArrayList<>();
    for (int millis = 80; !sizes.contains(millis); millis = BufferGrowth.after(millis)) {
      sizes.add(millis);
    }
    assertEquals(List.of(80, 120, 160, 240, 320), sizes);
    assertEquals(320, BufferGrowth.after(320));
    assertEquals(160, BufferGrowth.after(130));
  }
}
