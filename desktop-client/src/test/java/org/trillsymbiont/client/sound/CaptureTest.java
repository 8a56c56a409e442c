package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.model.state.AppState;

class CaptureTest {
  @TempDir private Path folder;

  @Test
  void writesWhatSounds() throws IOException, UnsupportedAudioFileException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      studio.engine.awaitVoices();
      studio.advance(0.3);
      Capture capture = Capture.start(studio.engine, file);
      studio.engine.audition(AppState.INITIAL, 17);
      studio.advance(2);
      capture.close();
      studio.advance(0.5);

      assertEquals(2.0 * 44_100, (double) capture.frames(), 600);
      try (AudioInputStream wav = AudioSystem.getAudioInputStream(file.toFile())) {
        assertEquals(capture.frames(), wav.getFrameLength());
        assertEquals(2, wav.getFormat().getChannels());
        byte[] bytes = wav.readAllBytes();
        float[] stereo = new float[bytes.length / 2];
        Pcm.decode(bytes, 0, bytes.length, stereo);
        Analysis recorded = Analysis.leftOf(stereo);
        Analysis heard = studio.soundFrom(capture.firstFrame().orElseThrow());
        assertEquals(heard.peak(), recorded.peak(), 1e-4);
        assertEquals(heard.firstAbove(0, 0), recorded.firstAbove(0, 0));
        assertTrue(recorded.peak() > 0.1);
      }
    }
  }

  @Test
  void writesAReadableFileEvenWithoutSound() throws IOException, UnsupportedAudioFileException {
    Path file = folder.resolve("empty.wav");
    try (Studio studio = new Studio()) {
      Capture capture = Capture.start(studio.engine, file);
      capture.close();
      assertTrue(capture.firstFrame().isEmpty());
    }
    assertEquals(44, Files.size(file));
    try (AudioInputStream wav = AudioSystem.getAudioInputStream(file.toFile())) {
      assertEquals(0, wav.getFrameLength());
    }
  }
}
