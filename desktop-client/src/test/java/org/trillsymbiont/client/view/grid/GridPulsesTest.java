package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.model.state.Voice;

/// The frames come when the test says so: real ones would come between, so each test runs within
/// one turn of the FX thread.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // make() fills the fields.
class GridPulsesTest {
  private static final Voice LOUD = Voice.DEFAULT.withPrimaryGain(1.5).withPrimaryDecay(1);

  private List<SquareView> squares;
  private GridPulses pulses;

  @BeforeEach
  void make() {
    onFx(() -> {
      squares = IntStream.range(0, 64).mapToObj(SquareView::new).toList();
      pulses = new GridPulses(squares);
    });
  }

  @AfterEach
  void stop() {
    onFx(pulses::stop);
  }

  private void frame(int millis) {
    pulses.handle(1_000_000L * (5000 + millis));
  }

  private double light(int index) {
    return squares.get(index).brightness();
  }

  @Test
  void lightFallsAsTheVoiceDoes() {
    onFx(() -> {
      pulses.strike(5, LOUD);
      frame(0);
      assertEquals(1, light(5));
      frame(50);
      assertEquals(1, light(5), 1e-9, "the attack");
      frame(550);
      assertEquals(0.5, light(5), 1e-9, "half of its decay");
      frame(1049);
      assertTrue(light(5) > 0);
      frame(1051);
      assertEquals(0, light(5));
      assertEquals(0, pulses.count());
    });
  }

  @Test
  void eachSquareHasItsOwnDecayAndItsGainIsItsBrightness() {
    onFx(() -> {
      pulses.strike(1, LOUD.withPrimaryDecay(0.1));
      pulses.strike(2, LOUD.withPrimaryDecay(2).withPrimaryGain(0.1));
      frame(0);
      assertTrue(light(2) < 0.5);
      frame(151);
      assertEquals(0, light(1));
      assertTrue(light(2) > 0);
      frame(2051);
      assertEquals(0, pulses.count());
    });
  }

  @Test
  void aSquareThatIsStruckAgainBeginsAnew() {
    onFx(() -> {
      pulses.strike(5, LOUD);
      frame(0);
      frame(800);
      pulses.strike(5, LOUD);
      frame(816);
      frame(866);
      assertEquals(1, light(5), 1e-9);
      frame(1100);
      assertTrue(light(5) > 0, "the first one's end is none");
    });
  }

  @Test
  void aHeldSquareIsLitUntilItIsReleased() {
    onFx(() -> {
      pulses.hold(5, LOUD);
      frame(0);
      frame(60_000);
      assertEquals(1, light(5), 1e-9);
      pulses.strike(5, LOUD);
      pulses.release(5);
      frame(60_016);
      frame(60_500);
      assertEquals(0, pulses.count());
      pulses.release(5);
      assertEquals(0, pulses.count(), "nothing was held");
    });
  }

  @Test
  void inMostFramesOfALongDecayNothingChanges() {
    onFx(() -> {
      int changes = 0;
      pulses.strike(5, LOUD.withPrimaryDecay(2));
      for (int frame = 0; frame < 125; frame++) {
        double before = light(5);
        frame(frame * 1000 / 60);
        changes += light(5) == before ? 0 : 1;
      }
      assertEquals(0, pulses.count());
      assertTrue(changes <= 41, "changes: " + changes);
      assertTrue(changes >= 35, "changes: " + changes);
    });
  }
}
