package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.control.StatusLight;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.Evolution;
import org.trillsymbiont.model.state.MusicGrid;

class TransportAndEvolutionTest extends WindowTest {

  @Test
  void playPauseAndStopSendExactlyTheirEdits(FxRobot robot) throws TimeoutException {
    robot.clickOn("#play");
    assertEquals(Gestures.play(), onlyEdit());
    assertEquals("Pause", text(robot, "#play"));
    awaitPosition(robot, "Running · Step 1/8");
    robot.clickOn("#play");
    assertEquals(Gestures.pause(), onlyEdit());
    assertEquals("Play", text(robot, "#play"));
    await(() -> text(robot, "#position").startsWith("Paused on step "));
    robot.clickOn("#stop");
    assertEquals(Gestures.stop(), onlyEdit());
    awaitPosition(robot, "Stopped");
    assertTrue(node(robot, "#stop", Button.class).isDisabled());
  }

  private static void awaitPosition(FxRobot robot, String words) throws TimeoutException {
    await(() -> text(robot, "#position").equals(words));
  }

  @Test
  void slowerAndFasterStepTheTempoWithinItsRange(FxRobot robot) {
    robot.clickOn("#faster");
    assertEquals(Edit.of("Change tempo", Fields.TEMPO, 104.0), onlyEdit());
    robot.clickOn("#slower");
    assertEquals(Edit.of("Change tempo", Fields.TEMPO, 99.0), onlyEdit());
    arrive(b -> b.tempo(40));
    robot.clickOn("#slower");
    assertEquals(List.of(), sent());
  }

  @Test
  void aTypedTempoIsSentOnEnterAndBroughtIntoRange(FxRobot robot) {
    type(robot, "120");
    robot.type(KeyCode.ENTER);
    assertEquals(Edit.of("Change tempo", Fields.TEMPO, 120.0), onlyEdit());
    type(robot, "999");
    robot.type(KeyCode.ENTER);
    assertEquals(Edit.of("Change tempo", Fields.TEMPO, 240.0), onlyEdit());
    assertEquals("240", node(robot, "#bpm", TextField.class).getText());
  }

  @Test
  void typingIsNotDisturbedAndEscapeTakesItBack(FxRobot robot) {
    type(robot, "12");
    arrive(b -> b.tempo(77));
    assertEquals("12", node(robot, "#bpm", TextField.class).getText());
    robot.type(KeyCode.ESCAPE);
    assertEquals("77", node(robot, "#bpm", TextField.class).getText());
    assertEquals(List.of(), sent());
  }

  private static void type(FxRobot robot, String number) {
    robot.doubleClickOn("#bpm").write(number);
  }

  @Test
  void slidersAnswerToKeys(FxRobot robot) {
    robot.interact(() -> node(robot, "#tempo", Slider.class).requestFocus());
    robot.type(KeyCode.RIGHT);
    assertEquals(Edit.of("Change tempo", Fields.TEMPO, 100.0), onlyEdit());
    robot.interact(() -> node(robot, "#volume", Slider.class).requestFocus());
    robot.type(KeyCode.LEFT);
    assertEquals(Edit.of("Change volume", Fields.MASTER_VOLUME, 0.95), onlyEdit());
    assertEquals("95 %", text(robot, "#percent"));
    robot.interact(() -> node(robot, "#evolution-speed", Slider.class).requestFocus());
    robot.type(KeyCode.RIGHT);
    assertEquals(Edit.of("Change evolution speed", Fields.EVOLUTION_SPEED, 550), onlyEdit());
    assertEquals("550 ms", text(robot, "#evolution-pace"));
  }

  @Test
  void aDraggedSliderSendsWholeValuesAndHoldsStillAgainstOthers(FxRobot robot) {
    Slider volume = node(robot, "#volume", Slider.class);
    robot.drag(volume.lookup(".thumb"), MouseButton.PRIMARY).moveBy(-40, 0);
    double held = volume.getValue();
    assertTrue(held < 100, "it moved");
    List<Edit> sent = sent();
    assertFalse(sent.isEmpty());
    for (Edit edit : sent) {
      assertEquals(Set.of(Fields.MASTER_VOLUME), edit.fields());
      double percent = edit.get(Fields.MASTER_VOLUME) * 100;
      assertEquals(Math.rint(percent), percent, 1e-9);
    }
    arrive(b -> b.masterVolume(0.1));
    assertEquals(held, volume.getValue());
    robot.drop();
    assertEquals(List.of(), sent());
    assertEquals(10, volume.getValue(), 1e-9);
  }

  @Test
  void aClickOnTheTrackSendsOneEdit(FxRobot robot) {
    Slider tempo = node(robot, "#tempo", Slider.class);
    robot.clickOn(tempo.lookup(".track"));
    double sent = onlyEdit().get(Fields.TEMPO);
    assertEquals(140, sent, 10);
    assertEquals(Math.rint(sent), sent);
    assertEquals(sent, tempo.getValue());
  }

  @Test
  void evolutionRandomiseAndClearSendExactlyTheirEdits(FxRobot robot) {
    robot.clickOn("#evolve");
    assertEquals(Gestures.startEvolution(), onlyEdit());
    assertEquals("Stop evolution", text(robot, "#evolve"));
    robot.clickOn("#evolve");
    assertEquals(Gestures.stopEvolution(), onlyEdit());
    robot.clickOn("#randomise");
    assertEquals(Gestures.randomise(new Random(1)), onlyEdit());
    int active = state().musicGrid().activeCount();
    assertTrue(active > 0);
    assertEquals(active + "/64 active", text(robot, "#active-count"));
    robot.clickOn("#clear");
    assertEquals(Gestures.clear(), onlyEdit());
    assertEquals("0/64 active", text(robot, "#active-count"));
  }

  @Test
  void showsWhatTheEvolutionDoes(FxRobot robot) {
    arrive(b -> {
      b.evolution(
          Evolution.INITIAL
              .withEvolving(true)
              .withEvolutionSpeed(1200)
              .withGeneration(39)
              .withCurrentStep(7)
              .withMaxSteps(32));
      b.square(MusicGrid.INITIAL.square(9).withActive(true));
    });
    assertEquals("Generation 39 · 7 of 32", text(robot, "#generation"));
    assertEquals("1,200 ms", text(robot, "#evolution-pace"));
    assertEquals("1/64 active", text(robot, "#active-count"));
    assertEquals("Evolving", text(robot, "#evolving"));
    assertEquals(StatusLight.Level.BUSY, node(robot, "#evolving", StatusLight.class).level());
    arrive(b -> b.evolution(b.evolution().withEvolving(false)));
    assertEquals("Static", text(robot, "#evolving"));
  }
}
