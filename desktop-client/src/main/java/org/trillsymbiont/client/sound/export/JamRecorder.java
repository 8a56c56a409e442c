package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.trillsymbiont.client.sound.NoteListener;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;

/// Collects the notes that sounded and writes them as a Standard MIDI File whose times are those of
/// a recording of the same sound. Every row has a channel of its own, chords have another one; a
/// pitch between two keys is the nearest key and a pitch bend.
///
/// Thread: any.
public final class JamRecorder implements NoteListener {
  private static final int TICKS_PER_BEAT = 960;
  private static final double FRAMES_PER_SECOND = 44_100;
  private static final int CHORD_CHANNEL = 8;
  private static final int WARM_PAD = 89;
  private static final int BEND_CENTRE = 8192;
  private static final double BEND_RANGE_SEMITONES = 2;

  /// Smaller differences from a key than half a cent are rounding, not intention.
  private static final double SMALLEST_BEND = 0.005;

  private static final int TEMPO = 0x51;
  private static final int TRACK_NAME = 0x03;

  private final Queue<SoundedNote> notes = new ConcurrentLinkedQueue<>();

  @Override
  public void sounded(SoundedNote note) {
    notes.add(note);
  }

  /// What sounded so far, in the order of its frames.
  public List<SoundedNote> notes() {
    return notes.stream().sorted(Comparator.comparingLong(SoundedNote::frame)).toList();
  }

  /// Writes the notes as a file of type 0.
  ///
  /// @param firstFrame the frame that is the file's time 0; notes before it are left out
  /// @param tempo beats a minute; it places the bar lines, the notes' times do not depend on it
  /// @throws IOException when the file cannot be written
  public void write(Path file, long firstFrame, double tempo) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      MidiSystem.write(sequence(firstFrame, tempo), 0, out);
    } catch (InvalidMidiDataException e) {
      throw new IOException("a note cannot be written as MIDI", e);
    }
  }

  private Sequence sequence(long firstFrame, double tempo) throws InvalidMidiDataException {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_BEAT);
    Track track = sequence.createTrack();
    byte[] name = "Trill Symbiont".getBytes(StandardCharsets.US_ASCII);
    track.add(new MidiEvent(new MetaMessage(TRACK_NAME, name, name.length), 0));
    int micros = (int) Math.round(60e6 / tempo);
    byte[] tempoBytes = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
    track.add(new MidiEvent(new MetaMessage(TEMPO, tempoBytes, tempoBytes.length), 0));
    // The tempo as it is written, so that its rounding does not add up.
    double ticksPerFrame = TICKS_PER_BEAT * 1e6 / micros / FRAMES_PER_SECOND;
    for (int channel = 0; channel <= CHORD_CHANNEL; channel++) {
      add(track, ShortMessage.PROGRAM_CHANGE, channel, WARM_PAD, 0, 0);
    }
    addNotes(track, firstFrame, ticksPerFrame);
    return sequence;
  }

  private void addNotes(Track track, long firstFrame, double ticksPerFrame)
      throws InvalidMidiDataException {
    List<SoundedNote> all = notes().stream().filter(n -> n.frame() >= firstFrame).toList();
    // A key that is struck again while it sounds ends first, else the first end would end both.
    Map<Integer, Long> nextBegin = new HashMap<>();
    int[] bends = bends(all);
    for (int i = all.size() - 1; i >= 0; i--) {
      SoundedNote note = all.get(i);
      int channel = channel(note);
      int key = Math.clamp(Math.round(note.midi()), 0, 127);
      long begin = Math.round((note.frame() - firstFrame) * ticksPerFrame);
      long length = Math.round(note.seconds() * FRAMES_PER_SECOND * ticksPerFrame);
      long next = nextBegin.getOrDefault((channel << 8) | key, Long.MAX_VALUE);
      long end = Math.min(begin + Math.max(1, length), Math.max(begin, next - 1));
      nextBegin.put((channel << 8) | key, begin);
      add(track, ShortMessage.NOTE_OFF, channel, key, 0, end);
      if (bends[i] >= 0) {
        add(track, ShortMessage.PITCH_BEND, channel, bends[i] & 127, bends[i] >> 7, begin);
      }
      add(track, ShortMessage.NOTE_ON, channel, key, velocity(note), begin);
    }
  }

  /// For each note the bend to set before it, or -1 when its channel has it already.
  private static int[] bends(List<SoundedNote> all) {
    Map<Integer, Integer> now = new HashMap<>();
    int[] bends = new int[all.size()];
    for (int i = 0; i < bends.length; i++) {
      double semitones = all.get(i).midi() - Math.round(all.get(i).midi());
      int bend =
          Math.abs(semitones) < SMALLEST_BEND
              ? BEND_CENTRE
              : BEND_CENTRE + (int) Math.round(semitones / BEND_RANGE_SEMITONES * BEND_CENTRE);
      Integer before = now.put(channel(all.get(i)), bend);
      bends[i] = bend == (before == null ? BEND_CENTRE : before) ? -1 : bend;
    }
    return bends;
  }

  private static int channel(SoundedNote note) {
    return switch (note.source()) {
      case SoundedNote.Source.Square(int index) -> MusicGrid.row(index);
      case SoundedNote.Source.Step(int square, _, _) -> MusicGrid.row(square);
      case SoundedNote.Source.ChordTone() -> CHORD_CHANNEL;
    };
  }

  private static int velocity(SoundedNote note) {
    return Math.clamp(Math.round(note.gain() / Voice.PRIMARY_GAIN.max() * 127), 1, 127);
  }

  private static void add(Track track, int command, int channel, int data1, int data2, long tick)
      throws InvalidMidiDataException {
    MidiMessage message = new ShortMessage(command, channel, data1, data2);
    track.add(new MidiEvent(message, tick));
  }
}
