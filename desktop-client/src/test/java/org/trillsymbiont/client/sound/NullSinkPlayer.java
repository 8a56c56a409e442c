package org.trillsymbiont.client.sound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.trillsymbiont.client.clock.ShiftedTime;
import org.trillsymbiont.client.sound.device.BufferMemory;
import org.trillsymbiont.client.sound.device.DeviceChoice;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// A program that plays one square in each step through the system's sound device, 120 beats a
/// minute, and tells on its standard output how its sound is. It ends with its standard input.
final class NullSinkPlayer {
  static final String PREFIX = "@status ";
  static final int ROW = 4;
  static final double BPM = 120;

  /// So that a busy computer does not matter.
  private static final DeviceChoice LARGE_BUFFER =
      DeviceChoice.AUTOMATIC.withBufferMillis(DeviceChoice.MOST_BUFFER_MILLIS);

  private static final long POLL_MILLIS = 20;

  private NullSinkPlayer() {}

  /// What it plays.
  static AppState content() {
    Voice voice = Voice.DEFAULT.withPrimaryWave(Waveform.SINE).withPrimaryDecay(0.12);
    return Studio.eachSquare(
        Studio.withVoices(AppState.INITIAL, voice),
        square -> square.withActive(square.row() == ROW));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (SoundEngine engine = SoundEngine.open(new Output.Device(LARGE_BUFFER, BufferMemory.NONE));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      engine.show(content());
      ShiftedTime room = new ShiftedTime(0);
      long begin = room.micros(engine.nanos()) + 500_000;
      engine.perform(new Performance(Scores.running(content(), begin, BPM), room));
      CountDownLatch ended = new CountDownLatch(1);
      Thread teller = Thread.ofPlatform().daemon().start(() -> tell(engine, ended));
      while (in.readLine() != null) {
        // Nothing is to be done but to wait for the end.
      }
      ended.countDown();
      teller.join();
    }
  }

  private static void tell(SoundEngine engine, CountDownLatch ended) {
    String last = "";
    try {
      do {
        String now =
            switch (engine.status()) {
              case SoundStatus.Playing playing -> "playing " + playing.deviceName();
              case SoundStatus.Silent(String sentence) -> "silent " + sentence;
            };
        if (!now.equals(last)) {
          System.out.println(PREFIX + now);
          last = now;
        }
      } while (!ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
