package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PacedSinkTest {
  private static final float[] BLOCK = new float[2 * Block.FRAMES];
  private static final long MILLI = 1_000_000;

  private long now = 77;
  private final PacedSink sink = new PacedSink("Nothing is heard.", () -> now);

  private void write(int blocks) {
    for (int block = 0; block < blocks; block++) {
      sink.write(BLOCK, Block.FRAMES);
    }
  }

  @Test
  void aThreadThatWasHeldUpMovesNoFrame() {
    now += 900 * MILLI;
    write(50);
    assertEquals(77 + Block.nanos(44_100), sink.clock().nanosAt(44_100));
    assertEquals(44_100, sink.clock().frameAt(77 + Block.nanos(44_100)));
  }

  @Test
  void aRestLastsAsLongAsItsBlocks() {
    Bell bell = new Bell();
    PacedSink sink = new PacedSink("Nothing is heard.", () -> now += 30 * MILLI);
    assertEquals(10, sink.rest(10, bell));
    assertEquals(5, sink.rest(5, bell));
    assertTrue(sink.frameAt(now) >= 15 * Block.FRAMES);
  }

  @Test
  void aRestThatIsEndedGivesTheBlocksThatHavePassed() {
    Bell bell = new Bell();
    bell.ring();
    assertEquals(0, sink.rest(10, bell));
    now += Block.nanos(3 * Block.FRAMES + 100);
    assertEquals(3, sink.rest(10, bell));
    assertEquals(0, sink.rest(10, bell), "the fourth has only begun");
    now += 900 * MILLI;
    assertEquals(10, sink.rest(10, bell));
  }

  @Test
  void whatWasSleptThroughIsSkipped() {
    now += 3_600_000 * MILLI;
    write(1);
    assertEquals(now, sink.clock().nanosAt(Block.FRAMES), "the next block is not late");
  }
}
