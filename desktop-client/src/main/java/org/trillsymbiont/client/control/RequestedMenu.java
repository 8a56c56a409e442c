package org.trillsymbiont.client.control;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A node's menu, made anew each time that it is asked for: by right click, the Menu key or
/// Shift+F10. Not all systems make a menu request of those keys, so they are heard too.
///
/// Thread: FX.
public final class RequestedMenu {
  private final Node owner;
  private final Supplier<List<MenuItem>> items;
  private final ContextMenu menu = new ContextMenu();
  private final EventHandler<ContextMenuEvent> requested = this::requested;
  private final EventHandler<KeyEvent> keyPressed = this::key;

  private RequestedMenu(Node owner, Supplier<List<MenuItem>> items) {
    this.owner = owner;
    this.items = items;
  }

  /// Gives a node a menu.
  ///
  /// @param items what is in it now; when empty it does not open
  public static RequestedMenu on(Node owner, Supplier<List<MenuItem>> items) {
    RequestedMenu menu =
        new RequestedMenu(
            Objects.requireNonNull(owner, "owner"), Objects.requireNonNull(items, "items"));
    owner.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu.requested);
    owner.addEventHandler(KeyEvent.KEY_PRESSED, menu.keyPressed);
    return menu;
  }

  /// Takes the menu from its node.
  public void dispose() {
    menu.hide();
    owner.removeEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, requested);
    owner.removeEventHandler(KeyEvent.KEY_PRESSED, keyPressed);
  }

  /// Opens the menu below its node.
  public void show() {
    if (refill()) {
      menu.show(owner, Side.BOTTOM, 0, 0);
    }
  }

  /// Closes it, if it is open.
  public void hide() {
    menu.hide();
  }

  private void requested(ContextMenuEvent event) {
    event.consume();
    if (event.isKeyboardTrigger()) {
      showByKey();
    } else if (refill()) {
      menu.show(owner, event.getScreenX(), event.getScreenY());
    }
  }

  private void key(KeyEvent event) {
    boolean asks =
        event.getCode() == KeyCode.CONTEXT_MENU
            || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    if (asks) {
      event.consume();
      showByKey();
    }
  }

  /// Of one key there may come two events.
  private void showByKey() {
    if (!menu.isShowing()) {
      show();
    }
  }

  private boolean refill() {
    menu.hide();
    menu.getItems().setAll(items.get());
    return !menu.getItems().isEmpty();
  }
}
