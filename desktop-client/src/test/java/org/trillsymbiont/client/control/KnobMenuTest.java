package org.trillsymbiont.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Stages.await;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.client.text.Texts;

/// What a knob tells in its bubble, and what its menu does.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() fills the fields.
class KnobMenuTest {
  private static final KnobFormat SECONDS = new KnobFormat(2, " s", "seconds");

  private final List<Double> changes = new CopyOnWriteArrayList<>();
  private final List<String> chosen = new CopyOnWriteArrayList<>();
  private Knob decay;
  private Knob lfoDecay;
  private Knob rate;

  @Start
  void start(Stage stage) {
    decay = new Knob("Decay", KnobRange.logarithmic(0.1, 2, 0.5), SECONDS);
    lfoDecay = new Knob("LFO decay", KnobRange.linear(0.1, 1.5, 0.5), SECONDS);
    rate = new Knob("Rate", KnobRange.linear(0.05, 3, 0.2), new KnobFormat(2, " Hz", "hertz"));
    decay.setOnUserChange(changes::add);
    lfoDecay.setOnUserChange(changes::add);
    rate.setOnUserChange(changes::add);
    HBox box = new HBox(40, decay, lfoDecay, rate);
    box.setPadding(new Insets(200, 20, 200, 20));
    Stages.show(stage, box, 420, 500);
    copied("");
  }

  @AfterEach
  void english() {
    Texts.use(Locale.ENGLISH);
  }

  @Test
  void theBubbleTellsTheValueWhileTheKnobIsDraggedAndNoLonger(FxRobot robot) {
    double height = fromFx(() -> decay.getParent().prefHeight(-1));
    robot.moveTo(dial(decay)).press(MouseButton.PRIMARY);
    assertEquals(Optional.of("0.50 s"), bubble());
    robot.moveBy(0, -10);
    await("the drag", () -> decay.value() != 0.5);
    assertEquals(Optional.of(SECONDS.shown(decay.value())), bubble());
    assertFalse(overlaps(decay), "it never lies on the knob");
    robot.release(MouseButton.PRIMARY);
    assertEquals(Optional.empty(), bubble());
    assertEquals(
        height, fromFx(() -> decay.getParent().prefHeight(-1)), "nothing is laid out anew");
  }

  @Test
  void theBubbleIsBelowAKnobAtTheWindowsTop(FxRobot robot) {
    onFx(() -> ((HBox) decay.getParent()).setPadding(new Insets(0, 20, 20, 20)));
    robot.moveTo(dial(decay)).press(MouseButton.PRIMARY);
    assertFalse(overlaps(decay));
    assertTrue(fromFx(() -> bubbleNode().getLayoutY() >= decay.getHeight()));
    robot.release(MouseButton.PRIMARY);
  }

  @Test
  void keysShowTheBubbleForAWhile(FxRobot robot) {
    onFx(decay::requestFocus);
    robot.type(KeyCode.END);
    assertEquals(Optional.of("2.00 s"), bubble());
    onFx(lfoDecay::requestFocus);
    assertEquals(Optional.empty(), bubble(), "the focus has gone");
    robot.type(KeyCode.HOME);
    assertEquals(Optional.of("0.10 s"), bubble(), "the window's only bubble");
    await("the bubble goes by itself", () -> bubble().isEmpty());
  }

  @Test
  void aMouseThatRestsShowsTheBubble(FxRobot robot) {
    robot.moveTo(dial(rate));
    await("the bubble", () -> bubble().equals(Optional.of("0.20 Hz")));
    onFx(() -> rate.render(3));
    assertEquals(Optional.of("3.00 Hz"), bubble(), "somebody else turns it");
    robot.moveTo(dial(decay));
    await("the other bubble", () -> bubble().equals(Optional.of("0.50 s")));
  }

