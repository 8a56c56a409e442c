package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.Stages;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;

class HelpTest extends WindowTest {

  @BeforeEach
  void open() {
    Stages.onFx(() -> window().store().dispatch(Edit.of(Fields.SHOW_HELP, true)));
    window().takeSent();
  }

  private static List<String> headings(FxRobot robot) {
    return Stages.fromFx(() ->
        robot.lookup(".help-heading").queryAllAs(Labeled.class).stream()
            .filter(heading -> heading.getParent().isVisible())
            .map(Labeled::getText)
            .toList());
  }

  private static void search(FxRobot robot, String text) {
    Stages.onFx(() -> robot.lookup("#help-search").queryAs(TextField.class).setText(text));
  }

  @Test
  void tellsOfEverythingAndAllKeysInGroups(FxRobot robot) {
    List<String> headings = headings(robot);
    assertTrue(
        headings.containsAll(
            List.of("First steps", "Patterns", "Music grid", "Keys: playing", "Keys in the grid")),
        headings.toString());
    List<String> keys =
        Stages.fromFx(() ->
            robot.lookup(".key-cap").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList());
    for (Shortcut shortcut : Shortcut.values()) {
      assertTrue(keys.contains(shortcut.allKeysText()), shortcut + " in " + keys);
    }
  }

  @Test
  void leavesWhatHasTheWordsThatAreTyped(FxRobot robot) {
    search(robot, "DOUBLE-click");
    assertEquals(List.of("Voices"), headings(robot));
    search(robot, "walk ring");
    assertEquals(List.of("Keys in the circle"), headings(robot));
    search(robot, "bookmark");
    assertEquals(List.of("History", "Keys on the history’s timeline"), headings(robot));
    search(robot, "xylophone");
    assertEquals(List.of(), headings(robot));
    assertEquals(
        "Nothing here about “xylophone”. Try another word.",
        robot.lookup("#help-nothing").queryAs(Labeled.class).getText());
  }

  @Test
  void escapeShowsAllAgainAndStopsNothing(FxRobot robot) {
    int all = headings(robot).size();
    robot.clickOn("#help-search").write("seed");
    assertTrue(headings(robot).size() < all);
    robot.type(KeyCode.ESCAPE);
    assertEquals(all, headings(robot).size());
    assertEquals(List.of(), window().takeSent());
    assertFalse(robot.lookup("#help-nothing").query().isVisible());
  }
}
