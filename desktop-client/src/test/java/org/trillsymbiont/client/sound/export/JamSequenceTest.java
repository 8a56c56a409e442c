package org.trillsymbiont.client.sound.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.SoundedNote.Source;
import org.trillsymbiont.client.sound.export.Jam.KeyFrom;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.VoiceSet;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Files are read again and compared with what was played.
class JamSequenceTest {
  /// Where the room's clock was when the engine's frame 0 came.
  private static final long ROOM_MICROS = 77_000_000_000L;

  /// The first frame of the recording.
  private static final long FIRST_FRAME = 30_000;

  @TempDir private Path folder;

  private static long frame(long roomMicros) {
    return Math.round((roomMicros - ROOM_MICROS) * 0.0441);
  }

  private static SoundedNote step(int square, Transport.Step step, double midi, double seconds) {
    return note(
        frame(step.beginMicros()),
        new Source.Step(square, step.number(), step.beginMicros()),
        midi,
        seconds);
  }

  private static SoundedNote note(long frame, Source source, double midi, double seconds) {
    return new SoundedNote(0, frame, source, midi, 1.5, seconds);
  }

  private static List<Transport.Step> steps(Transport transport, long from, long to) {
    List<Transport.Step> steps = new ArrayList<>();
    var next = transport.nextStep(from);
    while (next.isPresent() && next.get().beginMicros() < to) {
      steps.add(next.get());
      next = transport.nextStep(next.get().beginMicros() + 1);
    }
    return steps;
  }

  private static Key key(String tonic, Mode mode) {
    return new Key(PitchClass.parse(tonic), mode).respelled();
  }

  private static Jam jam(List<SoundedNote> notes, KeyFrom... keys) {
    List<KeyFrom> all = new ArrayList<>(List.of(keys));
    if (all.isEmpty()) {
      all.add(new KeyFrom(0, key("C", Mode.MAJOR)));
    }
    return Jam.of("A jam", AppState.INITIAL, all, notes, FIRST_FRAME);
  }

  private MidiReading read(Jam jam, Tracks tracks) throws IOException {
    Path file = folder.resolve("jam.mid");
    JamSequence.write(jam, tracks, file);
    return MidiReading.of(file);
  }

  private MidiReading read(List<SoundedNote> notes) throws IOException {
    return read(jam(notes), Tracks.PER_ROW);
  }

  /// When the recording begins in the file, in microseconds.
  private static double begin(MidiReading midi) {
    return midi.markers().stream()
        .filter(marker -> marker.text().equals("Recording begins"))
        .mapToDouble(MidiReading.Marker::micros)
        .findFirst()
        .orElse(0);
  }

  /// That each note of a step is on the grid, and begins within a tick of when it was heard.
  private static void assertInTime(List<SoundedNote> played, MidiReading midi) {
    List<SoundedNote> sorted =
        played.stream()
            .sorted(
                Comparator.comparingLong(SoundedNote::frame).thenComparingDouble(SoundedNote::midi))
            .toList();
    assertEquals(sorted.size(), midi.notes().size());
    double zero = midi.notes().getFirst().micros();
    for (int i = 0; i < sorted.size(); i++) {
      MidiReading.Note note = midi.notes().get(i);
      Source.Step first = (Source.Step) sorted.getFirst().source();
      Source.Step step = (Source.Step) sorted.get(i).source();
      assertEquals(480 * (step.number() % 8), note.tick() % 3840, "step " + step);
      assertEquals(
          (double) step.beginMicros() - first.beginMicros(),
          note.micros() - zero,
          midi.tickMicros(note.tick()),
          "step " + step);
      assertEquals(sorted.get(i).midi(), note.midi(), 0.005);
    }
  }

  private static List<SoundedNote> oneEachStep(List<Transport.Step> steps) {
    return steps.stream()
        .map(step -> step(8 * (int) (step.number() % 8), step, 60.0 + step.number() % 8, 0.05))
        .toList();
  }

  @Test
  void stepsLieOnTheGridAlsoAfterAnHour() throws IOException {
    long begin = ROOM_MICROS + 2_123_457;
    Transport transport = Transport.STOPPED.play(begin, 99);
    List<SoundedNote> notes = oneEachStep(steps(transport, 0, begin + 3_600_000_000L));
    MidiReading midi = read(notes);
    assertTrue(notes.size() > 11_000);
    assertInTimeQuickly(notes, midi);
    assertEquals(606_061, midi.tempos().getFirst().quarterMicros());
    assertTrue(
        midi.tempos().stream().allMatch(tempo -> Math.abs(tempo.quarterMicros() - 606_060) <= 1),
        () -> midi.tempos().toString());
  }

