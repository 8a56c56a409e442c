package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.prefs.Preferences;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.model.state.AppState;

class SoundEngineTest {
  private static final String NODE = "com/sun/media/sound/softsynthesizer";

  /// Waits until half a second of sound has left an engine.
  private static void awaitTime(SoundEngine engine) throws InterruptedException {
    CountDownLatch passed = new CountDownLatch(1);
    engine.addTap((first, stereo, frames) -> {
      if (first > 22_050) {
        passed.countDown();
      }
    });
    assertTrue(passed.await(20, TimeUnit.SECONDS), "time stands still");
  }

  @Test
  void keepsTimeInSilence() throws InterruptedException {
    long before = System.nanoTime();
    try (SoundEngine engine = SoundEngine.open(new Output.Silent())) {
      var status = assertInstanceOf(SoundStatus.Silent.class, engine.status());
      assertFalse(status.sentence().isBlank());
      awaitTime(engine);
      assertTrue(engine.nanos() - before > 400_000_000);
    }
  }

  @Test
  void saysWhenThereIsNoDeviceAndGoesOn() throws InterruptedException {
    boolean device =
        AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, SynthLine.FORMAT));
    try (SoundEngine engine = SoundEngine.open(new Output.Device())) {
      if (!device) {
        assertEquals(
            new SoundStatus.Silent(
                "No sound device was found, so this computer stays silent; the session goes on."),
            engine.status());
      }
      engine.audition(AppState.INITIAL, 0);
      awaitTime(engine);
    }
  }

  @Test
  void twoEnginesSoundAtTheSameTime() throws InterruptedException {
    try (Studio one = new Studio();
        Studio other = new Studio()) {
      one.engine.audition(AppState.INITIAL, 0);
      other.engine.audition(AppState.INITIAL, 56);
      one.advance(0.5);
      other.advance(0.5);
      assertEquals(261.6, one.soundFrom(one.last().frame()).frequency(2000, 16_000), 0.2);
      assertEquals(523.3, other.soundFrom(other.last().frame()).frequency(2000, 16_000), 0.2);
    }
  }

  @Test
  void leavesNoThreadsBehind() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      try (SoundEngine engine = SoundEngine.open(new Output.Silent())) {
        engine.audition(AppState.INITIAL, i);
      }
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.equals("AudioPusher") || name.startsWith("trill-")) {
        assertTrue(thread.join(java.time.Duration.ofSeconds(10)), name + " goes on");
      }
    }
  }

  @Test
  void mayBeClosedTwiceAndIgnoresWhatComesLater() {
    SoundEngine engine = SoundEngine.open(new Output.Silent());
    engine.close();
    engine.close();
    engine.show(AppState.INITIAL);
    engine.hold(AppState.INITIAL, 1);
    engine.release(1);
    engine.silence();
  }

  @Test
  void leavesThePreferencesAsTheyWere() throws Exception {
    Preferences root = Preferences.userRoot();
    SoundEngine.open(new Output.Silent()).close();
    assertFalse(root.nodeExists(NODE));
    root.node(NODE).put("max polyphony", "48");
    try {
      SoundEngine.open(new Output.Silent()).close();
      assertEquals("48", root.node(NODE).get("max polyphony", ""));
      assertEquals(1, root.node(NODE).keys().length);
    } finally {
      root.node("com").removeNode();
    }
    assertEquals(null, System.getProperty("javax.sound.sampled.SourceDataLine"));
  }

  @Test
  void offersItsLineToNobodyElse() {
    assertEquals(0, new SynthMixerProvider().getMixerInfo().length);
  }
}
