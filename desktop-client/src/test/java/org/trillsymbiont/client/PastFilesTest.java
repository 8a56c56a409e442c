package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trillsymbiont.client.past.Place;
import org.trillsymbiont.client.past.Stretch;
import org.trillsymbiont.client.sound.Wav;
import org.trillsymbiont.client.sound.export.Bounce;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.client.sound.export.MidiReading;
import org.trillsymbiont.client.sound.export.Passage;
import org.trillsymbiont.client.sound.export.Recording;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.history.Bars;
import org.trillsymbiont.model.history.Filter;
import org.trillsymbiont.model.history.History;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.Ruleset;
import org.trillsymbiont.model.theory.Degree;

/// Files of what was played, against those that were made, or could have been, when it was.
final class PastFilesTest extends TwoInThePast {
  private static final int BARS = 2;
  private static final String CHORDS = "Chords";

  /// Some squares with voices of their own, in a fast tempo.
  private void compose() {
    Edit.Builder edit = Edit.labelled("Some squares").set(Fields.TEMPO, 240.0);
    for (int square : List.of(0, 9, 18, 27, 36, 45, 54, 63, 20)) {
      edit.set(Fields.square(square).active(), true);
      edit.set(Fields.square(square).primaryGain(), 0.25 + square / 64.0);
    }
    edit(ada, edit.build());
  }

  private Path out(String name) {
    try {
      return Files.createDirectories(folder.resolve("out")).resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(out("x").getParent())) {
      return files.map(file -> file.getFileName() + "").toList();
    }
  }

  /// The same bars as the export of bars makes, which simulates what the room would play. The jam
  /// goes on behind them, and had begun before them.
  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 1"})
  void soundAndNotesAreByteByByteThoseOfTheBarsThatWerePlayed(boolean isEvolving, int from)
      throws Exception {
    compose();
    if (isEvolving) {
      edit(
          ada,
          Edit.labelled("Let it grow")
              .set(Fields.EVOLUTION_RULESET, Ruleset.DRIFT)
              .set(Fields.STEPS_PER_GENERATION, 4)
              .set(Fields.EVOLUTION_SEED, 4711)
              .build());
      edit(ada, Gestures.startEvolution());
    }
    AppState before = live(ada);
    edit(ada, Gestures.play());
    int heard = BARS * MusicGrid.COLUMNS;
    eventually(() -> ada.heard().size() > 2 * heard);
    edit(ada, Gestures.stop());
    History history = open(ben);
    long play = playRev(history);
    long first = fromFx(() -> new Bars(history).after(history.micros(play) - 1).orElseThrow());
    long length = Math.round(heard * 30e6 / before.tempo());
    long begin = first + from * length / BARS;
    AppState played = fromFx(() -> history.at(play).state());
    Passage past =
        fromFx(() ->
            new Stretch(Place.at(history, begin), Place.at(history, begin + length))
                .passage(history));
    Exports exports = ben.client().exports();
    Path file = out("past.mid");
    onFx(() -> {
      exports.rendersSoundProperty().set(true);
      exports.rendersNotesProperty().set(true);
      exports.renderPastInto(past, out("past.wav"));
    });
    eventually(() -> fromFx(() -> exports.renderProperty().get() instanceof Exports.Render.None));
    MidiReading made = MidiReading.of(file);
    assertTrue(made.notes().size() >= 8, made.notes()::toString);
    bounce(
        Passage.bars(played, BARS),
        new Bounce.Order(
            made.names().getFirst(),
            Optional.of(out("bars.wav")),
            Optional.of(out("bars.mid")),
            Tracks.PER_ROW));
    assertEquals(MidiReading.of(out("bars.mid")).notes(), made.notes());
    assertArrayEquals(Files.readAllBytes(out("bars.mid")), Files.readAllBytes(file));
    assertTrue(Wav.of(out("past.wav")).left().peak() > 0.02);
    assertArrayEquals(Files.readAllBytes(out("bars.wav")), Files.readAllBytes(out("past.wav")));
  }

  /// The last change of a person that made it run.
  private static long playRev(History history) {
    return fromFx(() ->
        history.events(1, history.end(), Filter.ALL).stream()
            .filter(event -> event.edit().sets(Fields.IS_SEQUENCER_RUNNING))
            .filter(event -> event.edit().get(Fields.IS_SEQUENCER_RUNNING))
            .reduce((one, other) -> other)
            .orElseThrow()
            .rev());
  }

