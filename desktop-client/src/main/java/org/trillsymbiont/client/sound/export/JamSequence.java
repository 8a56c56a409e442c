package org.trillsymbiont.client.sound.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.theory.Key;

/// Makes a Standard MIDI File (type 1) of a jam: a track with the tempos, the keys and what there
/// is to be said, then the notes ([Placement], [MusicalTime]). The LFO's vibrato is not in it. Pure
/// but for [#write].
public final class JamSequence {
  private static final int TEXT_MARKER = 0x06;
  private static final int TRACK_NAME = 0x03;
  private static final int INSTRUMENT = 0x04;
  private static final int END_OF_TRACK = 0x2F;
  private static final int TEMPO = 0x51;
  private static final int TIME_SIGNATURE = 0x58;
  private static final int KEY_SIGNATURE = 0x59;

  private static final int MINOR_THIRD = 3;

  private static final int DATA_ENTRY = 6;
  private static final int DATA_ENTRY_LOW = 38;
  private static final int RPN_LOW = 100;
  private static final int RPN_HIGH = 101;
  private static final int NO_RPN = 127;

  /// General MIDI's program 90, the nearest to what sounds here.
  private static final int PAD_WARM = 89;

  private static final int FIRST = 0;
  private static final int OFF = 0;
  private static final int SETUP = 1;
  private static final int BEND = 2;
  private static final int ON = 3;

  /// How notes are spread over tracks.
  public enum Tracks {
    /// One for each row that sounds.
    PER_ROW,
    /// One for all rows, named after their set of voices.
    ONE
  }

  /// What happens in a track; of one tick the lowest rank comes first.
  private record Event(long tick, int rank, MidiMessage message) {}

  private final Jam jam;
  private final PlayedTime played;
  private final MusicalTime time;

  private JamSequence(Jam jam) {
    this.jam = jam;
    played = new PlayedTime(jam);
    time = new MusicalTime(jam.steps(), played.steps(), jam.tempo());
  }

  /// The sequence of a jam.
  public static Sequence of(Jam jam, Tracks tracks) {
    try {
      return new JamSequence(jam).sequence(tracks);
    } catch (InvalidMidiDataException e) {
      throw new IllegalStateException("a message that we made is refused", e);
    }
  }

  /// Writes a jam as a file.
  ///
  /// @throws IOException when it cannot be written
  public static void write(Jam jam, Tracks tracks, Path file) throws IOException {
    Sequence sequence = of(jam, tracks);
    try (OutputStream out = Files.newOutputStream(file)) {
      MidiSystem.write(sequence, 1, out);
    }
  }

  private Sequence sequence(Tracks tracks) throws InvalidMidiDataException {
    Sequence sequence = new Sequence(Sequence.PPQ, MusicalTime.TICKS_PER_QUARTER);
    List<Placement.Placed> notes = Placement.of(jam.notes().stream().map(this::note).toList());
    long last = jam.steps().isEmpty() ? 0 : time.ofStep(jam.steps().size() - 1) + 1;
    for (Placement.Placed note : notes) {
      last = Math.max(last, note.note().endTick());
    }
    long end = Math.max(MusicalTime.TICKS_PER_BAR, MusicalTime.barLineFrom(last));
    add(sequence, conductor(), end);
    if (tracks == Tracks.ONE) {
      addPart(sequence, jam.together(), notes, 0, MusicGrid.ROWS - 1, end);
    } else {
      for (int row = 0; row < MusicGrid.ROWS; row++) {
        addPart(sequence, jam.rows().get(row), notes, row, row, end);
      }
    }
    addPart(sequence, "Chords", notes, Placement.CHORDS, Placement.CHORDS, end);
    return sequence;
  }

  private Placement.Note note(SoundedNote note) {
    int step = played.step(note);
    double begins = played.of(note);
    long begin = step >= 0 ? time.ofStep(step) : time.of(begins);
    long end = Math.max(begin + 1, time.of(begins + note.seconds() * 1e6));
    return new Placement.Note(part(note), note.midi(), velocity(note), begin, end);
  }

  private static int part(SoundedNote note) {
    return switch (note.source()) {
      case Source.Square(int index) -> MusicGrid.row(index);
      case Source.Step(int square, _, _) -> MusicGrid.row(square);
      case Source.ChordTone() -> Placement.CHORDS;
    };
  }

  /// Synthesizers make a note as loud as the square of its velocity, as General MIDI wants it.
  private static int velocity(SoundedNote note) {
    double amplitude = note.gain() / Voice.PRIMARY_GAIN.max();
    return Math.clamp(Math.round(127 * Math.sqrt(amplitude)), 1, 127);
  }