  /// The same, note by note without the search for each tick's tempo being repeated.
  private static void assertInTimeQuickly(List<SoundedNote> notes, MidiReading midi) {
    List<SoundedNote> some = new ArrayList<>();
    for (int i = 0; i < notes.size(); i += 97) {
      some.add(notes.get(i));
    }
    double zero = midi.notes().getFirst().micros();
    long first = ((Source.Step) notes.getFirst().source()).beginMicros();
    for (SoundedNote note : some) {
      Source.Step step = (Source.Step) note.source();
      MidiReading.Note read = midi.notes().get((int) step.number());
      assertEquals(480 * (step.number() % 8), read.tick() % 3840);
      assertEquals((double) step.beginMicros() - first, read.micros() - zero, 100);
    }
  }

  @Test
  void tempoChangesAreInTheFileAndBarsStayBars() throws IOException {
    long begin = ROOM_MICROS + 3_000_000;
    Transport transport = Transport.STOPPED.play(begin, 120);
    List<Transport.Step> all = new ArrayList<>();
    long from = 0;
    long now = begin;
    double[] tempos = {61.5, 240, 97.25, 40, 133};
    for (double tempo : tempos) {
      now += 4_700_000;
      transport = transport.tempo(now, tempo);
      long effect = transport.segments().getLast().beginMicros();
      all.addAll(steps(transport, from, effect));
      from = effect;
    }
    all.addAll(steps(transport, from, from + 4_000_000));
    List<SoundedNote> notes = oneEachStep(all);
    MidiReading midi = read(notes);
    assertInTime(notes, midi);
    assertEquals(
        List.of(500_000, 975_610, 250_000, 616_967, 1_500_000, 451_128),
        midi.tempos().stream().map(MidiReading.Tempo::quarterMicros).toList());
  }

