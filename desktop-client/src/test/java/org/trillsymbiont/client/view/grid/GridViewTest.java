package org.trillsymbiont.client.view.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.FxTimer;
import org.trillsymbiont.client.LocalRoom;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.clock.ServerClock;
import org.trillsymbiont.client.session.LastTouch;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.transport.Playhead;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Transport;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;
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
  private final Appearance appearance = new Appearance();
  private final LastTouch lastTouch = LastTouch.in(number -> null, store, timer::nowNanos);
  private GridView grid;
  private GridReadout readout;
  private Stage stage;

  @Start
  void start(Stage newStage) {
    store.onDispatch((edit, before) -> sent.add(edit));
    stage = newStage;
    grid =
        new GridView(
            store, new Ear(), playhead, () -> Voice.DEFAULT.withPrimaryGain(0.7), appearance);
    VBox.setVgrow(grid, Priority.ALWAYS);
    readout = new GridReadout(store, grid, lastTouch, timer);
    VBox all = new VBox(new Button("Before"), grid, new Button("After"), readout);
    // As the window does.
    all.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> store.pressed());
    all.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> store.released());
    Stages.show(stage, all, 600, 680);
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

  /// A square's picture reaches into it.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPressBetweenSquaresIsOfNone(boolean areOn, FxRobot robot) {
    show(state -> {
      state.square(state.square(9).withActive(areOn));
      state.square(state.square(10).withActive(areOn));
    });
    Point2D between =
        fromFx(() ->
            square(9)
                .localToScreen(
                    square(9).getWidth() + grid.geometry().gap() / 2, square(9).getHeight() / 2));
    robot.moveTo(between);
    assertFalse(fromFx(() -> square(9).isHover() || square(10).isHover()));
    robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
    robot.press(MouseButton.SECONDARY).release(MouseButton.SECONDARY);
    assertEquals(List.of(), sent);
    assertEquals(List.of(), heard);
    assertEquals(-1, fromFx(grid::selectedSquare));
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
  void theRightButtonGlidesFromSquareToSquare(FxRobot robot) {
    robot.moveTo("#square-9").press(MouseButton.SECONDARY).moveTo("#square-11");
    assertEquals(List.of("hold 9", "release 9", "hold 10", "release 10", "hold 11"), heard);
    assertEquals(11, fromFx(() -> grid.pointedSquareProperty().get()));
    robot.release(MouseButton.SECONDARY);
    assertEquals("release 11", heard.getLast());
    assertEquals(6, heard.size());
    assertEquals(List.of(), sent);
  }

  @Test
  void besideTheGridNothingIsHeldAndBackInItTheGlideGoesOn(FxRobot robot) {
    robot.moveTo("#square-56").press(MouseButton.SECONDARY).moveTo("#row-7");
    assertEquals(List.of("hold 56", "release 56"), heard);
    robot.moveTo("#square-56");
    assertEquals("hold 56", heard.getLast());
    robot.release(MouseButton.SECONDARY);
    assertEquals("release 56", heard.getLast());
    robot.moveTo("#square-57");
    assertEquals(4, heard.size());
  }

  @Test
  void aDragPaintsWhatItRunsOverAndIsOneStepOfUndo(FxRobot robot) {
    drag(robot, 16, 20);
    assertEquals(0b11111L << 16, active());
    assertEquals(
        List.of("audition 16", "audition 17", "audition 18", "audition 19", "audition 20"), heard);
    assertEquals(0.7, fromFx(() -> store.state().musicGrid().square(19).voice().primaryGain()));
    assertEquals(16, fromFx(grid::selectedSquare));
    onFx(store::undo);
    assertEquals(0, active());
    onFx(store::redo);
    assertEquals(0b11111L << 16, active());
  }

  @Test
  void aFastDragLeavesNoGapsAndGoesOutAsOneEditPerEvent(FxRobot robot) {
    onFx(() -> {
      press(0);
      event(MouseEvent.MOUSE_DRAGGED, 63);
      event(MouseEvent.MOUSE_RELEASED, 63);
    });
    assertEquals(0x8040201008040201L, active());
    assertEquals(2, sent.size(), "the press, and all the rest");
    assertEquals("Paint squares", sent.getLast().label());
  }

  @Test
  void aDragFromASquareThatIsOnErasesInSilence(FxRobot robot) {
    show(state -> {
      for (int index = 16; index < 24; index++) {
        state.square(state.square(index).withActive(true));
      }
    });
    drag(robot, 18, 22);
    assertEquals(0b1000_0011L << 16, active());
    assertEquals(List.of(), heard);
    assertEquals("Erase squares", sent.getLast().label());
    onFx(store::undo);
    assertEquals(0xffL << 16, active());
  }

  @Test
  void aStrokeTouchesEachSquareOnce(FxRobot robot) {
    onFx(() -> {
      press(8);
      event(MouseEvent.MOUSE_DRAGGED, 11);
    });
    onFx(() -> room.arrive(store, withOff(10)));
    onFx(() -> {
      event(MouseEvent.MOUSE_DRAGGED, 8);
      event(MouseEvent.MOUSE_RELEASED, 8);
    });
    assertEquals(0b1011L << 8, active(), "what somebody else took away meanwhile stays away");
    assertEquals(4, heard.size());
  }

  @Test
  void whatIsOnAlreadyIsPaintedOverWithoutANote(FxRobot robot) {
    show(state -> state.square(state.square(17).withActive(true)));
    drag(robot, 16, 18);
    assertEquals(0b111L << 16, active());
    assertEquals(List.of("audition 16", "audition 18"), heard);
    onFx(store::undo);
    assertEquals(0b010L << 16, active(), "it was not this stroke's");
  }

  @Test
  void losingTheWindowsFocusEndsTheStroke() {
    onFx(() -> {
      press(8);
      event(MouseEvent.MOUSE_DRAGGED, 9);
      Stages.loseFocus(stage);
      event(MouseEvent.MOUSE_DRAGGED, 12);
      event(MouseEvent.MOUSE_RELEASED, 12);
    });
    assertEquals(0b11L << 8, active());
  }

  @Test
  void aButtonThatWentUpUnseenEndsTheStroke() {
    onFx(() -> {
      press(8);
      event(MouseEvent.MOUSE_MOVED, 9);
      event(MouseEvent.MOUSE_DRAGGED, 12);
    });
    assertEquals(1L << 8, active());
    onFx(() -> store.dispatch(Gestures.toggle(store.state(), 40, Voice.DEFAULT)));
    onFx(store::undo);
    assertEquals(1L << 8, active(), "the next edit is a step of its own");
  }

  @Test
  void shiftAndArrowsPaintAndErase(FxRobot robot) {
    onFx(() -> square(16).requestFocus());
    robot.type(KeyCode.SPACE).press(KeyCode.SHIFT).type(KeyCode.RIGHT, 3).type(KeyCode.UP);
    robot.release(KeyCode.SHIFT);
    assertEquals(0b1111L << 16 | 1L << 27, active());
    assertEquals(5, heard.size());
    assertTrue(fromFx(() -> square(27).isFocused()));
    onFx(store::undo);
    assertEquals(1L << 16, active(), "all of Shift's are one step");
    onFx(store::redo);
    onFx(() -> square(24).requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertEquals(0b1100L << 16 | 1L << 27, active(), "of an empty square it erases");
    assertEquals(5, heard.size(), "in silence");
  }

  @Test
  void anEmptySquareBelowTheMouseSaysWhatItWouldBe(FxRobot robot) {
    robot.moveTo("#square-34");
    assertEquals("G", note(34));
    robot.moveTo("#square-35");
    assertEquals("", note(34));
    robot.clickOn("#square-35").moveTo("#row-4");
    assertEquals("", note(35));
    assertEquals(-1, fromFx(() -> grid.pointedSquareProperty().get()));
  }

  @Test
  void theLineSaysWhatIsBelowTheMouseOrElseSelected(FxRobot robot) {
    assertTrue(fromFx(readout::getAccessibleText).startsWith("Click or drag"));
    robot.moveTo("#square-34");
    assertEquals("G4, Perfect 5th, Step 3, 392.0 Hz, off", fromFx(readout::getAccessibleText));
    onFx(() -> square(0).requestFocus());
    assertEquals("G4", fromFx(() -> ((Label) readout.lookup(".grid-readout-note")).getText()));
    robot.moveTo("Before");
    assertEquals("C4, Root, Step 1, 261.6 Hz, off", fromFx(readout::getAccessibleText));
  }

  @Test
  void anotherPaletteIsSeenAtOnce() {
    show(state -> state.square(state.square(34).withActive(true)));
    Color before = pixel(34);
    onFx(() -> appearance.paletteProperty().set(Palette.AURORA));
    assertNotEquals(before, pixel(34));
    onFx(() -> appearance.paletteProperty().set(Palette.SPECTRUM));
    assertEquals(before, pixel(34));
  }

  @Test
  void theMarkTellsGainAndWaveWithoutColour() {
    show(state -> {
      Voice soft = Voice.DEFAULT.withPrimaryGain(0.1).withPrimaryWave(Waveform.SINE);
      Voice loud = Voice.DEFAULT.withPrimaryGain(1.5).withPrimaryWave(Waveform.SQUARE);
      state.square(state.square(3).withActive(true).withVoice(soft));
      state.square(state.square(4).withActive(true).withVoice(loud.withLfoGain(20)));
    });
    SquareFace soft = Objects.requireNonNull(fromFx(() -> square(3).face()));
    SquareFace loud = Objects.requireNonNull(fromFx(() -> square(4).face()));
    assertTrue(loud.markSize(48) > 2 * soft.markSize(48));
    assertEquals(List.of(Waveform.SINE, Waveform.SQUARE), List.of(soft.wave(), loud.wave()));
    assertEquals(List.of(false, true), List.of(soft.hasLfo(), loud.hasLfo()));
  }

  @Test
  void whatIsClickedAndHeldLightsUp(FxRobot robot) {
    robot.clickOn("#square-12");
    await("the light's end", () -> !isLit(12));
    robot.moveTo("#square-14").press(MouseButton.SECONDARY);
    assertTrue(fromFx(() -> isLit(14)));
    robot.release(MouseButton.SECONDARY);
    await("the end", () -> !isLit(14));
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
    assertEquals("G", note(18));
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
                .contains(square(2).localToParent(square(2).getLayoutBounds()))));
    hear(Score.found(0, AppState.INITIAL, resting(0)));
    assertFalse(fromFx(() -> grid.lookup(".grid-column-frame").isVisible()));
  }

  @Test
  void aTriggeredColumnFlashesItsActiveSquaresOnly() {
    AppState.Builder content = AppState.INITIAL.toBuilder();
    content.square(content.square(3).withActive(true));
    hear(Score.found(0, content.build(), oneStep(3)));
    await("the flash", () -> isLit(3));
    await("its end", () -> !isLit(3));
    assertFalse(fromFx(() -> isLit(11)));
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
      assertTrue(fromFx(() -> square(square).isOn()), "square " + index);
    }
    assertEquals(List.of(), sent);
    assertEquals(List.of(), heard);
  }

  @Test
  void somebodyElsesClearIsShown() {
    onFx(() -> store.dispatch(Edit.of("On", Fields.square(7).active(), true)));
    assertTrue(fromFx(() -> square(7).isOn()));
    Color on = pixel(7);
    onFx(() -> store.dispatch(Gestures.clear()));
    assertFalse(fromFx(() -> square(7).isOn()));
    assertNotEquals(on, pixel(7));
  }

  private long active() {
    return fromFx(() -> store.state().musicGrid().activeBits());
  }

  private AppState withOff(int index) {
    AppState.Builder builder = store.state().toBuilder();
    builder.square(builder.square(index).withActive(false));
    return builder.build();
  }

  /// The colour of a place in its fill.
  private Color pixel(int index) {
    return fromFx(() -> {
      Image picture = ((ImageView) square(index).lookup(".grid-square-picture")).getImage();
      int beside = (int) picture.getWidth() / 4;
      return picture.getPixelReader().getColor(beside, beside);
    });
  }

  /// The note that stands in a square, or nothing.
  private String note(int index) {
    return fromFx(() ->
        square(index).lookup(".grid-square-note") instanceof Label note ? note.getText() : "");
  }

  private static void drag(FxRobot robot, int from, int to) {
    robot
        .moveTo("#square-" + from)
        .press(MouseButton.PRIMARY)
        .moveTo("#square-" + to)
        .release(MouseButton.PRIMARY);
  }

  private void press(int square) {
    event(MouseEvent.MOUSE_PRESSED, square);
  }

  /// Fires an event with the left button in the middle of a square, at the one that was pressed
  /// first, as JavaFX does.
  private void event(EventType<MouseEvent> type, int square) {
    Node node = square(square);
    Point2D at = node.localToScene(node.getLayoutBounds().getWidth() / 2, 20);
    Node target = type == MouseEvent.MOUSE_PRESSED ? node : square(0);
    boolean isDown = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
    Event.fireEvent(
        target,
        new MouseEvent(
            type,
            at.getX(),
            at.getY(),
            at.getX(),
            at.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            isDown,
            false,
            false,
            false,
            false,
            false,
            null));
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

  private boolean isLit(int index) {
    return square(index).brightness() > 0;
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

  private SquareView square(int index) {
    return (SquareView) grid.lookup("#square-" + index);
  }

  private Node button(int index) {
    return ((VBox) stage.getScene().getRoot()).getChildren().get(index);
  }
}
