package org.trillsymbiont.client.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.client.sound.export.MidiReading;
import org.trillsymbiont.client.sound.export.NoteTrace;
import org.trillsymbiont.client.sound.export.Recording;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// A jam with changes of tempo and key and with a pause, recorded, and its MIDI file compared with
/// the trace of the same jam.
class RecordingTest {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"at\":(\\d+),\"step\":(\\d+),\"square\":(\\d+),\"key\":(\\d+),\"cents\":([-.\\d]+),"
              + "\"gain\":([.\\d]+),\"frame\":(\\d+)}");

  @TempDir private Path folder;

  /// A note as the trace tells it.
  private record Traced(long at, long step, int row, double midi, double gain, long frame) {}

  private static List<Traced> traced(Path file) throws IOException {
    List<Traced> notes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher m = LINE.matcher(line);
      assertTrue(m.matches(), line);
      notes.add(
          new Traced(
              Long.parseLong(m.group(1)),
              Long.parseLong(m.group(2)),
              Integer.parseInt(m.group(3)) / 8,
              Integer.parseInt(m.group(4)) + Double.parseDouble(m.group(5)) / 100,
              Double.parseDouble(m.group(6)),
              Long.parseLong(m.group(7))));
    }
    return notes;
  }

  private static AppState pattern() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    for (int square = 0; square < 64; square += 3) {
      Voice voice =
          Voice.DEFAULT
              .withPrimaryDecay(0.1 + square / 70.0)
              .withPrimaryGain(0.2 + square / 60.0)
              .withPrimaryFreq(square % 2 == 0 ? 1 : 0.8 + square / 100.0);
      builder.square(builder.square(square).withActive(true).withVoice(voice));
    }
    return builder.build();
  }

  /// The room's score, as it changes. Thread: the test's.
  private static final class Room {
    private final Studio studio;
    private Score score;
    private AppState state;

    Room(Studio studio, AppState state) {
      this.studio = studio;
      this.state = state;
      score = Score.found(now(), state, Transport.STOPPED);
    }

    long now() {
      return studio.room.micros(studio.engine.nanos());
    }

    void become(AppState next, Transport transport) {
      state = next;
      score = score.changed(now(), next, transport);
      studio.engine.perform(new Performance(score, studio.room));
    }

    Transport transport() {
      return score.transport();
    }
  }

  @Test
  void theMidiFileTellsWhatTheTraceTells() throws IOException, InterruptedException {
    Path trace = folder.resolve("notes.jsonl");
    Path midiFile = folder.resolve("jam.mid");
    Recording.Saved saved;
    try (Studio studio = new Studio();
        NoteTrace notes = NoteTrace.to(trace)) {
      AppState state = studio.show(pattern());
      studio.advance(0.4);
      studio.engine.addNoteListener(notes);
      Recording recording =
          new Recording(
              studio.engine,
              "Jam",
              folder.resolve("jam.wav"),
              Optional.of(new Recording.NotesTo(midiFile, Tracks.PER_ROW)),
              state);
      recording.start();
      Room room = new Room(studio, state);
      room.become(state, room.transport().play(room.now(), 104.5));
      studio.advance(5.1);
      room.become(room.state, room.transport().tempo(room.now(), 171));
      studio.advance(3.3);
      AppState dorian = room.state;
      AppState.Builder changed = dorian.toBuilder();
      changed.selectedKey(PitchClass.parse("D"));
      changed.selectedScale(Mode.DORIAN);
      room.become(changed.build(), room.transport());
      Transport.Step next = room.transport().nextStep(room.now() + 250_000).orElseThrow();
      recording.step(new Score.Played(next, room.state));
      studio.advance(4.2);
      room.become(room.state, room.transport().pause(room.now()));
      studio.advance(6.5);
      room.become(room.state, room.transport().play(room.now(), 88));
      studio.advance(6);
      room.become(room.state, room.transport().rest(room.now(), 0));
      studio.advance(3);
      saved = recording.stop();
    }
    assertEquals(Optional.empty(), saved.problem());
    assertEquals(28.1, saved.seconds(), 0.05);
    compare(traced(trace), MidiReading.of(midiFile));
  }

  /// Notes are told some blocks before they are heard, so each place in these is tried.
  @Test
  void theMidiFileHasEachNoteThatBeginsInTheWavFile() throws IOException, InterruptedException {
    AppState state =
        Studio.eachSquare(
            Studio.withVoices(AppState.INITIAL, Voice.DEFAULT.withPrimaryDecay(0.1)),
            square -> square.withActive(square.row() == 0));
    int withNote = 0;
    try (Studio studio = new Studio()) {
      studio.show(state);
      studio.advance(0.4);
      for (int blocks = 0; blocks < 12; blocks++) {
        studio.strike(state, blocks % 8, studio.engine.nanos() + 60_000_000);
        studio.advance(blocks * Block.SECONDS);
        Path wav = folder.resolve(blocks + ".wav");
        Path midi = folder.resolve(blocks + ".mid");
        Recording recording =
            new Recording(
                studio.engine,
                "Jam",
                wav,
                Optional.of(new Recording.NotesTo(midi, Tracks.PER_ROW)),
                state);
        recording.start();
        studio.advance(0.5);
        assertEquals(Optional.empty(), recording.stop().problem());
        long first = Block.frames(studio.time.nanos()) - Wav.of(wav).frames();
        long inside = studio.notes().stream().filter(note -> note.frame() >= first).count();
        assertEquals(inside, MidiReading.of(midi).notes().size(), "after blocks: " + blocks);
        withNote += (int) inside;
      }
    }
    assertTrue(withNote > 1 && withNote < 11, "both happen: " + withNote);
  }

  @Test
  void endsAlsoWhenTheNotesFail() throws IOException, InterruptedException {
    Path wav = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      // No file has this name, which nobody expects.
      Path root = folder.toAbsolutePath().getRoot();
      Recording recording =
          new Recording(
              studio.engine,
              "Jam",
              wav,
              Optional.of(new Recording.NotesTo(root, Tracks.ONE)),
              AppState.INITIAL);
      recording.start();
      studio.advance(0.5);
      Recording.Saved saved = recording.stop();
      assertTrue(saved.problem().orElseThrow().startsWith("something in the program is wrong"));
      assertEquals(Optional.empty(), saved.midi());
      assertTrue(saved.inPlace() && Wav.of(wav).frames() > 20_000);
    }
  }

  @Test
  void doesNotBeginWhenItWasStoppedBefore() throws IOException {
    Path wav = folder.resolve("jam.wav");
    try (Studio studio = new Studio()) {
      Recording recording =
          new Recording(studio.engine, "Jam", wav, Optional.empty(), AppState.INITIAL);
      assertEquals(0, recording.stop().seconds());
      recording.start();
      assertTrue(Files.notExists(wav));
    }
  }

  private static void compare(List<Traced> trace, MidiReading midi) {
    assertTrue(trace.size() > 100);
    assertEquals(trace.size(), midi.notes().size());
    List<MidiReading.Note> unmet = new ArrayList<>(midi.notes());
    double zero = unmet.getFirst().micros();
    for (Traced note : trace) {
      MidiReading.Note met =
          unmet.stream()
              .filter(n -> isSame(note, n, note.at() - trace.getFirst().at() + zero, midi))
              .findFirst()
              .orElseThrow(() -> new AssertionError(note + " is not in the file: " + unmet));
      unmet.remove(met);
      assertEquals(480 * (note.step() % 8), met.tick() % 3840);
    }
    assertEquals(
        List.of("C Major", "D Dorian"),
        midi.markers().stream()
            .map(MidiReading.Marker::text)
            .filter(text -> !text.startsWith("Recording"))
            .toList());
    System.out.println(
        String.format(Locale.ROOT, "%d notes compared, tempos %s", trace.size(), midi.tempos()));
  }

  private static boolean isSame(
      Traced note, MidiReading.Note read, double micros, MidiReading midi) {
    double amplitude = 1.5 * Math.pow(read.velocity() / 127.0, 2);
    return Math.abs(read.micros() - micros) <= midi.tickMicros(read.tick())
        && Math.abs(read.midi() - note.midi()) < 0.005
        && Math.abs(amplitude - note.gain()) < 0.02
        && read.track().startsWith("Row " + (note.row() + 1));
  }
}
