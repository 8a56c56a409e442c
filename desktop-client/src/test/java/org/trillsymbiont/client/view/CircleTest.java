package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.view.circle.CircleGeometry;
import org.trillsymbiont.client.view.circle.CirclePlace;
import org.trillsymbiont.client.view.circle.CirclePlace.Ring;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

class CircleTest extends WindowTest {

  @BeforeEach
  void open() {
    arrive(b -> b.showCircleOfFifths(true));
    sent();
  }

  @Test
  void opensAndClosesForEverybody(FxRobot robot) {
    robot.clickOn("#circle-toggle");
    assertEquals(Edit.of("Hide circle of fifths", Fields.SHOW_CIRCLE_OF_FIFTHS, false), onlyEdit());
    assertFalse(window().view().lookup("#circle").getParent().isVisible());
    assertEquals("C Major · chord C", text(robot, "#key-summary"));
    robot.clickOn("#circle-toggle");
    assertEquals(Edit.of("Show circle of fifths", Fields.SHOW_CIRCLE_OF_FIFTHS, true), onlyEdit());
  }

  @Test
  void placesAllAroundAreChosenByAClick(FxRobot robot) {
    for (int index = 0; index < CirclePlace.PLACES; index++) {
      Ring[] rings = Ring.values();
      CirclePlace place = new CirclePlace(rings[index % rings.length], index);
      robot.clickOn(onScreen(robot, place));
      assertEquals(Gestures.chooseKey(AppState.INITIAL, place.tonic(), place.mode()), onlyEdit());
      assertEquals(place.key(), state().key());
      assertEquals(place.key().displayName(), text(robot, "#key-name"));
    }
  }

  @Test
  void aClickInTheHubChoosesNothing(FxRobot robot) {
    robot.clickOn("#circle");
    assertEquals(List.of(), sent());
  }

  private static Point2D onScreen(FxRobot robot, CirclePlace place) {
    Node circle = circle(robot);
    Bounds bounds = circle.getLayoutBounds();
    Point2D at = CircleGeometry.within(bounds.getWidth(), bounds.getHeight()).middle(place);
    return circle.localToScreen(at);
  }

  @Test
  void theKeyboardWalksTheRingsAndChooses(FxRobot robot) {
    robot.interact(() -> circle(robot).requestFocus());
    robot.type(KeyCode.RIGHT);
    robot.type(KeyCode.RIGHT);
    assertEquals(List.of(), sent());
    robot.type(KeyCode.ENTER);
    assertEquals(Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("D"), Mode.MAJOR), onlyEdit());
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.LEFT);
    robot.type(KeyCode.SPACE);
    assertEquals(Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("E"), Mode.MINOR), onlyEdit());
    robot.type(KeyCode.UP);
    robot.type(KeyCode.LEFT, 4);
    robot.type(KeyCode.ENTER);
    assertEquals(Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("Eb"), Mode.MAJOR), onlyEdit());
  }

  @Test
  void theFocusedPlaceSpeaks(FxRobot robot) {
    arrive(b -> b.selectedChord(Degree.V));
    robot.interact(() -> circle(robot).requestFocus());
    robot.type(KeyCode.RIGHT);
    Node place = (Node) circle(robot).queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);
    assertEquals("G major, V of the key, current chord", place.getAccessibleText());
    assertTrue(node(robot, ".circle-cursor", Node.class).isVisible());
  }

  private static Node circle(FxRobot robot) {
    return node(robot, "#circle", Node.class);
  }

  @Test
  void theScaleSelectorKeepsTheTonic(FxRobot robot) {
    ComboBox<?> scale = node(robot, "#scale", ComboBox.class);
    robot.clickOn("#scale");
    robot.clickOn("Dorian");
    assertEquals(Gestures.chooseScale(AppState.INITIAL, Mode.DORIAN), onlyEdit());
    assertEquals(Mode.DORIAN, scale.getValue());
    assertEquals("2 flats: B♭ E♭", text(robot, "#signature"));
    assertEquals("♭III\nE♭", text(robot, "#chord-3"));
    assertEquals("E♭", text(robot, "#note-3"));
  }

  @Test
  void everyChordIsChosen(FxRobot robot) {
    for (Degree degree : Degree.values()) {
      robot.clickOn("#chord-" + degree.number());
      assertEquals(Gestures.chooseChord(degree), onlyEdit());
    }
    robot.clickOn("#chord-7");
    assertEquals(Gestures.chooseChord(Degree.VII), onlyEdit(), "again, so that it sounds again");
    assertEquals("Chord vii° · B° · B D F", text(robot, "#chord-name"));
    assertEquals("493.9 · 587.3 · 698.5 Hz", text(robot, "#chord-tones"));
  }

  @Test
  void theGridIsFreedFromTheKey(FxRobot robot) {
    robot.clickOn("#follows-key");
    assertEquals(Edit.of("Free the grid from the key", Fields.IS_SYNCHRONIZED, false), onlyEdit());
    assertEquals("Grid free: fixed C major matrix · chord C: C E G", text(robot, "#tuning"));
    arrive(b -> b.isSynchronized(true));
    assertTrue(node(robot, "#follows-key", CheckBox.class).isSelected());
    assertEquals(List.of(), sent());
  }
}
