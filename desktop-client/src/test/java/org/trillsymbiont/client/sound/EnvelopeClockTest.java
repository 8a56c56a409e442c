package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeClockTest {
  private static final long SECOND = 1_000_000_000;
  private static final int BLOCKS_IN_A_SECOND = Block.RATE / Block.FRAMES;
  private static final double NANOS_IN_FRAME = 1e9 / Block.RATE;

  /// A sound card that runs wrong, and a thread that is late with its blocks.
  private static final class Card {
    final EnvelopeClock clock = new EnvelopeClock(SECOND);
    final SplittableRandom random = new SplittableRandom(4);
    final double ppm;
    long blocks;
    long stoppedNanos;

    Card(double ppm) {
      this.ppm = ppm;
    }

    long trueNanos(long frame) {
      return SECOND + stoppedNanos + Math.round(frame * NANOS_IN_FRAME / (1 + ppm / 1e6));
    }

    /// Most blocks are a little late, a few are very late.
    long lateNanos() {
      double usual = -40_000 * Math.log(1 - random.nextDouble());
      return Math.round(random.nextInt(50) == 0 ? 5_000_000 : usual);
    }

    void play(int seconds) {
      for (int i = 0; i < seconds * BLOCKS_IN_A_SECOND; i++) {
        playBlock();
      }
    }

    void playBlock() {
      blocks++;
      clock.wrote(Block.FRAMES * blocks, trueNanos(Block.FRAMES * blocks) + lateNanos());
    }

    /// How far off the clock is for a frame soon to be written.
    double errorNanos() {
      return errorNanos(Block.FRAMES * (blocks + 4));
    }

    double errorNanos(long frame) {
      return (double) (clock.nanosAt(frame) - trueNanos(frame));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 50, -50, 100, -100, 200, -200})
  void followsADeviceThatRunsWrong(double ppm) {
    Card card = new Card(ppm);
    card.play(10);
    for (int second = 0; second < 180; second++) {
      card.play(1);
      assertEquals(0, card.errorNanos(), 20_000, "after " + second + " s");
    }
  }

  @Test
  void isNotFarOffWhileItLearns() {
    Card card = new Card(-50);
    card.play(1);
    for (int block = 0; block < 9 * BLOCKS_IN_A_SECOND; block++) {
      card.playBlock();
      assertEquals(0, card.errorNanos(), 60_000, "after block " + block);
    }
  }

  @Test
  void hardlyJumps() {
    Card card = new Card(80);
    card.play(10);
    for (int block = 0; block < 60 * BLOCKS_IN_A_SECOND; block++) {
      long frame = Block.FRAMES * (card.blocks + 4);
      double before = card.errorNanos(frame);
      card.playBlock();
      assertEquals(before, card.errorNanos(frame), 10_000, "at block " + block);
    }
  }

  @Test
  void bothWaysAreTheSame() {
    Card card = new Card(70);
    card.play(20);
    for (long frame = 0; frame < 30L * Block.RATE; frame += 997) {
      assertEquals(frame, card.clock.frameAt(card.clock.nanosAt(frame)));
    }
  }

  @Test
  void findsItsPaceAgainAfterTheDeviceHasStopped() {
    Card card = new Card(-50);
    card.play(60);
    card.stoppedNanos = 3 * SECOND;
    card.play(1);
    assertEquals(0, card.errorNanos(), 60_000);
    card.play(10);
    assertEquals(0, card.errorNanos(), 20_000);
  }

  @Test
  void aBusySecondDoesNotMoveIt() {
    Card card = new Card(50);
    card.play(60);
    for (int i = 0; i < BLOCKS_IN_A_SECOND; i++) {
      card.blocks++;
      long frame = Block.FRAMES * card.blocks;
      card.clock.wrote(frame, card.trueNanos(frame) + 2_000_000);
      assertTrue(Math.abs(card.errorNanos()) < 30_000);
    }
  }

  /// What a card does that is opened anew: it takes at once what fits into its buffer.
  @Test
  void beginsAnewWithAnotherDeviceWithoutAGuess() {
    Card card = new Card(30);
    card.play(20);
    long frame = Block.FRAMES * card.blocks;
    long now = card.trueNanos(frame) + 7_000_000;
    long buffer = 12L * Block.FRAMES;
    long begin = now - Block.nanos(buffer);
    card.clock.restart(frame, begin, buffer);
    for (int block = 1; block <= 400; block++) {
      long end = frame + (long) block * Block.FRAMES;
      long due = begin + Block.nanos(end - frame);
      card.clock.wrote(end, Math.max(now + 200_000L * block, due) + card.lateNanos());
      long error = card.clock.nanosAt(end + 900) - due - Block.nanos(900);
      assertTrue(Math.abs(error) < 100_000, error + " ns at block " + block);
      assertEquals(end + 900, card.clock.frameAt(card.clock.nanosAt(end + 900)));
    }
  }
}
