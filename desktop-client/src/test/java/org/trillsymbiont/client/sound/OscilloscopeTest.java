package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OscilloscopeTest {
  private final List<Tap> taps = new ArrayList<>();
  private long latencyNanos;
  private final Oscilloscope oscilloscope =
      new Oscilloscope(taps::add, taps::remove, () -> latencyNanos);
  private final float[] seen = new float[Oscilloscope.FRAMES];
  private long frame;

  @Test
  void listensOnlyWhileSomebodyLooks() {
    assertEquals(List.of(), taps);
    oscilloscope.listen(true);
    oscilloscope.listen(true);
    assertEquals(List.of(oscilloscope), taps);
    oscilloscope.listen(false);
    assertEquals(List.of(), taps);
  }

  @Test
  void isSilentBeforeThereIsEnough() {
    seen[3] = 1;
    sine(441, 0.5, 300);
    assertEquals(0, oscilloscope.look(seen));
    assertEquals(0, seen[3]);
  }

  /// A steady note stands still, whatever its phase at the moment.
  @Test
  void beginsWhereTheWaveRises() {
    for (int more : new int[] {8_192, 37, 300, 211}) {
      sine(441, 0.5, more);
      assertEquals(0.5, oscilloscope.look(seen), 0.01);
      for (int i = 0; i < seen.length; i++) {
        double ideal = 0.5 * Math.sin(2 * Math.PI * 441 * i / Block.RATE);
        // The first frame is up to one frame behind the zero.
        assertEquals(ideal, seen[i], 0.5 * 2 * Math.PI * 441 / Block.RATE + 1e-3);
      }
    }
  }

  /// What was made a moment ago is not heard yet.
  @Test
  void showsWhatIsHeardNow() {
    sine(441, 0.5, 8_192);
    silence(4_410);
    assertEquals(0, oscilloscope.look(seen));
    latencyNanos = 100_000_000;
    assertEquals(0.5, oscilloscope.look(seen), 0.01);
  }

  @Test
  void noLatencyIsTooLong() {
    sine(441, 0.5, 40_000);
    latencyNanos = 60_000_000_000L;
    assertTrue(oscilloscope.look(seen) > 0.4);
  }

  private void sine(double hertz, double level, int frames) {
    float[] stereo = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      float value = (float) (level * Math.sin(2 * Math.PI * hertz * (frame + i) / Block.RATE));
      stereo[2 * i] = value;
      stereo[2 * i + 1] = value;
    }
    write(stereo, frames);
  }

  private void silence(int frames) {
    write(new float[2 * frames], frames);
  }

  private void write(float[] stereo, int frames) {
    oscilloscope.frames(frame, stereo, frames);
    frame += frames;
  }
}