  private static void bounce(Passage passage, Bounce.Order order) {
    CompletableFuture<Bounce.Outcome> end = new CompletableFuture<>();
    try (Bounce _ = Bounce.start(passage, order, progress -> {}, end::complete)) {
      assertTrue(end.join() instanceof Bounce.Outcome.Done, () -> "" + end.join());
    }
  }

  /// A note of a file, from its first one on.
  private record Note(long tick, long ticks, double midi, int velocity, String track) {}

  private static List<Note> notes(Path midi) {
    List<MidiReading.Note> notes =
        MidiReading.of(midi).notes().stream().filter(note -> !note.track().equals(CHORDS)).toList();
    long first = notes.stream().mapToLong(MidiReading.Note::tick).min().orElse(0);
    return notes.stream()
        .map(note ->
            new Note(
                note.tick() - first,
                note.endTick() - note.tick(),
                note.midi(),
                note.velocity(),
                note.track()))
        .sorted(Comparator.comparingLong(Note::tick).thenComparingDouble(Note::midi))
        .toList();
  }

  /// The tones of chosen chords: they are no steps, so each hears them when he hears of them.
  private static List<Double> chord(Path midi) {
    return MidiReading.of(midi).notes().stream()
        .filter(note -> note.track().equals(CHORDS))
        .map(MidiReading.Note::midi)
        .sorted()
        .toList();
  }

  /// What somebody changes meanwhile is in it where it was heard.
  @Test
  void itHasTheNotesOfARecordingOfTheSameTime() throws Exception {
    compose();
    Recording recording =
        new Recording(
            ada.engine(),
            "Jam",
            out("live.wav"),
            Optional.of(new Recording.NotesTo(out("live.mid"), Tracks.PER_ROW)),
            live(ada));
    onFx(() -> ada.client().playhead().onStep(recording::step));
    recording.start();
    edit(ada, Gestures.play());
    eventually(() -> hears(ada, 27));
    edit(ben, Edit.of(Fields.square(34).active(), true));
    edit(ben, Edit.of(Fields.SELECTED_CHORD, Degree.IV));
    edit(ben, Edit.of(Fields.TEMPO, 200.0));
    eventually(() -> hears(ada, 34));
    edit(ben, Edit.of(Fields.square(9).active(), false));
    eventually(() -> ada.heard().size() > 48);
    edit(ada, Gestures.stop());
    eventually(() -> fromFx(() -> !ada.client().playhead().position().isMoving()));
    recording.stop();
    edit(ada, Edit.of(Fields.REVERB, 0.0625));
    History history = open(ben);
    Passage past = fromFx(() -> new Stretch(Place.at(0), Place.at(history.end())).passage(history));
    bounce(
        past,
        new Bounce.Order("Jam", Optional.empty(), Optional.of(out("past.mid")), Tracks.PER_ROW));
    List<Note> live = notes(out("live.mid"));
    assertTrue(live.size() > 40, live::toString);
    assertEquals(live, notes(out("past.mid")));
    assertEquals(3, chord(out("live.mid")).size());
    assertEquals(chord(out("live.mid")), chord(out("past.mid")));
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true", "true, true"})
  void aCancelledExportLeavesNothing(boolean sound, boolean notes) throws Exception {
    compose();
    edit(ada, Gestures.play());
    eventually(() -> hears(ada, 27));
    History history = open(ben);
    Passage second =
        fromFx(() -> new Stretch(Place.at(0), Place.at(history.end())).passage(history));
    // An hour of the last state.
    long hour = 3_600_000_000L;
    Passage long_ = new Passage(second.beginMicros(), second.endMicros() + hour, second.changes());
    Exports exports = ben.client().exports();
    Path file = out(sound ? "long.wav" : "long.mid");
    ben.click("#history-export");
    onFx(() -> {
      exports.rendersSoundProperty().set(sound);
      exports.rendersNotesProperty().set(notes);
      exports.renderPastInto(long_, file);
      ben.client().root().layout();
      assertTrue(node(ben, "#past-export-progress").getParent().isVisible());
      assertTrue(node(ben, "#past-export-now").isDisabled());
      ((Button) node(ben, "#past-export-cancel")).fire();
    });
    eventually(() -> fromFx(() -> exports.renderProperty().get() instanceof Exports.Render.None));
    assertEquals(List.of(), files());
    assertFalse(node(ben, "#past-export-now").isDisabled(), "it can be tried again");
    assertFalse(fromFx(() -> node(ben, "#past-export-progress").getParent().isVisible()));
    assertFalse(isAway(ada));
  }
}
