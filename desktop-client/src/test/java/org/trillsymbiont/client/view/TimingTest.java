package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.sound.SoundStatus;

class TimingTest extends WindowTest {
  private void open(FxRobot robot) {
    robot.interact(() -> node(robot, "#timing", Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
  }

  @Test
  void opensAboveTheStatusLineByKeyboard(FxRobot robot) {
    open(robot);
    assertTrue(node(robot, "#timing-clicks", Node.class).isFocused());
    Bounds bubble = inScene(robot, "#timing-bubble");
    Bounds button = inScene(robot, "#timing");
    assertTrue(bubble.getMaxY() <= button.getMinY() && bubble.getMinY() >= 0, bubble::toString);
    robot.type(KeyCode.ESCAPE);
    assertNull(window().view().lookup("#timing-bubble"));
    assertTrue(node(robot, "#timing", Node.class).isFocused());
    assertEquals(List.of(), sent(), "it is nobody else's business");
  }

  private static Bounds inScene(FxRobot robot, String query) {
    Node node = node(robot, query, Node.class);
    return node.localToScene(node.getLayoutBounds());
  }

  @Test
  void theSliderSetsTheOffsetAndResetTakesItBack(FxRobot robot) {
    open(robot);
    robot.type(KeyCode.TAB).type(KeyCode.RIGHT, 3);
    assertEquals(3, window().offsetMillis().get());
    assertEquals("+3 ms", text(robot, "#timing-millis"));
    robot.type(KeyCode.TAB).type(KeyCode.SPACE);
    assertEquals(0, window().offsetMillis().get());
    assertEquals("0 ms", text(robot, "#timing-millis"));
    robot.interact(() -> window().offsetMillis().set(-450));
    assertEquals(-450, window().offsetMillis().get(), "what the slider cannot show is kept");
    assertEquals("-450 ms", text(robot, "#timing-millis"));
  }

  @Test
  void clicksSoundAndFlashUntilTheBubbleCloses(FxRobot robot) throws TimeoutException {
    PseudoClass lit = PseudoClass.getPseudoClass("lit");
    open(robot);
    Node light = node(robot, "#beat-light", Node.class);
    robot.type(KeyCode.SPACE);
    assertTrue(window().clicking().get());
    await(() -> light.getPseudoClassStates().contains(lit));
    await(() -> !light.getPseudoClassStates().contains(lit));
    await(() -> light.getPseudoClassStates().contains(lit));
    robot.type(KeyCode.ESCAPE);
    assertFalse(window().clicking().get());
    assertFalse(light.getPseudoClassStates().contains(lit));
  }

  @Test
  void saysForWhichDeviceTheOffsetIsRemembered(FxRobot robot) {
    open(robot);
    assertTrue(texts(robot).contains("Remembered for Test card."));
    robot.interact(() -> window().sound().set(new SoundStatus.Silent("There is none.")));
    assertFalse(texts(robot).contains("Remembered for Test card."));
  }

  private static List<String> texts(FxRobot robot) {
    return robot.lookup("#timing-bubble .label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }
}
