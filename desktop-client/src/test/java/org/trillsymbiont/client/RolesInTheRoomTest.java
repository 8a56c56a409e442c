package org.trillsymbiont.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Role;

/// Host, players and listeners in two windows, with a real server between them. Ada has made the
/// room. R47-R52
class RolesInTheRoomTest extends TwoPlayers {
  private static final int BEN = 2;

  private static Role role(Player of) {
    return fromFx(() -> of.client().store().rights().role());
  }

  private static Set<Lock> locks(Player of) {
    return fromFx(() -> of.client().store().rights().locks());
  }

  /// By its own looks or by those of what it is in.
  private static boolean looksLocked(Player of, String selector) {
    return fromFx(() -> {
      for (Node node = of.client().root().lookup(selector); node != null; node = node.getParent()) {
        if (node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("locked"))) {
          return true;
        }
      }
      return false;
    });
  }

  /// The host opens the people and chooses something for Ben.
  private void choose(Player host, int who, String wish) {
    if (!host.has("#people-bubble")) {
      host.click("#people");
    }
    host.type("#person-menu-" + who, KeyCode.CONTEXT_MENU);
    onFx(() -> {
      MenuItem item = item(wish);
      item.getParentPopup().hide();
      item.fire();
    });
  }

  private static MenuItem item(String id) {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
        .filter(item -> id.equals(item.getId()))
        .findAny()
        .orElseThrow(() -> new AssertionError("no menu has " + id));
  }

  private void lock(String which) {
    if (!ada().has("#people-bubble")) {
      ada().click("#people");
    }
    ada().click("#lock-" + which);
  }

  @Test
  void whoMadeTheRoomIsItsHostAndEverybodySeesIt() { // R48
    assertEquals(Role.HOST, role(ada()));
    assertEquals(Role.PLAYER, role(ben()));
    ada().click("#people");
    ada().awaitSeen(map("person-1", "Ada, host, you", "person-2", "Ben", "lock-grid", "Grid"));
    assertTrue(ada().has("#person-menu-2"));
    assertFalse(ada().has("#person-menu-1"), "nobody decides about himself");
    ben().click("#people");
    ben().awaitSeen(map("person-1", "Ada, host", "locks-state", "The host has locked nothing."));
    assertFalse(ben().has("#person-menu-1"), "only the host decides");
    assertEquals("Grid hidden", ben().sees().get("lock-grid"));
  }

  @Test
  void aLockedGridIsSeenAndAnswersWithASentence() { // R51, R52
    lock("grid");
    ben()
        .awaitSeen(
            map("locked-grid", "Locked by the host", "toast-locks", "Ada has locked the grid."));
    ada().awaitSeen(map("locked-grid", "Locked for the others", "lock-grid", "Grid pressed"));
    assertTrue(looksLocked(ben(), "#square-5"));
    assertTrue(looksLocked(ben(), "#randomise"));
    assertTrue(looksLocked(ben(), "#evolve"));
    assertFalse(looksLocked(ben(), "#volume"));
    assertFalse(looksLocked(ada(), "#square-5"));

    ben().click("#square-5");
    ben()
        .awaitSeen(
            map("toast-withheld", "The host has locked the grid.", "active-count", "0/64 active"));
    assertEquals(List.of(), ben().made(), "nothing was tried");
    ben().click("#randomise");
    ada().click("#square-9");
    ben().awaitSeen(map("active-count", "1/64 active"));
    ben().click("#faster");
    ada().awaitSeen(map("bpm", "104"));
    awaitSame(ada(), ben());

    lock("grid");
    ben()
        .awaitSeen(
            map(
                "toast-locks",
                "Ada has unlocked the grid.",
                "locked-grid",
                "Locked by the host hidden"));
    assertFalse(looksLocked(ben(), "#square-5"));
    ben().click("#square-5");
    ada().awaitSeen(map("active-count", "2/64 active"));
  }

  /// A slider follows the hand before anybody can ask whether it may.
  @Test
  void aLockedSliderGoesBackToWhatIs() { // R52
    lock("tempo");
    ben().awaitSeen(map("locked-tempo", "Locked by the host"));
    ben().drag("#tempo .thumb", 40, 0);
    ben().awaitSeen(map("toast-withheld", "The host has locked tempo.", "bpm", "99"));
    ben().awaitSeen(map("tempo", "99"));
    ben().type("#play", KeyCode.SPACE);
    ben().awaitSeen(map("play", "Play"));
    assertEquals(List.of(), ben().made());
    assertEquals(99, ada().state().tempo());
    ada().drag("#tempo .thumb", 40, 0);
    eventually(() -> ben().state().tempo() > 99 && ben().state().equals(ada().state()));
  }

  @Test
  void aScreenReaderSaysOfALockedControlThatItIs() { // R52
    String before = helpOf("#bpm");
    lock("tempo");
    ben().awaitSeen(map("locked-tempo", "Locked by the host"));
    assertEquals("Locked by the host. " + before, helpOf("#bpm"));
    helpOf("#volume");
    assertEquals(before, fromFx(() -> ben().client().root().lookup("#bpm").getAccessibleHelp()));
  }

  private String helpOf(String selector) {
    return fromFx(() -> {
      Node node = ben().client().root().lookup(selector);
      node.requestFocus();
      return String.valueOf(node.getAccessibleHelp());
    });
  }

  @Test
  void severalLocksInQuickSuccessionAllCount() { // R51
    ada().click("#people");
    onFx(() -> {
      ada().client().session().lock(Lock.HARMONY, true);
      ada().client().session().lock(Lock.TEMPO, true);
      ada().client().session().lock(Lock.GRID, true);
      ada().client().session().lock(Lock.TEMPO, false);
    });
    eventually(() -> locks(ben()).equals(Set.of(Lock.HARMONY, Lock.GRID)));
    ada().awaitSeen(map("lock-harmony", "Harmony pressed", "lock-tempo", "Tempo"));
    ben().click("#people");
    ben().awaitSeen(map("locks-state", "The host has locked harmony and the grid."));
  }

  @Test
  void whoOnlyListensIsToldAndChangesNothing() { // R49, R52
    choose(ada(), BEN, "wish-LISTENER");
    ben().awaitSeen(map("listening", "Listening", "toast-appointed", "Ada lets you listen only."));
    ada().awaitSeen(map("person-2", "Ben, listens"));
    assertTrue(looksLocked(ben(), "#volume"));
    ben().click("#faster");
    ben()
        .awaitSeen(
            map(
                "toast-withheld",
                "You are listening: you hear everything and change nothing until the host lets you"
                    + " play.",
                "bpm",
                "99"));
    ben().command(KeyCode.Z, false);
    ben().click("#help-toggle");
    ben().awaitSeen(map("help-toggle", "Close help"));
    assertFalse(ada().state().showHelp(), "help is his own");
    assertEquals(List.of(), ben().made());
    choose(ada(), BEN, "wish-PLAYER");
    ben().awaitSeen(map("listening", "Listening hidden", "toast-appointed", "Ada lets you play."));
    ben().click("#faster");
    ada().awaitSeen(map("bpm", "104"));
  }

  @Test
  void theHostHandsOverAndIsAskedFirst() { // R49
    choose(ada(), BEN, "wish-HOST");
    ada().awaitSeen(map("ask-yes", "Make host"));
    ada().type("#ask-no", KeyCode.SPACE);
    assertFalse(ada().has("#host-question"));
    assertEquals(
        "person-menu-2",
        fromFx(() -> ada().client().root().getScene().getFocusOwner().getId()),
        "the focus is where it was");
    choose(ada(), BEN, "wish-HOST");
    ada().click("#ask-yes");
    ben().awaitSeen(map("toast-appointed", "Ada has made you the host."));
    ada().awaitSeen(map("toast-appointed", "Ben is the host now."));
    assertEquals(Role.HOST, role(ben()));
    assertEquals(Role.PLAYER, role(ada()));
    assertFalse(ada().has("#person-menu-2"));
    ben().click("#people");
    ben().click("#lock-harmony");
    ada().awaitSeen(map("locked-harmony", "Locked by the host"));
  }

  @Test
  void whoIsAskedToLeaveIsToldAndDoesNotComeBackByHimself() { // R50
    choose(ada(), BEN, "wish-REMOVE");
    ada().click("#ask-yes");
    eventually(() ->
        fromFx(() -> ben().client().session().connectionProperty().get())
            instanceof ConnectionStatus.Removed);
    ben()
        .awaitSeen(
            map(
                "connection",
                "Not connected. The host has asked you to leave. You can come back in ten"
                    + " minutes."));
    ada().awaitSeen(map("toast-left", "Ben has left"));
    assertFalse(ada().has("#person-2"));
    onFx(() -> ben().client().session().reconnectNow());
    eventually(() -> server().connections() == 1);
    eventually(() ->
        fromFx(() -> ben().client().session().connectionProperty().get())
            instanceof ConnectionStatus.Removed);
    assertEquals(1, ben().connections(), "it was never let in again");
  }

  @Test
  void theMenuBarLocksToo() { // R51
    MenuItem item = menuItem(ada(), "menu-lock-grid");
    assertFalse(fromFx(item::isDisable));
    assertTrue(fromFx(() -> menuItem(ben(), "menu-lock-grid").isDisable()));
    onFx(() -> {
      ((CheckMenuItem) item).setSelected(true);
      item.fire();
    });
    eventually(() -> !locks(ben()).isEmpty());
    assertTrue(fromFx(() -> ((CheckMenuItem) menuItem(ben(), "menu-lock-grid")).isSelected()));
  }

  private static MenuItem menuItem(Player of, String id) {
    return fromFx(() ->
        ((MenuBar) of.client().root().lookup("#menu"))
            .getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item ->
                    item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId()))
                .findAny()
                .orElseThrow());
  }
}
