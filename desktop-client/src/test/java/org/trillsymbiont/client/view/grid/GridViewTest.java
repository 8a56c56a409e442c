package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.sync.Score;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.PitchClass;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class GridViewTest {
  private final List<Edit> sent = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final LocalRoom room = new LocalRoom();
  private final FxTimer timer = new FxTimer();
  private final Store store = LocalRoom.storeIn(room, timer);
  private final SimpleObjectProperty<Score> score = new SimpleObjectProperty<>(Score.EMPTY);
  private final Playhead playhead =
      new Playhead(score, () -> new ServerClock(System::nanoTime), timer, _ -> 0);
  private GridView grid;
  private Stage stage;

  @Start
  void start(Stage newStage) {
    store.onDispatch((edit, before) -> sent.add(edit));
    stage = newStage;
    grid =
        new GridView(
            store, new Ear(), playhead, () -> Voice.DEFAULT.withPrimaryGain(0.7), new Appearance());
    VBox.setVgrow(grid, Priority.ALWAYS);
    Stages.show(stage, new VBox(new Button("Before"), grid, new Button("After")), 600, 660);
  }

  private final class Ear implements GridSounds {
    @Override
    public void audition(int squareIndex) {
      heard.add("audition " + squareIndex);
    }

    @Override
    public void hold(int squareIndex) {
      heard.add("hold " + squareIndex);
    }

    @Override
    public void release(int squareIndex) {
      heard.add("release " + squareIndex);
    }
  }

  /// Else it would keep the views alive.
  @AfterEach
  void endTime() {
    timer.close();
  }

  @Test
  void aLeftClickSwitchesSoundsAndSelects(FxRobot robot) {
    robot.clickOn("#square-12");
    assertTrue(fromFx(() -> store.state().musicGrid().square(12).isActive()));
    assertEquals(0.7, fromFx(() -> store.state().musicGrid().square(12).voice().primaryGain()));
    assertEquals(List.of("audition 12"), heard);
    assertEquals(12, fromFx(grid::selectedSquare));
    robot.clickOn("#square-12");
    assertFalse(fromFx(() -> store.state().musicGrid().square(12).isActive()));
    assertEquals(2, sent.size());
  }

  @Test
  void theRightButtonHoldsAndNeverSwitches(FxRobot robot) {
    robot.moveTo("#square-9").press(MouseButton.SECONDARY);
    assertEquals(List.of("hold 9"), heard);
    robot.release(MouseButton.SECONDARY);
    assertEquals(List.of("hold 9", "release 9"), heard);
    assertEquals(List.of(), sent);
  }

  @Test
  void leavingTheSquareReleasesTheHold(FxRobot robot) {
    robot.moveTo("#square-9").press(MouseButton.SECONDARY).moveTo("#square-13");
    await("the release", () -> heard.contains("release 9"));
    robot.release(MouseButton.SECONDARY);
    assertEquals(List.of("hold 9", "release 9"), heard);
  }

  @Test
  void theWindowsFocusLossReleasesTheHold(FxRobot robot) {
    robot.moveTo("#square-9").press(MouseButton.SECONDARY);
    onFx(() -> Stages.loseFocus(stage));
    robot.release(MouseButton.SECONDARY);
    assertEquals(List.of("hold 9", "release 9"), heard);
  }

  @Test
  void takingTheGridAwayReleasesTheHold(FxRobot robot) {
    robot.moveTo("#square-9").press(MouseButton.SECONDARY);
    onFx(() -> ((VBox) grid.getParent()).getChildren().remove(grid));
    assertEquals(List.of("hold 9", "release 9"), heard);
    robot.release(MouseButton.SECONDARY);
  }

  @Test
  void closingTheWindowReleasesTheHold(FxRobot robot) {
    robot.moveTo("#square-9").press(MouseButton.SECONDARY);
    onFx(stage::hide);
    assertEquals(List.of("hold 9", "release 9"), heard);
    robot.release(MouseButton.SECONDARY);
  }

  @Test
  void itIsOneTabStopAndArrowsWalk(FxRobot robot) {
    onFx(() -> button(0).requestFocus());
    robot.type(KeyCode.TAB);
    assertTrue(fromFx(() -> square(56).isFocused()));
    robot.type(KeyCode.DOWN, 2).type(KeyCode.RIGHT, 3);
    assertTrue(fromFx(() -> square(43).isFocused()));
    assertEquals(43, fromFx(grid::selectedSquare));
    robot.type(KeyCode.UP).type(KeyCode.LEFT);
    assertTrue(fromFx(() -> square(50).isFocused()));
    robot.type(KeyCode.HOME).type(KeyCode.LEFT);
    assertTrue(fromFx(() -> square(48).isFocused()));
    robot.type(KeyCode.TAB);
    assertTrue(fromFx(() -> button(2).isFocused()));
    robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
    assertTrue(fromFx(() -> square(48).isFocused()), "Tab comes back to where it was");
  }

  @Test
  void spaceSwitchesAndShiftSpaceHoldsWhilePressed(FxRobot robot) {
    onFx(() -> square(20).requestFocus());
    robot.type(KeyCode.SPACE);
    assertTrue(fromFx(() -> store.state().musicGrid().square(20).isActive()));
    robot.press(KeyCode.SHIFT).press(KeyCode.SPACE);
    assertEquals(List.of("audition 20", "hold 20"), heard);
    robot.release(KeyCode.SPACE).release(KeyCode.SHIFT);
    assertEquals(List.of("audition 20", "hold 20", "release 20"), heard);
    robot.type(KeyCode.SPACE);
    assertFalse(fromFx(() -> store.state().musicGrid().square(20).isActive()));
  }

  @Test
  void walkingAwayReleasesAHoldByKey(FxRobot robot) {
    onFx(() -> square(20).requestFocus());
    robot.press(KeyCode.SHIFT).press(KeyCode.SPACE);
    onFx(() -> square(21).requestFocus());
    assertEquals(List.of("hold 20", "release 20"), heard);
    robot.release(KeyCode.SPACE).release(KeyCode.SHIFT);
    assertEquals(List.of("hold 20", "release 20"), heard);
  }

  @Test
  void enterAsksForTheVoice(FxRobot robot) {
    AtomicInteger asked = new AtomicInteger(-1);
    onFx(() -> grid.setOnVoiceRequested(asked::set));
    onFx(() -> square(5).requestFocus());
    robot.type(KeyCode.ENTER);
    assertEquals(5, asked.get());
    assertEquals(List.of(), sent);
  }

  @Test
  void everySquareSpeaks() {
    assertEquals("G, Perfect 5th, step 3, off", fromFx(() -> square(34).getAccessibleText()));
    show(state -> state.square(state.square(34).withActive(true)));
    assertEquals("G, Perfect 5th, step 3, on", fromFx(() -> square(34).getAccessibleText()));
    assertEquals(
        true, fromFx(() -> square(34).queryAccessibleAttribute(AccessibleAttribute.SELECTED)));
    show(state -> state.selectedScale(Mode.LOCRIAN));
    assertEquals("G♭, Diminished 5th, step 3, on", fromFx(() -> square(34).getAccessibleText()));
  }

  @Test
  void labelsFollowTheKeyAndTheFreeMode() {
    assertEquals(List.of("Major 3rd", "E"), label(2));
    show(state -> {
      state.selectedKey(PitchClass.parse("Eb"));
      state.selectedScale(Mode.DORIAN);
    });
    assertEquals(List.of("Minor 3rd", "G♭"), label(2));
    show(state -> {
      state.selectedKey(PitchClass.parse("E"));
      state.selectedScale(Mode.LYDIAN);
    });
    assertEquals(List.of("Aug. 4th", "A♯"), label(3));
    show(state -> state.isSynchronized(false));
    assertEquals(List.of("Octave from", "E"), label(2));
    assertEquals("G", fromFx(() -> ((Label) square(18).lookup(".grid-square-note")).getText()));
  }

  @Test
  void theColumnLightFollowsTheStep() {
    assertFalse(fromFx(() -> grid.lookup(".grid-column-frame").isVisible()));
    hear(Score.found(0, AppState.INITIAL, resting(3)));
    assertTrue(fromFx(() -> grid.lookup(".grid-column-frame").isVisible()));
    onFx(() -> grid.layout());
    assertTrue(
        fromFx(() ->
            grid.lookup(".grid-column-frame")
                .getBoundsInParent()
                .contains(square(2).getBoundsInParent())));
    hear(Score.found(0, AppState.INITIAL, resting(0)));
    assertFalse(fromFx(() -> grid.lookup(".grid-column-frame").isVisible()));
  }

  @Test
  void aTriggeredColumnFlashesItsActiveSquaresOnly() {
    AppState.Builder content = AppState.INITIAL.toBuilder();
    content.square(content.square(3).withActive(true));
    List<Boolean> flashes = flashes(3);
    List<Boolean> others = flashes(11);
    hear(Score.found(0, content.build(), oneStep(3)));
    await("the flash and its end", () -> flashes.equals(List.of(true, false)));
    assertEquals(List.of(), others);
    assertEquals(List.of(), sent);
  }

  @Test
  void sixtyFourActiveSquaresAreAllShownAndNothingIsSent() {
    show(state -> {
      for (int index = 0; index < 64; index++) {
        state.square(state.square(index).withActive(true));
      }
    });
    for (int index = 0; index < 64; index++) {
      int square = index;
      assertTrue(fromFx(() -> square(square).lookup(".grid-square-fill").isVisible()));
      assertTrue(fromFx(() -> square(square).lookup(".grid-square-mark").isVisible()));
    }
    assertEquals(List.of(), sent);
    assertEquals(List.of(), heard);
  }

  @Test
  void somebodyElsesClearIsShown() {
    onFx(() -> store.dispatch(Edit.of("On", Fields.square(7).active(), true)));
    assertTrue(fromFx(() -> square(7).lookup(".grid-square-fill").isVisible()));
    onFx(() -> store.dispatch(Gestures.clear()));
    assertFalse(fromFx(() -> square(7).lookup(".grid-square-fill").isVisible()));
  }

  private void show(Consumer<AppState.Builder> change) {
    onFx(() -> {
      AppState.Builder builder = store.state().toBuilder();
      change.accept(builder);
      room.arrive(store, builder.build());
    });
  }

  private void hear(Score heard) {
    onFx(() -> score.set(heard));
  }

  /// When a square begins to flash and when it ends.
  private List<Boolean> flashes(int square) {
    List<Boolean> seen = new CopyOnWriteArrayList<>();
    onFx(() ->
        square(square)
            .lookup(".grid-square-flash")
            .visibleProperty()
            .addListener((_, _, now) -> seen.add(now)));
    return seen;
  }

  /// The sequencer rests, and will go on with a step.
  private static Transport resting(long step) {
    return Transport.of(List.of(new Transport.Segment(0, step, 0, 250)));
  }

  /// One step, soon.
  private static Transport oneStep(long step) {
    return Transport.of(
        List.of(
            new Transport.Segment(300_000, step, 240, 250),
            new Transport.Segment(300_001, step + 1, 0, 250)));
  }

  private List<String> label(int row) {
    return fromFx(() ->
        List.of(
            ((Label) grid.lookup("#row-" + row + " .grid-row-interval")).getText(),
            ((Label) grid.lookup("#row-" + row + " .grid-row-note")).getText()));
  }

  private Node square(int index) {
    return grid.lookup("#square-" + index);
  }

  private Node button(int index) {
    return ((VBox) stage.getScene().getRoot()).getChildren().get(index);
  }
}
