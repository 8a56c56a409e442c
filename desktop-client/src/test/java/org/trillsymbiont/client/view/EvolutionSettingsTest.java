package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.Ruleset;

/// The rule of the evolution, and its settings.
class EvolutionSettingsTest extends WindowTest {

  private static void openSettings(FxRobot robot) {
    robot.clickOn("#evolution-settings");
  }

  private static void type(FxRobot robot, String field, String number) {
    robot.doubleClickOn(field).write(number).type(KeyCode.ENTER);
  }

  private static boolean isChosen(FxRobot robot, int steps) {
    return node(robot, "#pace-" + steps, ToggleButton.class).isSelected();
  }

  @Test
  void theRuleIsChosenByKeyAndSaysWhatItDoes(FxRobot robot) {
    assertEquals(ChoiceWords.help(Ruleset.SYMBIONT), text(robot, "#rule-help"));
    robot.interact(() -> node(robot, "#rule", ComboBox.class).requestFocus());
    robot.type(KeyCode.DOWN);
    assertEquals(
        Edit.of("Choose evolution rule", Fields.EVOLUTION_RULESET, Ruleset.LIFE), onlyEdit());
    assertEquals(ChoiceWords.help(Ruleset.LIFE), text(robot, "#rule-help"));
  }

  @Test
  void theRuleIsChosenFromAListThatSaysWhatEachDoes(FxRobot robot) {
    robot.clickOn("#rule");
    for (Ruleset rule : Ruleset.values()) {
      assertFalse(robot.lookup(ChoiceWords.help(rule)).queryAll().isEmpty(), rule::name);
    }
    robot.clickOn(ChoiceWords.help(Ruleset.DRIFT));
    assertEquals(Edit.of(Fields.EVOLUTION_RULESET, Ruleset.DRIFT), onlyEdit());
  }

  @Test
  void settingsOpenForOneselfAndCloseByEscape(FxRobot robot) {
    assertTrue(robot.lookup("#seed").queryAll().isEmpty());
    openSettings(robot);
    assertEquals("1", node(robot, "#seed", TextField.class).getText());
    robot.type(KeyCode.ESCAPE);
    assertTrue(robot.lookup("#seed").queryAll().isEmpty());
    assertEquals(List.of(), sent());
  }

  @Test
  void generationsComeByTimeOrWithTheSteps(FxRobot robot) {
    openSettings(robot);
    assertTrue(isChosen(robot, 0));
    robot.clickOn("#pace-4");
    assertEquals(Edit.of("Change evolution pace", Fields.STEPS_PER_GENERATION, 4), onlyEdit());
    assertEquals("4 steps", text(robot, "#evolution-pace"));
    assertTrue(node(robot, "#evolution-speed", Slider.class).isDisabled());
    robot.clickOn("#pace-4");
    assertEquals(List.of(), sent());
    assertTrue(isChosen(robot, 4));
    robot.clickOn("#pace-0");
    assertEquals(Edit.of(Fields.STEPS_PER_GENERATION, 0), onlyEdit());
    assertEquals("500 ms", text(robot, "#evolution-pace"));
    assertFalse(node(robot, "#evolution-speed", Slider.class).isDisabled());
  }

  @Test
  void aPaceThatIsNotOfferedIsShownInWords(FxRobot robot) {
    openSettings(robot);
    arrive(b -> b.evolution(b.evolution().withStepsPerGeneration(3)));
    assertEquals("3 steps", text(robot, "#evolution-pace"));
    Set<Node> chosen =
        robot.lookup("#evolution-bubble .segments > .toggle-button:selected").queryAll();
    assertEquals(Set.of(), chosen);
  }

  @Test
  void aSeedIsTypedOrDrawn(FxRobot robot) {
    openSettings(robot);
    type(robot, "#seed", "314159");
    assertEquals(Edit.of("Change evolution seed", Fields.EVOLUTION_SEED, 314_159), onlyEdit());
    robot.clickOn("#new-seed");
    int drawn = onlyEdit().get(Fields.EVOLUTION_SEED);
    assertNotEquals(314_159, drawn);
    assertEquals("" + drawn, node(robot, "#seed", TextField.class).getText());
  }

  @Test
  void floorCycleAndHarmonySendExactlyTheirEdits(FxRobot robot) {
    openSettings(robot);
    type(robot, "#floor", "8");
    assertEquals(Edit.of("Change evolution floor", Fields.EVOLUTION_FLOOR, 8), onlyEdit());
    type(robot, "#cycle", "32");
    assertEquals(Edit.of("Change evolution cycle", Fields.EVOLUTION_MAX_STEPS, 32), onlyEdit());
    robot.clickOn("#harmonic");
    assertEquals(Edit.of("Let evolution follow the chord", Fields.IS_HARMONIC, true), onlyEdit());
    arrive(b -> b.evolution(b.evolution().withHarmonic(false)));
    assertFalse(node(robot, "#harmonic", CheckBox.class).isSelected());
    assertEquals(List.of(), sent());
  }

  @Test
  void theKeyboardAloneReachesEverySetting(FxRobot robot) {
    robot.interact(() -> node(robot, "#evolution-settings", Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
    assertFocused(robot, "pace-0");
    for (int pace : new int[] {1, 2, 4, 8, 16}) {
      robot.type(KeyCode.RIGHT);
      assertFocused(robot, "pace-" + pace);
      assertEquals(Edit.of(Fields.STEPS_PER_GENERATION, pace), onlyEdit());
    }
    for (String next : List.of("harmonic", "seed", "new-seed", "floor", "cycle")) {
      robot.type(KeyCode.TAB);
      assertFocused(robot, next);
    }
  }

  private static void assertFocused(FxRobot robot, String id) {
    assertTrue(node(robot, "#" + id, Node.class).isFocused(), id);
  }
}
