package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.client.sound.device.FakeDevice;
import org.trillsymbiont.client.sound.device.FakeDevices;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

class MonitorTest {
  private static final AppState ALL =
      Studio.eachSquare(AppState.INITIAL, square -> square.withActive(true));

  @AfterEach
  void pullOut() {
    FakeDevices.plug();
  }

  @Test
  void trimAndMuteAreHeardOnTheDeviceButNotInARecording() {
    FakeDevice device = new FakeDevice("Speakers");
    FakeDevices.plug(device);
    try (SoundEngine engine = SoundEngine.open(new Output.Device())) {
      Peaks tapped = new Peaks();
      engine.addTap((first, stereo, frames) -> tapped.take(stereo, frames));
      AppState state =
          Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryWave(Waveform.SINE));
      engine.show(state);
      engine.hold(state, 0);
      eventually(() -> heard(device) > 0.05 && heard(device) > 0.99 * tapped.last());
      engine.monitor(Monitor.OPEN.withTrimDecibels(-20));
      eventually(() -> Math.abs(heard(device) / tapped.last() - 0.1) < 0.005);
      engine.monitor(Monitor.OPEN.withTrimDecibels(-20).withMuted(true));
      eventually(() -> heard(device) == 0);
      assertTrue(tapped.last() > 0.05);
      engine.monitor(Monitor.OPEN);
      eventually(() -> heard(device) > 0.99 * tapped.last());
      float[] all = device.lines().getLast().left();
      double step = new Analysis(all, 44_100).largestStep(0, all.length);
      double steepest = 2 * Math.PI * 261.7 / 44_100 * tapped.highest();
      assertTrue(step < 1.1 * steepest, "no click: " + step + " against " + steepest);
    }
  }

  /// The peak of the last tenth of a second.
  private static double heard(FakeDevice device) {
    float[] left = device.lines().getLast().left();
    return new Analysis(left, 44_100).peak(Math.max(0, left.length - 4410), left.length);
  }

  /// Peaks of what a tap hears.
  private static final class Peaks {
    private final float[] recent = new float[4410];
    private int at;
    private double highest;

    synchronized void take(float[] stereo, int frames) {
      for (int i = 0; i < frames; i++) {
        recent[at] = Math.abs(stereo[2 * i]);
        highest = Math.max(highest, recent[at]);
        at = (at + 1) % recent.length;
      }
    }

    synchronized double last() {
      float peak = 0;
      for (float sample : recent) {
        peak = Math.max(peak, sample);
      }
      return peak;
    }

    synchronized double highest() {
      return highest;
    }
  }

  @Test
  void soloLetsOnlyItsRowsBeStruckInSteps() throws InterruptedException {
    try (Studio studio = new Studio()) {
      studio.show(ALL);
      studio.engine.monitor(Monitor.OPEN.withSoloRows(Set.of(1, 6)));
      studio.play(ALL, 2, 0.3);
      assertEquals(Set.of(1, 6), rowsOfSteps(studio));
      studio.engine.audition(ALL, MusicGrid.index(3, 0));
      studio.advance(0.2);
      assertEquals(new Source.Square(MusicGrid.index(3, 0)), studio.last().source());
      studio.engine.monitor(Monitor.OPEN);
      studio.play(ALL, 3, 0.3);
      assertEquals(8, rowsOfSteps(studio).size());
    }
  }

  private static Set<Integer> rowsOfSteps(Studio studio) {
    return studio.notes().stream()
        .map(SoundedNote::source)
        .filter(Source.Step.class::isInstance)
        .map(source -> MusicGrid.row(((Source.Step) source).square()))
        .collect(Collectors.toSet());
  }

  @Test
  void refusesWhatIsNoMonitor() {
    assertThrows(IllegalArgumentException.class, () -> Monitor.OPEN.withTrimDecibels(0.1));
    assertThrows(IllegalArgumentException.class, () -> Monitor.OPEN.withTrimDecibels(-40.1));
    assertThrows(IllegalArgumentException.class, () -> Monitor.OPEN.withTrimDecibels(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Monitor.OPEN.withSoloRows(Set.of(8)));
  }
}
