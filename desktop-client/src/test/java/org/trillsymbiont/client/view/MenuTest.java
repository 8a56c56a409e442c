package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.sound.Monitor;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.Voice;

/// The menu bar, and what only it reaches.
class MenuTest extends WindowTest {

  @Test
  void doesWhatTheButtonsDo(FxRobot robot) throws TimeoutException {
    robot.clickOn("#menu-play").clickOn("#menu-PLAY_OR_PAUSE");
    assertTrue(onlyEdit().get(Fields.IS_SEQUENCER_RUNNING));
    await(() -> item(robot, "menu-PLAY_OR_PAUSE").getText().equals("Pause"));
    robot.clickOn("#menu-play").clickOn("#menu-MUTE");
    assertTrue(window().monitor().get().muted());
    assertTrue(((CheckMenuItem) item(robot, "menu-MUTE")).isSelected());
  }

  /// A check shows what is so, whoever did it.
  @Test
  void showsWhatIsSo(FxRobot robot) {
    robot.interact(() -> window().monitor().set(Monitor.OPEN.withMuted(true)));
    assertTrue(((CheckMenuItem) item(robot, "menu-MUTE")).isSelected());
    arrive(state -> state.showHelp(true));
    assertTrue(((CheckMenuItem) item(robot, "menu-HELP")).isSelected());
  }

  /// A key does its thing once, although a menu item has it too.
  @Test
  void aKeyThatIsInAMenuWorksOnce(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertTrue(onlyEdit().get(Fields.IS_SEQUENCER_RUNNING));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
    assertTrue(window().monitor().get().muted());
  }

  @Test
  void everyShortcutIsInAMenu(FxRobot robot) {
    for (Shortcut shortcut : Shortcut.values()) {
      assertNotNull(item(robot, "menu-" + shortcut.name()), shortcut.name());
    }
  }

  @Test
  void theThemeChangesAtOnce(FxRobot robot) throws TimeoutException {
    robot.interact(() -> item(robot, "menu-theme-LIGHT").fire());
    assertEquals(ThemeChoice.LIGHT, window().appearance().themeProperty().get());
    await(() ->
        node(robot, "#play", Node.class).getScene().getStylesheets().stream()
            .anyMatch(sheet -> sheet.endsWith("light.css")));
  }

  @Test
  void textsShrinkAndGrowByKey(FxRobot robot) throws TimeoutException {
    Label words = node(robot, "#tuning", Label.class);
    double before = words.getFont().getSize();
    robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
    assertEquals(1.25, window().appearance().scaleProperty().get());
    robot.push(KeyCode.CONTROL, KeyCode.MINUS).push(KeyCode.CONTROL, KeyCode.MINUS);
    assertEquals(0.75, window().appearance().scaleProperty().get());
    await(() -> words.getFont().getSize() < before * 0.85);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    await(() -> Math.abs(words.getFont().getSize() - before) < 0.01);
  }

  @Test
  void theSettingsKeepTheKeysToThemselves(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    await(() -> robot.lookup("#settings").tryQuery().isPresent());
    assertTrue(node(robot, "#settings-appearance", Node.class).isFocused());
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertTrue(node(robot, "#settings-sound", Node.class).isFocused());
    assertTrue(robot.lookup("#sound-bubble").tryQuery().isPresent());
    robot.push(KeyCode.SPACE).push(KeyCode.ESCAPE);
    await(() -> robot.lookup("#settings").tryQuery().isEmpty());
    assertEquals(0, sent().size());
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    assertTrue(node(robot, "#settings-sound", Node.class).isFocused());
  }

  @Test
  void theSettingsChangeTheLooks(FxRobot robot) throws TimeoutException {
    robot.push(KeyCode.CONTROL, KeyCode.COMMA);
    robot.clickOn("#settings-theme-LIGHT");
    assertEquals(ThemeChoice.LIGHT, window().appearance().themeProperty().get());
    robot.clickOn("#settings-scope");
    assertTrue(window().appearance().scopeProperty().get());
    robot.clickOn("#settings-scale-150");
    assertEquals(1.5, window().appearance().scaleProperty().get());
    robot.clickOn("#settings-close");
    await(() -> robot.lookup("#settings").tryQuery().isEmpty());
  }

  @Test
  void aboutTellsTheVersion(FxRobot robot) {
    robot.clickOn("#menu-help").clickOn("#menu-about");
    assertTrue(text(robot, "#about-version").startsWith("Trill Symbiont "));
  }

  /// News come up where no control is.
  @Test
  void newsCoverNoControl(FxRobot robot) throws TimeoutException {
    robot.interact(() ->
        window().store().dispatch(Gestures.toggle(window().store().state(), 5, Voice.DEFAULT)));
    robot.push(KeyCode.CONTROL, KeyCode.BACK_SPACE);
    await(() -> robot.lookup("#toast-cleared").tryQuery().isPresent());
    Node toast = robot.lookup("#toast-cleared").query();
    assertTrue(toast.isVisible());
    assertFalse(node(robot, "#tuning", Node.class).isVisible());
    var place = toast.localToScene(toast.getLayoutBounds());
    for (Node node : robot.lookup(Node::isFocusTraversable).queryAll()) {
      boolean isInToast =
          Stream.iterate(node, n -> n != null, Node::getParent).anyMatch(toast::equals);
      if (!isInToast
          && node.isVisible()
          && node.getScene() != null
          && !(node instanceof StackPane)) {
        assertFalse(node.localToScene(node.getLayoutBounds()).intersects(place), node::toString);
      }
    }
  }

  private static MenuItem item(FxRobot robot, String id) {
    MenuBar bar = robot.lookup("#menu").queryAs(MenuBar.class);
    return bar.getMenus().stream()
        .flatMap(MenuTest::all)
        .filter(item -> id.equals(item.getId()))
        .findAny()
        .orElseThrow(() -> new AssertionError("no menu item " + id));
  }

  private static Stream<MenuItem> all(MenuItem item) {
    return item instanceof Menu menu
        ? Stream.concat(Stream.of(menu), menu.getItems().stream().flatMap(MenuTest::all))
        : Stream.of(item);
  }
}
