package org.trillsymbiont.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.event.EventType;
import javafx.geometry.Insets;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.Stages;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class KnobTest {
  private static final double EPSILON = 1e-9;
  private static final KnobRange PERCENT = KnobRange.linear(0, 100, 40);

  private Knob knob;
  private final List<Double> changes = new CopyOnWriteArrayList<>();

  @Start
  void start(Stage stage) {
    knob = new Knob("Depth", PERCENT, new KnobFormat(1, " %", "percent"));
    knob.setOnUserChange(changes::add);
    HBox box = new HBox(knob, new Button("Other"));
    box.setPadding(new Insets(200, 0, 0, 20)); // room to drag upwards
    Stages.show(stage, box, 300, 400);
  }

  @Test
  void theMouseDragsItUp(FxRobot robot) {
    onFx(() -> knob.render(10));
    robot.moveTo(dial()).press(MouseButton.PRIMARY);
    assertTrue(fromFx(knob::isValueChanging));
    robot.moveBy(0, -20).release(MouseButton.PRIMARY);

    await("the drag's end", () -> !knob.isValueChanging());
    assertEquals(20, fromFx(knob::value), 1, "20 px, give or take the robot's rounding");
    assertEquals(knob.value(), changes.getLast());
  }

  @Test
  void hundredPixelsUpAreHalfTheRange() {
    onFx(() -> knob.render(10));
    drag(-100, false);
    assertEquals(60, fromFx(knob::value), EPSILON);
  }

  @Test
  void shiftMakesTheDragTenTimesFiner() {
    onFx(() -> knob.render(10));
    drag(-100, true);
    assertEquals(15, fromFx(knob::value), EPSILON);
  }

  @Test
  void aDragBeyondTheStopTurnsBackAtOnce() {
    onFx(() -> knob.render(95));
    onFx(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, 300, false);
      mouse(MouseEvent.MOUSE_DRAGGED, 240, false);
      assertEquals(100, knob.value());
      mouse(MouseEvent.MOUSE_DRAGGED, 260, false);
      mouse(MouseEvent.MOUSE_RELEASED, 260, false);
    });
    assertEquals(90, fromFx(knob::value), EPSILON);
  }

  @Test
  void arrowAndPageKeysTurnIt(FxRobot robot) {
    focusWith(50);
    robot.type(KeyCode.UP);
    assertEquals(51, fromFx(knob::value), EPSILON);
    robot.type(KeyCode.LEFT, 2);
    assertEquals(49, fromFx(knob::value), EPSILON);
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    assertEquals(49.1, fromFx(knob::value), EPSILON);
    robot.type(KeyCode.PAGE_UP);
    assertEquals(59.1, fromFx(knob::value), EPSILON);
    robot.type(KeyCode.PAGE_DOWN, 2);
    assertEquals(39.1, fromFx(knob::value), EPSILON);
    robot.type(KeyCode.HOME);
    assertEquals(0, fromFx(knob::value));
    robot.type(KeyCode.END);
    assertEquals(100, fromFx(knob::value));
    assertTrue(fromFx(knob::isFocused), "arrow keys must not walk away from the knob");
  }

  @Test
  void theWheelTurnsItOnlyWhileItHasTheFocus(FxRobot robot) {
    onFx(() -> knob.render(50));
    onFx(() -> knob.getParent().lookup(".button").requestFocus());
    robot.moveTo(dial()).scroll(1, javafx.geometry.VerticalDirection.UP);
    assertEquals(50, fromFx(knob::value), EPSILON);

    focusWith(50);
    robot.moveTo(dial()).scroll(1, javafx.geometry.VerticalDirection.UP);
    await("the wheel's turn", () -> knob.value() != 50);
    assertEquals(1, changes.size());
  }

  @Test
  void aDoubleClickGoesBackToTheDefault(FxRobot robot) {
    onFx(() -> knob.render(90));
    robot.doubleClickOn(dial());

    assertEquals(40, fromFx(knob::value));
    assertEquals(List.of(40.0), changes);
    assertFalse(fromFx(knob::isValueChanging));
  }

  @Test
  void deleteGoesBackToTheDefault(FxRobot robot) {
    focusWith(90);
    robot.type(KeyCode.DELETE);
    assertEquals(40, fromFx(knob::value));
  }

  @Test
  void enterOpensAFieldThatTakesATypedValue(FxRobot robot) {
    focusWith(50);
    robot.type(KeyCode.ENTER);
    assertTrue(fromFx(() -> field().isVisible()));
    onFx(() -> field().setText("12,5 %"));
    robot.type(KeyCode.ENTER);

    assertEquals(List.of(12.5), changes);
    assertFalse(fromFx(() -> field().isVisible()));
    assertTrue(fromFx(knob::isFocused));
  }

  @Test
  void typingADigitOpensTheFieldWithIt(FxRobot robot) {
    focusWith(50);
    robot.write("73").type(KeyCode.ENTER);
    assertEquals(List.of(73.0), changes);
  }

  @Test
  void aTypedValueBeyondTheRangeIsTheStops(FxRobot robot) {
    focusWith(50);
    robot.write("999").type(KeyCode.ENTER);
    assertEquals(100, fromFx(knob::value));
  }

  @Test
  void escapeAndLosingTheFocusDropWhatWasTyped(FxRobot robot) {
    focusWith(50);
    robot.write("7").type(KeyCode.ESCAPE);
    assertFalse(fromFx(() -> field().isVisible()));
    robot.write("8");
    onFx(() -> knob.getParent().lookup(".button").requestFocus());
    assertFalse(fromFx(() -> field().isVisible()));
    assertEquals(50, fromFx(knob::value));
    assertEquals(List.of(), changes);
  }

  @Test
  void whatIsNoNumberStaysInTheField(FxRobot robot) {
    focusWith(50);
    robot.type(KeyCode.ENTER);
    onFx(() -> field().setText("loud"));
    robot.type(KeyCode.ENTER);
    assertTrue(fromFx(() -> field().isVisible()));
    assertEquals(List.of(), changes);
  }

  @Test
  void aRenderedValueIsShownAndTellsNobody() {
    onFx(() -> knob.render(77));
    assertEquals(77, fromFx(knob::value));
    onFx(() -> knob.render(1000));
    assertEquals(100, fromFx(knob::value));
    assertEquals(List.of(), changes);
  }

  @Test
  void aRenderedValueDoesNotJerkTheKnobWhileItIsDragged() {
    onFx(() -> {
      knob.render(50);
      mouse(MouseEvent.MOUSE_PRESSED, 300, false);
      mouse(MouseEvent.MOUSE_DRAGGED, 280, false);
      knob.render(5);
      assertEquals(60, knob.value(), EPSILON);
      mouse(MouseEvent.MOUSE_DRAGGED, 260, false);
      assertEquals(70, knob.value(), EPSILON);
      knob.render(6);
      mouse(MouseEvent.MOUSE_RELEASED, 260, false);
    });

    assertEquals(6, fromFx(knob::value), "let go, it shows the newest rendered value");
    assertTrue(changes.stream().allMatch(value -> value > 50));
  }

  @Test
  void aKnobThatIsTakenAwayWhileDraggedIsLetGo(FxRobot robot) {
    robot.moveTo(dial()).press(MouseButton.PRIMARY).moveBy(0, -10);
    onFx(() -> ((HBox) knob.getParent()).getChildren().remove(knob));
    assertFalse(fromFx(knob::isValueChanging));
    robot.release(MouseButton.PRIMARY);
  }

  @Test
  void itIsASliderWithSpokenUnitsForScreenReaders() {
    onFx(() -> knob.render(12));
    assertEquals(AccessibleRole.SLIDER, fromFx(knob::getAccessibleRole));
    assertEquals("Depth", fromFx(knob::getAccessibleText));
    assertEquals(
        "12.0 percent",
        fromFx(() -> knob.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
    assertEquals(100.0, fromFx(() -> knob.queryAccessibleAttribute(AccessibleAttribute.MAX_VALUE)));
    onFx(() -> knob.executeAccessibleAction(AccessibleAction.INCREMENT));
    assertEquals(13, fromFx(knob::value), EPSILON);
    assertEquals(1, changes.size());
  }

  private void focusWith(double value) {
    onFx(() -> {
      knob.render(value);
      knob.requestFocus();
    });
  }

  private void drag(double byPixels, boolean shift) {
    onFx(() -> {
      mouse(MouseEvent.MOUSE_PRESSED, 300, shift);
      mouse(MouseEvent.MOUSE_DRAGGED, 300 + byPixels / 2, shift);
      mouse(MouseEvent.MOUSE_DRAGGED, 300 + byPixels, shift);
      mouse(MouseEvent.MOUSE_RELEASED, 300 + byPixels, shift);
    });
  }

  /// An event as a desktop sends it; the headless robot knows no Shift and no drag beyond the node.
  private void mouse(EventType<MouseEvent> type, double y, boolean shift) {
    knob.fireEvent(
        new MouseEvent(
            type,
            0,
            y,
            0,
            y,
            MouseButton.PRIMARY,
            1,
            shift,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  private Node dial() {
    return fromFx(() -> knob.lookup(".knob-body"));
  }

  private TextField field() {
    return (TextField) knob.lookup(".knob-field");
  }
}
