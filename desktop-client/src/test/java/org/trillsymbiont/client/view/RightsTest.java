package org.trillsymbiont.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;
import org.trillsymbiont.model.sync.Presence;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Role;
import org.trillsymbiont.model.sync.ServerMessage;

/// What may be changed, as a window shows it and takes it. R47-R54
class RightsTest extends WindowTest {
  private static final int BEN = 1;
  private static final int YOU = 2;
  private static final String FULL = "The server’s disk is full.";

  private static Participant participant(int id, String name, Role role) {
    return new Participant(
        id, new Identity(name, Colour.PALETTE.getFirst()), Presence.NONE, false, role);
  }

  private void hear(ServerMessage message) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window().arrive(message));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void becomes(Role bens, Role yours) {
    hear(
        new ServerMessage.Participants(
            List.of(participant(BEN, "Ben", bens), participant(YOU, "Ada", yours)), Set.of()));
  }

  private void locked(Lock... locks) {
    hear(new ServerMessage.Conditions(Set.of(locks), null));
  }

  private static boolean isShown(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
  }

  @Test
  void whoIsAloneWithNothingLockedSeesNothingOfIt(FxRobot robot) {
    for (String sign :
        List.of(
            "#listening",
            "#read-only",
            "#locked-grid",
            "#locked-harmony",
            "#locked-tempo",
            "#locked-evolution")) {
      assertFalse(isShown(robot, sign), sign);
    }
    robot.clickOn("#faster");
    assertEquals(1, sent().size());
  }

  @Test
  void nothingLockedIsSent(FxRobot robot) throws TimeoutException { // R52
    becomes(Role.HOST, Role.PLAYER);
    locked(Lock.TEMPO, Lock.HARMONY);
    robot.clickOn("#faster").clickOn("#play");
    robot.clickOn("#bpm").write("150").push(KeyCode.ENTER);
    assertEquals(List.of(), sent());
    assertEquals(99, state().tempo());
    assertEquals("99", robot.lookup("#bpm").queryTextInputControl().getText());
    await(() -> isShown(robot, "#toast-withheld"));
    robot.clickOn("#randomise");
    assertEquals("Randomise grid", onlyEdit().label());
  }

  /// The slider has gone with the hand, and comes back without a word of the server.
  @Test
  void aSliderShowsWhatIsWhenItWasRefused(FxRobot robot) { // R52
    becomes(Role.HOST, Role.LISTENER);
    Slider volume = node(robot, "#volume", GestureSlider.class);
    robot.interact(() -> volume.adjustValue(20));
    assertEquals(100, volume.getValue());
    assertEquals(List.of(), sent());
  }

  @Test
  void theHostIsRemindedOfWhatHeHasLocked(FxRobot robot) {
    becomes(Role.PLAYER, Role.HOST);
    locked(Lock.GRID);
    assertEquals("Locked for the others", text(robot, "#locked-grid"));
    robot.clickOn("#randomise");
    assertEquals(1, sent().size());
  }

  @Test
  void aReadOnlyRoomSaysWhyAsLongAsItIs(FxRobot robot) throws TimeoutException { // R54
    becomes(Role.PLAYER, Role.HOST);
    hear(new ServerMessage.Conditions(Set.of(), FULL));
    assertTrue(isShown(robot, "#read-only"));
    assertEquals("Nobody can change anything here for now. " + FULL, text(robot, "#read-only"));
    robot.clickOn("#faster").clickOn("#clear");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(List.of(), sent());
    await(() -> isShown(robot, "#toast-withheld"));
    hear(ServerMessage.Conditions.OPEN);
    assertFalse(isShown(robot, "#read-only"));
    robot.clickOn("#faster");
    assertEquals(1, sent().size());
  }

  @Test
  void whoHasBecomeHostBecauseTheOneBeforeStaysAwayIsTold(FxRobot robot) throws TimeoutException {
    becomes(Role.HOST, Role.PLAYER);
    hear(new ServerMessage.Participants(List.of(), Set.of(BEN)));
    hear(new ServerMessage.Participants(List.of(participant(YOU, "Ada", Role.HOST)), Set.of()));
    await(() -> isShown(robot, "#toast-appointed"));
    assertTrue(
        robot
            .lookup("#toast-appointed")
            .query()
            .getAccessibleText()
            .startsWith("You are the host"));
  }

  @Test
  void whatWasLockedBeforeOneCameIsNoNews(FxRobot robot) throws TimeoutException {
    becomes(Role.HOST, Role.PLAYER);
    locked(Lock.GRID);
    await(() -> isShown(robot, "#toast-locks"));
    assertEquals(
        "Ben has locked the grid.", robot.lookup("#toast-locks").query().getAccessibleText());
  }

  @Test
  void aMessageThatCameTooLateIsTakenBackWithASentence(FxRobot robot) throws TimeoutException {
    hear(new ServerMessage.Rejected(77, Rejection.LOCKED, "The host has locked this: grid."));
    await(() -> isShown(robot, "#toast-refused"));
    assertEquals(
        "The host had just locked that: your change was taken back.",
        robot.lookup("#toast-refused").query().getAccessibleText());
  }
}
