package org.trillsymbiont.client.sound.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trillsymbiont.client.sound.Analysis;
import org.trillsymbiont.client.sound.LimitedDisk;
import org.trillsymbiont.client.sound.SoundedNote;
import org.trillsymbiont.client.sound.StepNotes;
import org.trillsymbiont.client.sound.Wav;
import org.trillsymbiont.client.sound.export.Bounce.Order;
import org.trillsymbiont.client.sound.export.Bounce.Outcome;
import org.trillsymbiont.client.sound.export.Bounce.Progress;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.model.edit.Unattended.Change;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
import org.trillsymbiont.model.theory.Pitch;

class BounceTest {
  private static final List<Waveform> WAVES = List.of(Waveform.values());

  @TempDir private Path folder;

  private final BlockingQueue<Progress> told = new LinkedBlockingQueue<>();
  private final CompletableFuture<Outcome> ended = new CompletableFuture<>();

  private Order order(String name) {
    return new Order(
        "Test",
        Optional.of(folder.resolve(name + ".wav")),
        Optional.of(folder.resolve(name + ".mid")),
        Tracks.PER_ROW);
  }

  private static Outcome.Done bounce(Passage passage, Order order) throws Exception {
    CompletableFuture<Outcome> ended = new CompletableFuture<>();
    try (Bounce _ = Bounce.start(passage, order, progress -> {}, ended::complete)) {
      return assertInstanceOf(Outcome.Done.class, ended.get(5, TimeUnit.MINUTES));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName() + "").sorted().toList();
    }
  }

  /// A pure tone in each column, short enough that none meets another.
  private static AppState melody(double bpm) {
    AppState.Builder builder = AppState.INITIAL.toBuilder();
    Voice voice = Voice.DEFAULT.withPrimaryDecay(0.1).withPrimaryWave(Waveform.SINE);
    for (int column = 0; column < 8; column++) {
      int square = 8 * ((5 * column) % 8) + column;
      builder.square(builder.square(square).withActive(true).withVoice(voice));
    }
    builder.tempo(bpm);
    return builder.build();
  }

  @Test
  void soundsWhatTheScoreSays() throws Exception {
    Passage passage = Passage.bars(melody(110), 3);
    Order order = order("melody");
    Outcome.Done done = bounce(passage, order);
    assertEquals(order.files(), done.files());
    Wav wav = Wav.of(folder.resolve("melody.wav"));
    assertEquals(wav.frames() / 44_100.0, done.seconds(), 1e-9);
    assertTrue(done.seconds() >= passage.seconds() && done.seconds() < passage.seconds() + 1);
    Analysis sound = wav.left();
    List<Integer> onsets = sound.onsets(1e-4, 0.03);
    List<StepNotes> steps = passage.steps();
    assertEquals(24, onsets.size());
    for (int n = 0; n < 24; n++) {
      SoundedNote note = steps.get(n).notes().getFirst();
      assertEquals((double) note.frame(), onsets.get(n), 100, "onset " + n);
      double hertz = sound.frequency((int) note.frame() + 1500, (int) note.frame() + 5500);
      assertEquals(0, Analysis.cents(hertz, Pitch.hertz(note.midi())), 2, "pitch " + n);
    }
    System.out.printf(
        Locale.ROOT,
        "Rendered %.1f s %.0f times faster than real time%n",
        done.seconds(),
        done.speed());
  }

  @Test
  void theMidiFileHasTheSameNotes() throws Exception {
    Passage passage = Passage.bars(melody(97.3), 4);
    bounce(passage, order("melody"));
    MidiReading midi = MidiReading.of(folder.resolve("melody.mid"));
    List<StepNotes> steps = passage.steps();
    assertEquals(32, midi.notes().size());
    for (int n = 0; n < 32; n++) {
      MidiReading.Note note = midi.notes().get(n);
      SoundedNote played = steps.get(n).notes().getFirst();
      assertEquals(480L * n, note.tick());
      assertEquals(
          (double) steps.get(n).step().beginMicros() - passage.beginMicros(),
          note.micros(),
          midi.tickMicros(note.tick()));
      assertEquals(played.midi(), note.midi(), 0.005);
      assertEquals(
          1e6 * played.seconds(),
          note.endMicros() - note.micros(),
          2 * midi.tickMicros(note.tick()));
    }
    assertEquals(1, midi.tempos().size());
    assertEquals(0, midi.markers().stream().filter(m -> m.text().startsWith("Rec")).count());
  }

  @Test
  void theSameStateMakesTheSameFiles() throws Exception {
    Evolution evolution = Evolution.INITIAL.withEvolving(true).withStepsPerGeneration(2);
    AppState state = PassageTest.pattern(200, evolution);
    AppState.Builder builder = state.toBuilder();
    for (int square = 0; square < 64; square++) {
      Voice voice =
          Voice.DEFAULT
              .withPrimaryDecay(0.2 + square / 40.0)
              .withPrimaryFreq(0.5 + square / 64.0)
              .withLfoGain(square % 5 * 4)
              .withPrimaryWave(WAVES.get(square % 4));
      builder.square(builder.square(square).withVoice(voice));
    }
    builder.masterVolume(0.6);
    Passage passage = Passage.bars(builder.build(), 6);
    Outcome.Done done = bounce(passage, order("one"));
    System.out.printf(Locale.ROOT, "With LFOs and long decays %.0f times faster%n", done.speed());
    bounce(passage, order("two"));
    for (String ending : List.of(".wav", ".mid")) {
      byte[] one = Files.readAllBytes(folder.resolve("one" + ending));
      byte[] two = Files.readAllBytes(folder.resolve("two" + ending));
      assertArrayEquals(one, two);
    }
    assertTrue(Wav.of(folder.resolve("one.wav")).left().peak() > 0.05);
    assertEquals(List.of("one.mid", "one.wav", "two.mid", "two.wav"), files());
  }

  /// As long after it was chosen as everything that somebody touches.
  @Test
  void aChosenChordSoundsWhereItsNotesAre() throws Exception {
    AppState state = AppState.INITIAL;
    List<Change> changes =
        List.of(
            new Change(0, state, Transport.STOPPED),
            new Change(500_000, state, Transport.STOPPED, true),
            new Change(1_000_000, state, Transport.STOPPED, true));
    Passage passage = new Passage(100_000, 1_000_000, changes);
    bounce(passage, order("chord"));
    List<SoundedNote> chord = passage.chords();
    assertEquals(3, chord.size(), "the one at the end is no part of it");
    assertEquals(3, MidiReading.of(folder.resolve("chord.mid")).notes().size());
    float[] stereo = Wav.of(folder.resolve("chord.wav")).stereo();
    int first = 0;
    while (Math.abs(stereo[2 * first]) < 1e-4f) {
      first++;
    }
    long late = first - chord.getFirst().frame();
    assertTrue(late >= 0 && late < 50, late + " frames");
    assertTrue(Wav.of(folder.resolve("chord.wav")).left().peak() > 0.02);
  }

  @Test
  void notesAloneNeedNoTime() throws Exception {
    Order order =
        new Order("Test", Optional.empty(), Optional.of(folder.resolve("a.mid")), Tracks.ONE);
    Outcome.Done done = bounce(Passage.bars(melody(120), 1024), order);
    assertEquals(0, done.speed());
    assertEquals(List.of("a.mid"), files());
    assertEquals(8192, MidiReading.of(folder.resolve("a.mid")).notes().size());
  }

  @Test
  void nothingIsLeftOfWhatIsCancelled() throws Exception {
    Files.writeString(folder.resolve("long.wav"), "what was there before");
    Passage passage = Passage.bars(melody(40), 1024);
    Bounce bounce = Bounce.start(passage, order("long"), told::add, ended::complete);
    Progress some = told.poll(60, TimeUnit.SECONDS);
    while (some != null && some.seconds() == 0) {
      some = told.poll(60, TimeUnit.SECONDS);
    }
    assertTrue(some != null && some.fraction() < 1 && some.speed() > 0);
    bounce.close();
    assertEquals(new Outcome.Cancelled(), ended.get(10, TimeUnit.SECONDS));
    assertEquals(List.of("long.wav"), files());
    assertEquals("what was there before", Files.readString(folder.resolve("long.wav")));
  }

  @Test
  void notesThatTakeLongAreToldOfAndCanBeCancelled() throws Exception {
    AtomicLong micros = new AtomicLong();
    Iterator<Change> endless =
        Stream.generate(() -> new Change(micros.getAndIncrement(), melody(120), Transport.STOPPED))
            .iterator();
    Passage passage = new Passage(0, 1L << 60, () -> endless);
    Order order =
        new Order("Test", Optional.empty(), Optional.of(folder.resolve("a.mid")), Tracks.ONE);
    Bounce bounce = Bounce.start(passage, order, told::add, ended::complete);
    Progress some = told.poll(60, TimeUnit.SECONDS);
    assertTrue(some != null && some.fraction() >= 0 && some.fraction() < 1);
    bounce.close();
    assertEquals(new Outcome.Cancelled(), ended.get(10, TimeUnit.SECONDS));
    assertEquals(List.of(), files());
  }

  @Test
  void saysWhatIsKeptWhenTheNotesHaveNoPlace() throws Exception {
    Files.createDirectories(folder.resolve("a.mid").resolve("full"));
    try (Bounce _ =
        Bounce.start(Passage.bars(melody(240), 1), order("a"), told::add, ended::complete)) {
      assertEquals(
          new Outcome.Partly(
              folder.resolve("a.wav"), folder.resolve("a.mid"), "there is a folder of that name"),
          ended.get(60, TimeUnit.SECONDS));
    }
    assertEquals(List.of("a.mid", "a.wav"), files());
  }

  @Test
  void nothingIsLeftWhenTheDiskIsFull() throws Exception {
    assertFull(path -> new LimitedDisk(path, 500_000));
  }

  @Test
  void aRealFullDiskIsSaid() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    assertFull(path -> Files.newByteChannel(full, StandardOpenOption.WRITE));
  }

  private void assertFull(Bounce.Disk disk) throws Exception {
    try (Bounce _ =
        Bounce.start(
            Passage.bars(melody(120), 8), order("full"), disk, told::add, ended::complete)) {
      assertEquals(new Outcome.Failed("the disk is full"), ended.get(60, TimeUnit.SECONDS));
      assertEquals(List.of(), files());
    }
  }

  @Test
  void aFolderThatIsGoneIsSaid() throws Exception {
    Path file = folder.resolve("gone").resolve("a.wav");
    Order order = new Order("Test", Optional.of(file), Optional.empty(), Tracks.ONE);
    try (Bounce _ = Bounce.start(Passage.bars(melody(120), 1), order, told::add, ended::complete)) {
      assertEquals(new Outcome.Failed("its folder is gone"), ended.get(60, TimeUnit.SECONDS));
    }
  }
}