  @Test
  void aPauseBecomesARestAndTheBarsGoOn() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      long now = ROOM_MICROS + 1_000_000;
      Transport transport = Transport.STOPPED;
      List<Transport.Step> all = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        transport = transport.play(now, 60 + random.nextInt(180));
        long begin = now;
        now += 1_000_000 + random.nextInt(4_000_000);
        transport = random.nextBoolean() ? transport.pause(now) : transport.rest(now, 0);
        long end = transport.segments().getLast().beginMicros();
        all.addAll(steps(transport, begin, end));
        now = end + random.nextInt(10_000_000);
      }
      List<SoundedNote> notes = oneEachStep(all);
      assertInTime(notes, read(notes));
    }
  }

  @Test
  void aRecordingInTheMiddleOfAJamBeginsWithinABar() throws IOException {
    long begin = ROOM_MICROS;
    Transport transport = Transport.STOPPED.play(begin, 120);
    List<SoundedNote> notes =
        oneEachStep(steps(transport, ROOM_MICROS + 62_000_000, ROOM_MICROS + 66_000_000));
    MidiReading midi = read(notes);
    assertInTime(notes, midi);
    double before = (notes.getFirst().frame() - FIRST_FRAME) / 0.0441;
    assertEquals(before, midi.notes().getFirst().micros() - begin(midi), 300);
  }

  @Test
  void whatIsTouchedLiesBetweenTheSteps() throws IOException {
    Transport transport = Transport.STOPPED.play(ROOM_MICROS + 1_000_000, 90);
    List<SoundedNote> notes =
        new ArrayList<>(oneEachStep(steps(transport, 0, ROOM_MICROS + 9_000_000)));
    long[] times = {700_000, 1_250_000 + 100_000, 4_444_444, 9_900_000};
    for (long time : times) {
      notes.add(note(frame(ROOM_MICROS + time), new Source.Square(63), 90, 0.2));
    }
    MidiReading midi = read(notes);
    List<MidiReading.Note> touched =
        midi.notes().stream().filter(note -> note.midi() == 90).toList();
    assertEquals(times.length, touched.size());
    double first = FIRST_FRAME / 0.0441;
    for (int i = 0; i < times.length; i++) {
      assertEquals(times[i] - first, touched.get(i).micros() - begin(midi), 1000);
      assertEquals(200_000, touched.get(i).endMicros() - touched.get(i).micros(), 1500);
    }
  }

  @Test
  void withoutStepsTheTempoIsTheRooms() throws IOException {
    MidiReading midi =
        read(
            List.of(
                note(FIRST_FRAME - 1, new Source.Square(0), 50, 1),
                note(FIRST_FRAME, new Source.Square(0), 60, 0.5),
                note(FIRST_FRAME + 44_100, new Source.ChordTone(), 67, 0.5)));
    assertEquals(2, midi.notes().size());
    assertEquals(0, midi.notes().get(0).tick());
    assertEquals(1_000_000, midi.notes().get(1).micros(), 700);
    assertEquals(
        List.of(new MidiReading.Tempo(0, (int) Math.rint(60e6 / AppState.INITIAL.tempo()))),
        midi.tempos());
  }

  @Test
  void anotherRoomsClockMakesNoHole() throws IOException {
    Transport here = Transport.STOPPED.play(ROOM_MICROS + 1_000_000, 120);
    List<SoundedNote> notes = new ArrayList<>(oneEachStep(steps(here, 0, ROOM_MICROS + 4_000_000)));
    Transport there = Transport.STOPPED.play(5_000_000, 120);
    long jump = ROOM_MICROS + 6_000_000 - 5_000_000;
    for (Transport.Step step : steps(there, 0, 8_000_000)) {
      notes.add(
          note(
              frame(step.beginMicros() + jump),
              new Source.Step(8, step.number(), step.beginMicros()),
              62,
              0.05));
    }
    MidiReading midi = read(notes);
    assertEquals(notes.size(), midi.notes().size());
    double zero = midi.notes().getFirst().micros();
    for (int i = 0; i < notes.size(); i++) {
      assertEquals(
          (notes.get(i).frame() - notes.getFirst().frame()) / 0.0441,
          midi.notes().get(i).micros() - zero,
          1000);
      assertEquals(0, midi.notes().get(i).tick() % 480);
    }
  }

  @Test
  void keysHaveTheirSignatures() throws IOException {
    Object[][] cases = {
      {"C", Mode.MAJOR, 0, false, "C Major"},
      {"D", Mode.DORIAN, 0, true, "D Dorian"},
      {"A", Mode.MINOR, 0, true, "A Minor"},
      {"Eb", Mode.MAJOR, -3, false, "Eb Major"},
      {"F#", Mode.LYDIAN, 7, false, "F# Lydian"},
      {"G", Mode.MIXOLYDIAN, 0, false, "G Mixolydian"},
      {"B", Mode.LOCRIAN, 0, true, "B Locrian"},
      {"E", Mode.PHRYGIAN, 0, true, "E Phrygian"},
      {"F", Mode.MINOR, -4, true, "F Minor"},
      {"G#", Mode.MAJOR, -4, false, "Ab Major"}
    };
    Transport transport = Transport.STOPPED.play(ROOM_MICROS + 1_000_000, 120);
    List<Transport.Step> steps = steps(transport, 0, ROOM_MICROS + 40_000_000);
    List<KeyFrom> keys = new ArrayList<>();
    for (int i = 0; i < cases.length; i++) {
      Key key = key((String) cases[i][0], (Mode) cases[i][1]);
      keys.add(new KeyFrom(i == 0 ? 0 : steps.get(8 * i + 3).beginMicros(), key));
    }
    MidiReading midi = read(jam(oneEachStep(steps), keys.toArray(KeyFrom[]::new)), Tracks.PER_ROW);
    long firstTick = midi.notes().getFirst().tick();
    assertEquals(cases.length, midi.keys().size());
    for (int i = 0; i < cases.length; i++) {
      long tick = i == 0 ? 0 : firstTick + (8L * i + 3) * 480;
      assertEquals(
          new MidiReading.KeySignature(tick, (int) cases[i][2], (boolean) cases[i][3]),
          midi.keys().get(i));
      Object text = cases[i][4];
      assertTrue(
          midi.markers().stream()
              .anyMatch(marker -> marker.tick() == tick && marker.text().equals(text)),
          () -> text + " in " + midi.markers());
    }
  }

  @Test
  void tracksAreRowsOrOne() throws IOException {
    Transport transport = Transport.STOPPED.play(ROOM_MICROS + 1_000_000, 120);
    List<Transport.Step> steps = steps(transport, 0, ROOM_MICROS + 5_000_000);
    List<SoundedNote> notes = new ArrayList<>();
    for (Transport.Step step : steps) {
      notes.add(step(16, step, 64, 0.1));
      notes.add(step(56, step, 72, 0.1));
    }
    notes.add(note(frame(ROOM_MICROS + 2_000_000), new Source.ChordTone(), 48, 1.8));
    MidiReading rows = read(jam(notes), Tracks.PER_ROW);
    assertEquals(List.of("A jam", "Row 3 - E4", "Row 8 - C5", "Chords"), rows.names());
    assertEquals(3, rows.instruments().size());
    assertEquals(960, rows.resolution());
    for (MidiReading.Note note : rows.notes()) {
      String track = note.midi() == 64 ? "Row 3 - E4" : note.midi() == 72 ? "Row 8 - C5" : "Chords";
      assertEquals(track, note.track());
      assertEquals(note.midi() == 64 ? 2 : note.midi() == 72 ? 7 : 8, note.channel());
    }
    MidiReading one = read(jam(notes), Tracks.ONE);
    assertEquals(List.of("A jam", "Original", "Chords"), one.names());
    assertEquals(rows.notes().size(), one.notes().size());
  }

  @Test
  void aBendMovesNoOtherNoteAndLengthsAreKept() throws IOException {
    Transport transport = Transport.STOPPED.play(ROOM_MICROS + 1_000_000, 120);
    List<SoundedNote> notes = new ArrayList<>();
    List<Transport.Step> steps = steps(transport, 0, ROOM_MICROS + 5_000_000);
    double[] pitches = {60, 62.25, 64.4, 60.1, 67, 65.49, 58.51, 61.3};
    for (int i = 0; i < 8; i++) {
      SoundedNote note = step(i, steps.get(i), pitches[i], 0.6);
      notes.add(new SoundedNote(0, note.frame(), note.source(), note.midi(), 0.1 + 0.2 * i, 0.6));
    }
    MidiReading midi = read(notes);
    assertEquals(8, midi.notes().size());
    for (int i = 0; i < 8; i++) {
      MidiReading.Note note = midi.notes().get(i);
      assertEquals(pitches[i], note.midi(), 0.0005);
      assertEquals(0.6e6, note.endMicros() - note.micros(), 600);
      double amplitude = Math.pow(note.velocity() / 127.0, 2) * 1.5;
      assertEquals(0.1 + 0.2 * i, amplitude, 0.02);
    }
  }

  @Test
  void whatBeginsAtOnceOnOneRowHasItsOwnBends() throws IOException {
    List<SoundedNote> notes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      notes.add(note(FIRST_FRAME, new Source.Square(i), 50.1 + 1.1 * i, 2));
      notes.add(note(FIRST_FRAME + 100_000, new Source.Square(8 + i), 60.2 + 1.15 * i, 2));
    }
    MidiReading midi = read(notes);
    assertEquals(12, midi.notes().size());
    for (int i = 0; i < 6; i++) {
      assertEquals(50.1 + 1.1 * i, midi.notes().get(i).midi(), 0.0005);
      assertEquals(60.2 + 1.15 * i, midi.notes().get(6 + i).midi(), 0.0005);
    }
  }

  @Test
  void aKeyThatIsStruckAgainEndsFirst() throws IOException {
    Transport transport = Transport.STOPPED.play(ROOM_MICROS + 1_000_000, 120);
    List<Transport.Step> steps = steps(transport, 0, ROOM_MICROS + 3_000_000);
    List<SoundedNote> notes = new ArrayList<>();
    for (Transport.Step step : steps) {
      notes.add(step(0, step, 60, 2));
    }
    SoundedNote chord = note(frame(ROOM_MICROS + 2_000_000), new Source.ChordTone(), 48, 1.8);
    notes.add(chord);
    notes.add(chord);
    MidiReading midi = read(notes);
    List<MidiReading.Note> row = midi.notes().stream().filter(n -> n.midi() == 60).toList();
    assertEquals(steps.size(), row.size());
    for (int i = 1; i < row.size(); i++) {
      assertEquals(row.get(i).tick(), row.get(i - 1).endTick());
    }
    assertEquals(2e6, row.getLast().endMicros() - row.getLast().micros(), 600);
    assertEquals(1, midi.notes().stream().filter(n -> n.midi() == 48).count());
  }

  @Test
  void oneTrackIsNamedAfterTheVoicesIfTheyAreASet() {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    for (int square = 0; square < 64; square++) {
      builder.square(builder.square(square).withVoice(VoiceSet.MUSIC_BOX.voice(square)));
    }
    assertEquals("Music box", together(builder.build()));
    builder.square(builder.square(9).withVoice(VoiceSet.TIDE.voice(9)));
    assertEquals("All rows", together(builder.build()));
  }

  private static String together(AppState state) {
    List<KeyFrom> keys = List.of(new KeyFrom(0, state.key()));
    return Jam.of("A jam", state, keys, List.of(), 0).together();
  }
}
