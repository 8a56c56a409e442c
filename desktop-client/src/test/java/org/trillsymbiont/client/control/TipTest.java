package org.trillsymbiont.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
class TipTest {
  private Button button;
  private Label away;

  @Start
  void start(Stage stage) {
    button = new Button("Play");
    away = new Label("Away");
    stage.setScene(new Scene(new HBox(away, button), 200, 100));
    stage.show();
  }

  /// After the pointer has left whatever there was under it.
  private void offer(FxRobot robot) {
    robot.moveTo(away);
    Stages.onFx(() -> Tip.set(button, "Starts the steps"));
  }

  @Test
  void isMadeWhenThePointerComes(FxRobot robot) {
    offer(robot);
    assertNull(button.getTooltip());

    robot.moveTo(button);

    Stages.await("a tooltip", () -> button.getTooltip() != null);
    assertEquals("Starts the steps", button.getTooltip().getText());
  }

  @Test
  void saysWhatWasSaidLast(FxRobot robot) {
    offer(robot);
    Stages.onFx(() -> Tip.set(button, "Stops the steps"));
    robot.moveTo(button);
    Stages.await("a tooltip", () -> button.getTooltip() != null);
    assertEquals("Stops the steps", button.getTooltip().getText());

    Stages.onFx(() -> Tip.set(button, "Starts the steps"));

    assertEquals("Starts the steps", Tip.text(button));
    assertEquals("Starts the steps", button.getTooltip().getText());
  }

  @Test
  void isReadOutBeforeItIsSeen(FxRobot robot) {
    offer(robot);
    assertNotNull(Tip.text(button));
    assertEquals("Starts the steps", help());
    Stages.onFx(() -> Tip.set(button, "Stops the steps"));
    assertEquals("Stops the steps", help());
  }

  @Test
  void leavesOtherHelpAlone() {
    Stages.onFx(() -> button.setAccessibleHelp("Locked"));
    Stages.onFx(() -> Tip.set(button, "Stops the steps"));
    assertEquals("Locked", help());
  }

  private Object help() {
    return button.queryAccessibleAttribute(AccessibleAttribute.HELP);
  }
}
