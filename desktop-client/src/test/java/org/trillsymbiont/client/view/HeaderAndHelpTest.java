package org.trillsymbiont.client.view;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.control.StatusLight;
import org.trillsymbiont.client.control.StatusLight.Level;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.sound.SoundStatus;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;

class HeaderAndHelpTest extends WindowTest {

  @Test
  void saysHowTheConnectionIs(FxRobot robot) {
    connection(new ConnectionStatus.Connecting(WindowFixture.SERVER));
    assertConnection(robot, Level.BUSY, "Connecting to 192.168.1.7:8787 …");
    connection(new ConnectionStatus.Connected(WindowFixture.SERVER));
    assertConnection(robot, Level.GOOD, "Synced with everybody");
    connection(new ConnectionStatus.Waiting(WindowFixture.SERVER, "Nothing answers.", 1000));
    assertConnection(robot, Level.BAD, "Not connected. Nothing answers.");
    assertEquals("Playing alone. Trying again in 1,000 s.", text(robot, "#alone"));
    robot.clickOn("#reconnect");
    assertEquals(1, window().reconnects());
    connection(new ConnectionStatus.Closed("The server is full."));
    assertConnection(robot, Level.BAD, "Not connected. The server is full.");
  }

  @Test
  void countsDownToTheNextAttempt(FxRobot robot) throws TimeoutException {
    connection(new ConnectionStatus.Waiting(WindowFixture.SERVER, "Nothing answers.", 1));
    await(() -> text(robot, "#alone").endsWith("Trying again …"));
  }

  private void connection(ConnectionStatus status) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().connection(status));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void assertConnection(FxRobot robot, Level level, String words) {
    assertEquals(words, text(robot, "#connection"));
    assertEquals(level, node(robot, "#connection", StatusLight.class).level());
  }

  @Test
  void copiesTheJoinLinkAndSaysSo(FxRobot robot) throws TimeoutException {
    String link = "trill://192.168.1.7:8787/lobby";
    assertEquals(link, text(robot, "#join-address"));
    robot.clickOn("#copy-address");
    assertEquals("Copied", text(robot, "#copy-address"));
    assertEquals(
        link,
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()));
    await(() -> text(robot, "#copy-address").equals("Copy"));
    assertEquals(List.of(), sent());
  }

  @Test
  void copiesTheAddressForOtherPrograms(FxRobot robot) {
    SplitMenuButton copy = node(robot, "#copy-address", SplitMenuButton.class);
    robot.interact(() -> copy.getItems().getLast().fire());
    assertEquals(
        "ws://192.168.1.7:8787/api/sync",
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString()));
    assertEquals("Copied", text(robot, "#copy-address"));
  }

  @Test
  void undoSaysWhatItTakesBack(FxRobot robot) {
    robot.clickOn("#randomise");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals("Undo Randomise grid (Ctrl+Z)", tooltip(robot, "#undo"));
    robot.clickOn("#undo");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals("Redo Randomise grid (Ctrl+Shift+Z)", tooltip(robot, "#redo"));
    assertEquals(0, state().musicGrid().activeCount());
  }

  private static String tooltip(FxRobot robot, String query) {
    return requireNonNull(Tip.text(node(robot, query, Control.class)), "a tooltip");
  }

  @Test
  void roomsAndPeopleOpenByKeyboardAndEscapeClosesThem(FxRobot robot) {
    assertOpensAndCloses(robot, "#room", "#room-where");
    assertOpensAndCloses(robot, "#people", "#your-name");
    assertEquals(List.of(), sent(), "Escape is not Stop here");
  }

  private void assertOpensAndCloses(FxRobot robot, String button, String field) {
    robot.interact(() -> node(robot, button, Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
    assertTrue(node(robot, field, Node.class).isFocused());
    robot.type(KeyCode.TAB, KeyCode.ESCAPE);
    assertNull(window().view().lookup(field));
    assertTrue(node(robot, button, Node.class).isFocused());
  }

  @Test
  void saysWhyTheMachineIsSilent(FxRobot robot) {
    assertFalse(node(robot, "#sound-notice", Node.class).isVisible());
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> window().sound().set(new SoundStatus.Silent("There is no sound card.")));
    assertEquals("There is no sound card.", text(robot, "#sound-notice"));
    assertTrue(node(robot, "#sound-notice", Node.class).isVisible());
    assertEquals("Silent", text(robot, "#sound"));
    assertEquals("Silent", text(robot, "#sounding"));
  }

  @Test
  void opensAndClosesHelpForEverybody(FxRobot robot) {
    robot.clickOn("#help-toggle");
    assertEquals(Edit.of("Show help", Fields.SHOW_HELP, true), onlyEdit());
    assertTrue(node(robot, "#help", Node.class).isVisible());
    robot.clickOn("#help-close");
    assertEquals(Edit.of("Hide help", Fields.SHOW_HELP, false), onlyEdit());
    assertNull(window().view().lookup("#help"));
  }

  @Test
  void shortcutsWorkEverywhere(FxRobot robot) {
    robot.type(KeyCode.SPACE);
    assertEquals("Play", onlyEdit().label());
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    assertEquals(Gestures.pause(), onlyEdit());
    robot.type(KeyCode.ESCAPE);
    assertEquals(Gestures.stop(), onlyEdit());
    robot.press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
    assertEquals("Randomise grid", onlyEdit().label());
    robot.press(KeyCode.CONTROL).type(KeyCode.BACK_SPACE).release(KeyCode.CONTROL);
    assertEquals(Gestures.clear(), onlyEdit());
    assertSends(robot, KeyCode.F1, Fields.SHOW_HELP);
    assertSends(robot, KeyCode.F2, Fields.SHOW_CIRCLE_OF_FIFTHS);
  }

  private void assertSends(FxRobot robot, KeyCode key, Field<Boolean> field) {
    robot.type(key);
    assertEquals(true, onlyEdit().get(field));
    robot.type(key);
    assertEquals(false, onlyEdit().get(field));
  }

  @Test
  void aFocusedButtonKeepsSpaceForItself(FxRobot robot) {
    robot.interact(() -> node(robot, "#randomise", Node.class).requestFocus());
    robot.type(KeyCode.SPACE);
    assertEquals("Randomise grid", onlyEdit().label());
  }

  @Test
  void spaceInATextFieldDoesNotPlay(FxRobot robot) {
    robot.clickOn("#bpm").type(KeyCode.SPACE);
    assertEquals(List.of(), sent());
  }
}