  @Test
  void numbersAreWrittenInTheUsersLanguage(FxRobot robot) {
    Texts.use(Locale.GERMAN);
    onFx(decay::requestFocus);
    robot.type(KeyCode.UP);
    assertEquals(Optional.of("0,52 s"), bubble());
    robot.type(KeyCode.ENTER);
    assertEquals("0,52", fromFx(() -> SECONDS.number(decay.value())));
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.DELETE).press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
    assertEquals("Decay 0,50 s", clipboard());
  }

  @Test
  void theRightButtonOpensAMenuThatCopiesAndPastesToTheLastDigit(FxRobot robot) {
    onFx(() -> decay.render(0.4973));
    robot.clickOn(dial(decay), MouseButton.SECONDARY);
    assertEquals("Copy 0.50 s", item("knob-copy").getText());
    choose("knob-copy");
    assertEquals("Decay 0.4973 s", clipboard());
    robot.clickOn(dial(lfoDecay), MouseButton.SECONDARY);
    assertEquals("Paste 0.50 s", item("knob-paste").getText());
    choose("knob-paste");
    assertEquals(List.of(0.4973), changes);
    assertEquals(0.4973, fromFx(lfoDecay::value));
    assertEquals(Optional.empty(), bubbleOf(decay));
  }

  @Test
  void theMenuKeyAndShiftF10OpenItToo(FxRobot robot) {
    onFx(() -> {
      decay.render(2);
      decay.requestFocus();
    });
    robot.type(KeyCode.CONTEXT_MENU);
    await("the menu", () -> menu().isPresent());
    choose("knob-reset");
    assertEquals(List.of(0.5), changes);
    onFx(decay::requestFocus);
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    await("the menu", () -> menu().isPresent());
    assertTrue(item("knob-reset").isDisable(), "there is nothing to reset");
    robot.type(KeyCode.ESCAPE);
    await("no menu", () -> menu().isEmpty());
  }

  @Test
  void whatDoesNotFitIsNotPastedAndSaysWhy(FxRobot robot) {
    robot.clickOn(dial(rate), MouseButton.SECONDARY);
    assertTrue(item("knob-paste").isDisable());
    assertEquals("Paste: nothing has been copied", item("knob-paste").getText());
    robot.type(KeyCode.ESCAPE);
    await("no menu", () -> menu().isEmpty());
    copied("Decay 0.50 s");
    robot.clickOn(dial(rate), MouseButton.SECONDARY);
    assertTrue(item("knob-paste").isDisable());
    assertEquals("Paste: “Decay 0.50 s” doesn’t fit here", item("knob-paste").getText());
    robot.type(KeyCode.ESCAPE);
    onFx(rate::requestFocus);
    robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    assertEquals(List.of(), changes);
    copied("17");
    robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
    assertEquals(List.of(3.0), changes, "beyond the range it is the stop's");
  }

  @Test
  void theKnobsUserAddsToTheMenu(FxRobot robot) {
    onFx(() ->
        decay.setMoreItems(() -> {
          MenuItem more = new MenuItem("To the row");
          more.setId("to-row");
          more.setOnAction(event -> chosen.add("row"));
          return List.of(more);
        }));
    robot.clickOn(dial(decay), MouseButton.SECONDARY);
    choose("to-row");
    assertEquals(List.of("row"), chosen);
    assertEquals(List.of(), changes);
  }

  @Test
  void readsWhatAnotherKnobOfTheSameUnitHasWritten() {
    assertEquals(0.4973, SECONDS.pasted(SECONDS.copied("LFO decay", 0.4973)).orElseThrow());
    assertEquals(0.5, SECONDS.pasted("Ausklang 0,50 s").orElseThrow());
    assertEquals(1.25, SECONDS.pasted("1.25").orElseThrow());
    KnobFormat bare = new KnobFormat(2, "", "");
    assertEquals(1.5, bare.pasted("Gain 1.50").orElseThrow());
    for (String other : List.of("Gain 1.50", "Rate 2.00 Hz", "fast", "", "Decay", "a 1 s\nb 2 s")) {
      assertTrue(SECONDS.pasted(other).isEmpty(), other);
    }
    assertTrue(bare.pasted("Decay 0.50 s").isEmpty());
  }

  private static void copied(String text) {
    onFx(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
  }

  private static String clipboard() {
    return fromFx(() -> Clipboard.getSystemClipboard().getString());
  }

  private static Optional<ContextMenu> menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst();
  }

  private static MenuItem item(String id) {
    await("the menu", () -> menu().isPresent());
    return fromFx(() ->
        menu().orElseThrow().getItems().stream()
            .filter(item -> id.equals(item.getId()))
            .findFirst()
            .orElseThrow());
  }

  private static void choose(String id) {
    MenuItem item = item(id);
    onFx(() -> {
      menu().orElseThrow().hide();
      item.fire();
    });
  }

  private Optional<String> bubble() {
    return fromFx(() ->
        Stream.of(decay, lfoDecay, rate).flatMap(knob -> bubbleOf(knob).stream()).findFirst());
  }

  private static Optional<String> bubbleOf(Knob knob) {
    return fromFx(() -> KnobBubble.of(knob).filter(Node::isVisible).map(KnobBubble::getText));
  }

  private KnobBubble bubbleNode() {
    return KnobBubble.of(decay).orElseThrow();
  }

  private boolean overlaps(Knob knob) {
    return fromFx(() -> {
      Node bubble = bubbleNode();
      return bubble
          .localToScene(bubble.getLayoutBounds())
          .intersects(knob.localToScene(knob.getLayoutBounds()));
    });
  }

  private static Node dial(Knob knob) {
    return fromFx(() -> knob.lookup(".knob-body"));
  }
}
