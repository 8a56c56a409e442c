package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.sound.export.JamRecorder;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

class CaptureTest {
  @TempDir private Path folder;

  @Test
  void writesWhatSounds() throws IOException, UnsupportedAudioFileException, InterruptedException {
    Path file = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
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

  @Test
  void agreesWithTheMidiFileOfTheSameJam()
      throws IOException, InvalidMidiDataException, InterruptedException {
    AppState state =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
            square -> square.withActive(square.row() == square.column()));
    Path file = folder.resolve("jam.mid");
    try (Studio studio = new Studio()) {
      studio.show(state);
      JamRecorder recorder = new JamRecorder();
      studio.engine.addNoteListener(recorder);
      studio.advance(0.7);
      Capture capture = Capture.start(studio.engine, folder.resolve("jam.wav"));
      for (int step = 0; step < 16; step++) {
        studio.play(state, step % 8, 0.303);
      }
      capture.close();
      long first = capture.firstFrame().orElseThrow();
      recorder.write(file, first, state.tempo());

      Sequence midi = MidiSystem.getSequence(file.toFile());
      double secondsPerTick = midi.getMicrosecondLength() / 1e6 / midi.getTickLength();
      List<Integer> onsets = studio.soundFrom(first).onsets(0, 0.02);
      List<Double> begins = new ArrayList<>();
      for (int i = 0; i < midi.getTracks()[0].size(); i++) {
        MidiEvent event = midi.getTracks()[0].get(i);
        if (event.getMessage() instanceof ShortMessage note
            && note.getCommand() == ShortMessage.NOTE_ON) {
          begins.add(event.getTick() * secondsPerTick);
        }
      }
      assertEquals(16, begins.size());
      assertEquals(16, onsets.size());
      for (int i = 0; i < 16; i++) {
        assertEquals(onsets.get(i) / 44_100.0, begins.get(i), 0.001);
      }
    }
  }
}
