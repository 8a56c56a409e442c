package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
  private final FrameQueue queue = new FrameQueue(3);
  private final float[] block = new float[2 * 700];

  private List<Long> taken() throws IOException {
    List<Long> taken = new ArrayList<>();
    while (queue.take((first, stereo, frames) -> taken.add(first + frames + (long) stereo[0]))) {
      // Until it is empty.
    }
    return taken;
  }

  @Test
  void givesCopiesInTheirOrder() throws IOException {
    assertEquals(List.of(), taken());
    for (int round = 0; round < 5; round++) {
      block[0] = 1000;
      assertTrue(queue.offer(10, block, 1));
      block[0] = 2000;
      assertTrue(queue.offer(20, block, 700));
      block[0] = 0;
      assertEquals(List.of(1011L, 2720L), taken());
    }
  }

  @Test
  void takesNoMoreThanItHolds() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertTrue(queue.offer(i, block, 0));
    }
    assertFalse(queue.offer(3, block, 0));
    assertEquals(List.of(0L, 1L, 2L), taken());
    assertTrue(queue.offer(4, block, 0));
    assertEquals(List.of(4L), taken());
  }
}
