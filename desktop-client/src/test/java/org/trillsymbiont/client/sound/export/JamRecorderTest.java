package org.trillsymbiont.client.sound.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;

class JamRecorderTest {
  @TempDir private Path folder;

  /// A note as a MIDI file tells it.
  private record Read(int channel, double midi, int velocity, double begin, double end) {}

  private static SoundedNote note(double seconds, Source source, double midi, double length) {
    return new SoundedNote(0, 1000 + Math.round(seconds * 44_100), source, midi, 1.5, length);
  }

  private static List<Read> read(Path file) throws InvalidMidiDataException, IOException {
    Sequence sequence = MidiSystem.getSequence(file.toFile());
    Track track = sequence.getTracks()[0];
    double tick = 0;
    int[] bends = new int[16];
    Map<Integer, Read> sounding = new HashMap<>();
    List<Read> notes = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      double now = track.get(i).getTick() * tick;
      if (track.get(i).getMessage() instanceof MetaMessage meta && meta.getType() == 0x51) {
        byte[] data = meta.getData();
        int micros = ((data[0] & 0xFF) << 16) | ((data[1] & 0xFF) << 8) | (data[2] & 0xFF);
        tick = micros / 1e6 / sequence.getResolution();
      } else if (track.get(i).getMessage() instanceof ShortMessage message) {
        int channel = message.getChannel();
        int slot = 128 * channel + message.getData1();
        switch (message.getCommand()) {
          case ShortMessage.PITCH_BEND ->
              bends[channel] = message.getData1() + 128 * message.getData2() - 8192;
          case ShortMessage.NOTE_ON -> {
            double midi = message.getData1() + bends[channel] / 4096.0;
            sounding.put(slot, new Read(channel, midi, message.getData2(), now, -1));
          }
          case ShortMessage.NOTE_OFF -> {
            Read begun = Objects.requireNonNull(sounding.remove(slot));
            notes.add(
                new Read(begun.channel(), begun.midi(), begun.velocity(), begun.begin(), now));
          }
          default -> {}
        }
      }
    }
    assertEquals(0, sounding.size());
    notes.sort((a, b) -> Double.compare(a.begin(), b.begin()));
    return notes;
  }

  @Test
  void writesTheNotesThatSounded() throws IOException, InvalidMidiDataException {
    JamRecorder recorder = new JamRecorder();
    recorder.sounded(note(-0.01, new Source.Square(0), 60, 0.5));
    recorder.sounded(note(0, new Source.Square(0), 60, 0.5));
    recorder.sounded(note(0.3, new Source.Square(9), 62.25, 0.5));
    recorder.sounded(note(1.2345, new Source.Square(63), 71.5, 2));
    recorder.sounded(note(2, new Source.Square(8), 62, 0.5));
    recorder.sounded(note(2.5, new Source.ChordTone(), 67, 1.85));
    Path file = folder.resolve("jam.mid");
    recorder.write(file, 1000, 99);

    List<Read> notes = read(file);
    assertEquals(5, notes.size());
    double[] begins = {0, 0.3, 1.2345, 2, 2.5};
    double[] pitches = {60, 62.25, 71.5, 62, 67};
    int[] channels = {0, 1, 7, 1, 8};
    double[] lengths = {0.5, 0.5, 2, 0.5, 1.85};
    for (int i = 0; i < 5; i++) {
      assertEquals(begins[i], notes.get(i).begin(), 0.001);
      assertEquals(pitches[i], notes.get(i).midi(), 0.005);
      assertEquals(channels[i], notes.get(i).channel());
      assertEquals(lengths[i], notes.get(i).end() - notes.get(i).begin(), 0.001);
      assertEquals(127, notes.get(i).velocity());
    }
  }

  @Test
  void endsAKeyThatIsStruckAgain() throws IOException, InvalidMidiDataException {
    JamRecorder recorder = new JamRecorder();
    recorder.sounded(note(0, new Source.Square(0), 60, 2));
    recorder.sounded(note(1, new Source.Square(1), 60, 2));
    Path file = folder.resolve("again.mid");
    recorder.write(file, 1000, 120);
    List<Read> notes = read(file);
    assertEquals(2, notes.size());
    assertEquals(1, notes.get(0).end(), 0.001);
    assertEquals(3, notes.get(1).end(), 0.001);
  }
}