  private List<Event> conductor() throws InvalidMidiDataException {
    List<Event> events = new ArrayList<>();
    events.add(text(TRACK_NAME, jam.name(), 0));
    // 4/4, a click each quarter, 8 32nds in a quarter.
    events.add(meta(TIME_SIGNATURE, 0, 4, 2, 24, 8));
    for (MusicalTime.Tempo tempo : time.tempos()) {
      int micros = tempo.quarterMicros();
      events.add(meta(TEMPO, tempo.tick(), micros >> 16, micros >> 8, micros));
    }
    long start = time.of(0);
    if (start > 0) {
      events.add(text(TEXT_MARKER, "Recording begins", start));
    }
    addKeys(events);
    return events;
  }

  private void addKeys(List<Event> events) throws InvalidMidiDataException {
    for (int i = 0; i < jam.keys().size(); i++) {
      long exact = i == 0 ? 0 : time.of(played.of(jam.keys().get(i).beginMicros()));
      long tick =
          Math.round((double) exact / MusicalTime.TICKS_PER_STEP) * MusicalTime.TICKS_PER_STEP;
      Key key = jam.keys().get(i).key();
      // Two to a tick would contradict each other; the later one holds.
      events.removeIf(event -> event.tick() == tick && isKey(event.message()));
      events.add(meta(KEY_SIGNATURE, tick, key.signature(), isMinor(key) ? 1 : 0));
      events.add(text(TEXT_MARKER, key.tonic().asciiName() + " " + key.mode().displayName(), tick));
    }
  }

  /// The format knows major and minor; each mode counts by the third of its harmony.
  private static boolean isMinor(Key key) {
    return key.harmony().semitones(3) == MINOR_THIRD;
  }

  private static boolean isKey(MidiMessage message) {
    return message instanceof MetaMessage meta
        && (meta.getType() == KEY_SIGNATURE || meta.getType() == TEXT_MARKER);
  }

  /// A track of the notes of some parts, unless there are none.
  private static void addPart(
      Sequence sequence, String name, List<Placement.Placed> all, int from, int to, long end)
      throws InvalidMidiDataException {
    List<Placement.Placed> notes =
        all.stream().filter(p -> p.note().part() >= from && p.note().part() <= to).toList();
    if (notes.isEmpty()) {
      return;
    }
    List<Event> events = new ArrayList<>();
    events.add(text(TRACK_NAME, name, 0));
    events.add(text(INSTRUMENT, "Pad 2 (warm)", 0));
    // Tracks that share a channel may be played apart, so each says all of its own bends.
    Map<Integer, Integer> bends = new HashMap<>();
    for (Placement.Placed placed : notes) {
      int channel = placed.channel();
      if (!bends.containsKey(channel)) {
        prepare(events, channel);
        bends.put(channel, Placement.BEND_CENTRE);
      }
      Placement.Note note = placed.note();
      int bend = note.bend();
      if (!Objects.equals(bends.put(channel, bend), bend) || placed.newBend()) {
        add(
            events,
            note.beginTick(),
            BEND,
            ShortMessage.PITCH_BEND,
            channel,
            bend & 127,
            bend >> 7);
      }
      add(events, note.beginTick(), ON, ShortMessage.NOTE_ON, channel, note.key(), note.velocity());
      add(events, note.endTick(), OFF, ShortMessage.NOTE_OFF, channel, note.key(), 64);
    }
    add(sequence, events, end);
  }

  /// The program, and how far a bend goes.
  private static void prepare(List<Event> events, int channel) throws InvalidMidiDataException {
    add(events, 0, SETUP, ShortMessage.PROGRAM_CHANGE, channel, PAD_WARM, 0);
    int[][] controls = {
      {RPN_HIGH, 0},
      {RPN_LOW, 0},
      {DATA_ENTRY, Placement.BEND_RANGE_SEMITONES},
      {DATA_ENTRY_LOW, 0},
      {RPN_HIGH, NO_RPN},
      {RPN_LOW, NO_RPN}
    };
    for (int[] control : controls) {
      add(events, 0, SETUP, ShortMessage.CONTROL_CHANGE, channel, control[0], control[1]);
    }
  }

  private static void add(
      List<Event> events, long tick, int rank, int command, int channel, int data1, int data2)
      throws InvalidMidiDataException {
    events.add(new Event(tick, rank, new ShortMessage(command, channel, data1, data2)));
  }

  private static Event meta(int type, long tick, int... data) throws InvalidMidiDataException {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return new Event(tick, FIRST, new MetaMessage(type, bytes, bytes.length));
  }

  private static Event text(int type, String words, long tick) throws InvalidMidiDataException {
    byte[] bytes = words.getBytes(StandardCharsets.US_ASCII);
    return new Event(tick, FIRST, new MetaMessage(type, bytes, bytes.length));
  }

  private static void add(Sequence sequence, List<Event> events, long end)
      throws InvalidMidiDataException {
    Track track = sequence.createTrack();
    events.sort(Comparator.comparingLong(Event::tick).thenComparingInt(Event::rank));
    events.forEach(event -> track.add(new MidiEvent(event.message(), event.tick())));
    track.add(new MidiEvent(new MetaMessage(END_OF_TRACK, new byte[0], 0), end));
  }
}
