package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.sound.Wav;
import org.trillsymbiont.client.sound.export.JamSequence.Tracks;
import org.trillsymbiont.client.sound.export.MidiReading;
import org.trillsymbiont.client.view.export.Exports;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

/// Recording and rendering, from the header.
class ExportTest extends WindowTest {
  @TempDir private Path folder;

  private void press(FxRobot robot, String query) {
    robot.interact(() -> node(robot, query, Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
  }

  private void open(FxRobot robot) {
    press(robot, "#record");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName() + "").sorted().toList();
    }
  }

  private String toast(FxRobot robot) throws TimeoutException {
    await(() -> window().view().lookup("#toast-export") != null);
    return robot.lookup("#toast-export").query().getAccessibleText();
  }

  /// How long the recording is, in seconds.
  private double recorded() {
    return window().exports().takeProperty().get() instanceof Exports.Take.Running(double seconds)
        ? seconds
        : 0;
  }

  private boolean isIdle() {
    return window().exports().takeProperty().get() instanceof Exports.Take.None;
  }

  @Test
  void recordsWhatIsHeardIntoAWavFileAndItsNotesIntoAMidiFile(FxRobot robot) throws Exception {
    Path file = folder.resolve("jam.wav");
    window().answer(file);
    arrive(state -> {
      state.selectedKey(PitchClass.parse("D"));
      state.selectedScale(Mode.DORIAN);
      state.tempo(120);
    });
    open(robot);
    assertTrue(node(robot, "#record-now", Node.class).isFocused());
    press(robot, "#record-notes");
    press(robot, "#record-now");
    assertNull(window().view().lookup("#export-bubble"), "it makes room");
    assertTrue(
        window().suggested().endsWith("lobby 2026-11-28 15-30 D Dorian 120 BPM.wav"),
        window()::suggested);
    await(() -> recorded() >= 1);
    robot.interact(() -> window().engine().audition(window().store().state(), 17));
    assertTrue(text(robot, "#record").matches("0:\\d\\d"), text(robot, "#record"));
    await(() -> recorded() >= 2.5);
    press(robot, "#record");
    await(this::isIdle);
    Wav wav = Wav.of(file);
    assertTrue(wav.frames() > 2 * 44_100 && wav.left().peak() > 0.05);
    MidiReading midi = MidiReading.of(folder.resolve("jam.mid"));
    assertEquals(1, midi.notes().size());
    assertEquals(new MidiReading.KeySignature(0, 0, true), midi.keys().getFirst());
    String said = toast(robot);
    assertTrue(said.matches("Recorded 0:\\d\\d into jam.wav and jam.mid\\."), said);
    assertEquals("Record", text(robot, "#record"));
    assertEquals(List.of(), sent(), "it is nobody else's business");
  }

  @Test
  void nothingHappensWhenTheUserWantsNoFileAfterAll(FxRobot robot) {
    open(robot);
    press(robot, "#record-now");
    assertTrue(isIdle());
    assertEquals("Record", text(robot, "#record"));
  }

  @Test
  void saysWhyNothingCanBeRecorded(FxRobot robot) throws Exception {
    window().answer(folder.resolve("gone").resolve("jam.wav"));
    open(robot);
    press(robot, "#record-now");
    assertEquals("Nothing can be recorded into jam.wav: its folder is gone.", toast(robot));
    assertTrue(isIdle());
  }

  @Test
  void closingTheWindowCompletesTheFile(FxRobot robot) throws Exception {
    Path file = folder.resolve("jam.wav");
    window().answer(file);
    open(robot);
    press(robot, "#record-now");
    await(() -> recorded() >= 1);
    robot.interact(() -> window().close());
    assertTrue(Wav.of(file).frames() >= 44_100);
  }

  @Test
  void rendersBarsIntoBothFilesAndOffersTheFolder(FxRobot robot) throws Exception {
    List<Path> opened = new ArrayList<>();
    robot.interact(() -> window().exports().setOnOpenFolder(opened::add));
    window().answer(folder.resolve("bars"));
    arrive(state -> {
      state.square(state.square(3).withActive(true));
      state.tempo(240);
    });
    open(robot);
    press(robot, "#render-notes");
    press(robot, "#tracks-one");
    assertEquals(Tracks.ONE, window().exports().tracksProperty().get());
    press(robot, "#render-bars");
    robot.type(KeyCode.DOWN, 5);
    assertEquals("0:03 in C Major at 240 BPM", text(robot, "#render-length"));
    press(robot, "#render");
    String said = toast(robot);
    assertTrue(
        said.matches(
            "Rendered 3 bars, 0:0\\d, into bars.wav and bars.mid, \\d+ times faster than real time\\."),
        said);
    assertTrue(window().suggested().endsWith("C Major 240 BPM, 3 bars.wav"), window()::suggested);
    assertEquals(List.of("bars.mid", "bars.wav"), files());
    assertEquals(3, MidiReading.of(folder.resolve("bars.mid")).notes().size());
    assertEquals(folder, window().exports().folderProperty().get());
    // Its skin is made with the next pulse.
    await(() -> window().view().lookup("#toast-answer") != null);
    robot.interact(() -> node(robot, "#toast-answer", Button.class).fire());
    assertEquals(List.of(folder), opened);
  }

  @Test
  void showsHowFarItIsAndCancels(FxRobot robot) throws Exception {
    window().answer(folder.resolve("long.wav"));
    robot.interact(() -> window().exports().barsProperty().set(1024));
    open(robot);
    press(robot, "#render");
    await(() ->
        window().exports().renderProperty().get() instanceof Exports.Render.Running running
            && running.progress().seconds() > 0);
    await(() -> text(robot, "#render-words").matches("Bar \\d+ of 1024 · \\d+ times .* left"));
    assertTrue(text(robot, "#record").endsWith(" %"));
    assertTrue(node(robot, "#render-cancel", Node.class).isFocused());
    assertTrue(node(robot, "#render", Node.class).isDisabled());
    robot.type(KeyCode.SPACE);
    await(() -> window().exports().renderProperty().get() instanceof Exports.Render.None);
    assertEquals(List.of(), files());
    assertFalse(node(robot, "#render-progress", Node.class).getParent().isVisible());
    assertTrue(node(robot, "#render", Node.class).isFocused(), "the bubble stays");
  }

  @Test
  void somethingMustBeWantedOfARendering(FxRobot robot) {
    open(robot);
    press(robot, "#render-sound");
    assertTrue(node(robot, "#render", Labeled.class).isDisabled());
    press(robot, "#render-notes");
    assertFalse(node(robot, "#render", Labeled.class).isDisabled());
  }
}
