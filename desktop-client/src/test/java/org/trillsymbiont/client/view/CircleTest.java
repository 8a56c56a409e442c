package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.state.KeyChange;
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
    assertNull(window().view().lookup("#circle"));
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
    assertEquals(
        Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("D"), Mode.MAJOR), onlyEdit());
    robot.type(KeyCode.DOWN);
    robot.type(KeyCode.LEFT);
    robot.type(KeyCode.SPACE);
    assertEquals(
        Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("E"), Mode.MINOR), onlyEdit());
    robot.type(KeyCode.UP);
    robot.type(KeyCode.LEFT, 4);
    robot.type(KeyCode.ENTER);
    assertEquals(
        Gestures.chooseKey(AppState.INITIAL, PitchClass.parse("Eb"), Mode.MAJOR), onlyEdit());
  }

  @Test
  void theFocusedPlaceSpeaks(FxRobot robot) {
    arrive(b -> b.selectedChord(Degree.V));
    robot.interact(() -> circle(robot).requestFocus());
    robot.type(KeyCode.RIGHT);
    Node place = (Node) circle(robot).queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM);
    assertEquals("G major, V, in the key, current chord", place.getAccessibleText());
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
    assertEquals("Chord vii° · B° · B D F", text(robot, "#chord-name").replace('\u00a0', ' '));
    assertEquals("246.9 · 293.7 · 349.2 Hz", text(robot, "#chord-tones"));
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

  @Test
  void otherScalesHaveAsManyNotesAsTheyHave(FxRobot robot) {
    arrive(b -> b.selectedScale(Mode.CHROMATIC));
    assertEquals("Gb".replace('b', '♭'), text(robot, "#note-7"));
    assertEquals("B", text(robot, "#note-12"));
    assertEquals("Written without a key signature", text(robot, "#signature"));
    arrive(b -> b.selectedScale(Mode.MINOR_PENTATONIC));
    assertTrue(robot.lookup("#note-6").queryAll().isEmpty());
    assertEquals("B♭", text(robot, "#note-5"));
    assertEquals("3 flats: B♭ E♭ A♭", text(robot, "#signature"));
    arrive(b -> b.selectedScale(Mode.WHOLE_TONE));
    assertEquals("I+\nC+", text(robot, "#chord-1"));
    assertFalse(window().view().lookup("#chord-7").isVisible(), "it has six chords");
  }

  @Test
  void seventhsAreAddedForEverybody(FxRobot robot) {
    robot.clickOn("#sevenths");
    assertEquals(Edit.of("Add sevenths to chords", Fields.HAS_SEVENTHS, true), onlyEdit());
    assertEquals("V7\nG7", text(robot, "#chord-5"));
    assertEquals(
        "Chord Imaj7 · Cmaj7 · C E G B", text(robot, "#chord-name").replace('\u00a0', ' '));
    assertEquals("261.6 · 329.6 · 392.0 · 493.9 Hz", text(robot, "#chord-tones"));
    robot.clickOn("#sevenths");
    assertEquals(Edit.of(Fields.HAS_SEVENTHS, false), onlyEdit());
  }

  @Test
  void whatMayWellComeNextIsSaidAndMarked(FxRobot robot) {
    assertEquals("Leads on to IV F · V G · vi Am · ii Dm", text(robot, "#chord-next"));
    arrive(b -> b.selectedChord(Degree.V));
    assertEquals("Leads on to I C · vi Am · iii Em", text(robot, "#chord-next"));
    Node tonic = node(robot, "#chord-1", Node.class);
    assertTrue(tonic.getAccessibleText().endsWith(", may well come next"));
  }

  @Test
  void theGridFollowsTheChordAsIsChosen(FxRobot robot) {
    robot.clickOn("#chord-snap");
    assertEquals(
        Edit.of(
            "Choose what the chord does to the grid", Fields.CHORD_FOLLOWING, ChordFollowing.SNAP),
        onlyEdit());
    robot.clickOn("#chord-snap");
    assertEquals(List.of(), sent(), "it is chosen already");
    robot.clickOn("#chord-off");
    assertEquals(Edit.of(Fields.CHORD_FOLLOWING, ChordFollowing.OFF), onlyEdit());
  }

  @Test
  void tuningAndSpellingAreSetInABubble(FxRobot robot) {
    robot.clickOn("#tonality");
    robot.doubleClickOn("#a4").write("432").type(KeyCode.ENTER);
    assertEquals(Edit.of("Change tuning", Fields.A4_HERTZ, 432.0), onlyEdit());
    robot.clickOn("#a4-standard");
    assertEquals(Edit.of(Fields.A4_HERTZ, 440.0), onlyEdit());
    arrive(b -> {
      b.selectedKey(PitchClass.parse("F#"));
      b.tonality(b.tonality().withNextKey(PitchClass.parse("F#")));
    });
    assertEquals("Write it as G♭ Major", text(robot, "#respell"));
    robot.clickOn("#respell");
    assertEquals(PitchClass.parse("Gb"), state().selectedKey());
    assertEquals("G♭ Major", text(robot, "#key-name"));
    assertEquals(1, sent().size());
  }

  @Test
  void aKeyThatWaitsForTheBarIsShownBesideTheOneThatIsHeard(FxRobot robot) {
    robot.clickOn("#tonality");
    robot.clickOn("#key-change-nextBar");
    assertEquals(Edit.of(Fields.KEY_CHANGE, KeyChange.NEXT_BAR), onlyEdit());
    robot.type(KeyCode.ESCAPE);
    arrive(b -> b.isSequencerRunning(true));
    robot.clickOn(onScreen(robot, new CirclePlace(Ring.MAJOR, 2)));
    Edit waiting = onlyEdit();
    assertFalse(waiting.sets(Fields.SELECTED_KEY));
    assertEquals(PitchClass.parse("D"), waiting.get(Fields.NEXT_KEY));
    assertEquals("C Major → D Major", text(robot, "#key-name"));
    arrive(b -> b.selectedKey(PitchClass.parse("D")));
    assertEquals("D Major", text(robot, "#key-name"));
  }
}
