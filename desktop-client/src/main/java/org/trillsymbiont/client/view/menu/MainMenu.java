package org.trillsymbiont.client.view.menu;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.session.Session;
import org.trillsymbiont.client.settings.Appearance;
import org.trillsymbiont.client.settings.Palette;
import org.trillsymbiont.client.settings.ThemeChoice;
import org.trillsymbiont.client.text.EditWords;
import org.trillsymbiont.client.text.LockWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.Shortcut;
import org.trillsymbiont.client.view.pattern.PatternMenu;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.DemoPattern;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.ServerMessage;

/// The menu bar of a session's window; the system's own where there is one.
///
/// Thread: FX.
public final class MainMenu extends MenuBar {
  private static final Texts TEXTS = Texts.of(MainMenu.class);

  private final Commands commands;
  private final MenuItem undo;
  private final MenuItem redo;
  private final MenuItem play;
  private final MenuItem evolve;

  /// What of the session can be opened from the menu.
  public interface Places {

    /// Opens the rooms of the server.
    void openRooms();

    /// Opens who is in the room.
    void openPeople();

    /// Opens how others join: the link, also as a QR code.
    void openInvite();

    /// Copies the link that others join with.
    void copyLink();
  }

  /// @param places what it opens
  public MainMenu(Session session, Commands commands, Places places) {
    this.commands = Objects.requireNonNull(commands, "commands");
    undo = item(Shortcut.UNDO);
    redo = item(Shortcut.REDO);
    play = item(Shortcut.PLAY_OR_PAUSE);
    evolve = item(Shortcut.EVOLVE);
    setId("menu");
    getStyleClass().add("main-menu");
    setUseSystemMenuBar(true);
    getMenus().addAll(file(), session(session, places), edit(), play(), view(), help());
    session.store().stepsProperty().subscribe(this::showSteps);
    session.store().stateProperty().subscribe(this::render);
  }

  private Menu file() {
    Menu recent = new Menu(TEXTS.get("recent"));
    recent.setId("menu-recent");
    Menu file =
        menu(
            "file",
            item(Shortcut.NEW),
            item(Shortcut.OPEN),
            recent,
            new SeparatorMenuItem(),
            item(Shortcut.SAVE),
            item(Shortcut.SAVE_AS));
    commands.files().ifPresent(files -> new RecentMenu(files, recent).showIn(file));
    return file;
  }

  private static Menu locks(Session session) {
    Menu locks = new Menu(TEXTS.get("locks"));
    locks.setId("menu-locks");
    for (Lock lock : Lock.values()) {
      CheckMenuItem item = new CheckMenuItem(LockWords.name(lock));
      item.setId(LockWords.id("menu-lock-", lock));
      item.setOnAction(event -> session.lock(lock, item.isSelected()));
      session
          .store()
          .rightsProperty()
          .subscribe(rights -> item.setSelected(rights.locks().contains(lock)));
      session
          .roster()
          .participantsProperty()
          .subscribe(all -> item.setDisable(!session.roster().isHost()));
      locks.getItems().add(item);
    }
    return locks;
  }

  private Menu session(Session session, Places places) {
    MenuItem rooms = item("rooms", places::openRooms);
    MenuItem people = item("people", places::openPeople);
    MenuItem link = item("link", places::copyLink);
    MenuItem invite = item("invite", places::openInvite);
    session.addressProperty().subscribe(address -> invite.setDisable(address.isHereOnly()));
    return menu(
        "session",
        invite,
        link,
        rooms,
        people,
        locks(session),
        new SeparatorMenuItem(),
        item(Shortcut.SETTINGS),
        new SeparatorMenuItem(),
        item(Shortcut.LEAVE),
        item(Shortcut.QUIT));
  }

  private Menu edit() {
    return menu(
        "edit",
        undo,
        redo,
        new SeparatorMenuItem(),
        item(Shortcut.RANDOMISE),
        item(Shortcut.CLEAR),
        patterns());
  }

  private Menu patterns() {
    Menu patterns = new Menu(TEXTS.get("patterns"));
    for (DemoPattern pattern : DemoPattern.values()) {
      MenuItem item = new MenuItem(PatternMenu.name(pattern));
      item.setId("menu-" + pattern.name());
      item.setOnAction(event -> commands.load(pattern));
      patterns.getItems().add(item);
    }
    return patterns;
  }

  private Menu play() {
    CheckMenuItem mute = check(Shortcut.MUTE);
    commands.monitorProperty().subscribe(now -> mute.setSelected(now.muted()));
    return menu(
        "play",
        play,
        item(Shortcut.STOP),
        item(Shortcut.PANIC),
        new SeparatorMenuItem(),
        evolve,
        new SeparatorMenuItem(),
        mute);
  }

  private Menu view() {
    Appearance looks = commands.appearance();
    CheckMenuItem circle = check(Shortcut.CIRCLE);
    commands.panels().circleProperty().subscribe(circle::setSelected);
    CheckMenuItem scope = check(Shortcut.SCOPE);
    looks.scopeProperty().subscribe(scope::setSelected);
    CheckMenuItem history = check(Shortcut.HISTORY);
    looks.historyProperty().subscribe(history::setSelected);
    CheckMenuItem follow = new CheckMenuItem(TEXTS.get("follow"));
    BooleanProperty following = commands.panels().followingProperty();
    follow.setId("menu-follow");
    follow.selectedProperty().bindBidirectional(following);
    Menu theme = new Menu(TEXTS.get("theme"));
    ToggleGroup themes = new ToggleGroup();
    for (ThemeChoice choice : ThemeChoice.values()) {
      RadioMenuItem item = radio(themes, "theme", choice);
      item.setOnAction(event -> looks.themeProperty().set(choice));
      looks.themeProperty().subscribe(now -> item.setSelected(now == choice));
      theme.getItems().add(item);
    }
    Menu palette = new Menu(TEXTS.get("palette"));
    ToggleGroup palettes = new ToggleGroup();
    for (Palette choice : Palette.values()) {
      RadioMenuItem item = radio(palettes, "palette", choice);
      item.setOnAction(event -> looks.paletteProperty().set(choice));
      looks.paletteProperty().subscribe(now -> item.setSelected(now == choice));
      palette.getItems().add(item);
    }
    return menu(
        "view",
        circle,
        scope,
        history,
        follow,
        new SeparatorMenuItem(),
        theme,
        palette,
        new SeparatorMenuItem(),
        item(Shortcut.LARGER),
        item(Shortcut.SMALLER),
        item(Shortcut.ACTUAL_SIZE),
        new SeparatorMenuItem(),
        item(Shortcut.FULL_SCREEN));
  }

  private Menu help() {
    CheckMenuItem help = check(Shortcut.HELP);
    commands.panels().helpProperty().subscribe(help::setSelected);
    return menu("help", help, new SeparatorMenuItem(), item("about", commands::openAbout));
  }

  private static RadioMenuItem radio(ToggleGroup group, String what, Enum<?> choice) {
    RadioMenuItem item = new RadioMenuItem(TEXTS.word(what, choice));
    item.setId("menu-" + what + "-" + choice.name());
    item.setToggleGroup(group);
    return item;
  }

  private static Menu menu(String name, MenuItem... items) {
    Menu menu = new Menu(TEXTS.get("menu." + name), null, items);
    menu.setId("menu-" + name);
    return menu;
  }

  private static MenuItem item(String name, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get("item." + name));
    item.setId("menu-" + name);
    item.setOnAction(event -> action.run());
    return item;
  }

  private MenuItem item(Shortcut shortcut) {
    return withKey(new MenuItem(shortcut.shortName()), shortcut);
  }

  /// A check that shows what is so: what it does when it is chosen shows by itself.
  private CheckMenuItem check(Shortcut shortcut) {
    return withKey(new CheckMenuItem(shortcut.shortName()), shortcut);
  }

  private <I extends MenuItem> I withKey(I item, Shortcut shortcut) {
    item.setId("menu-" + shortcut.name());
    item.setOnAction(event -> shortcut.run(commands));
    KeyCombination key = shortcut.firstKey();
    // A system's menu bar takes its keys before the window does, and Escape has other uses there.
    boolean isBare =
        key instanceof KeyCodeCombination code
            && code.getShortcut() == KeyCombination.ModifierValue.UP
            && !code.getCode().isFunctionKey();
    if (!isBare) {
      item.setAccelerator(key);
    }
    return item;
  }

  private void showSteps(ServerMessage.Steps steps) {
    show(undo, Shortcut.UNDO, steps.undo());
    show(redo, Shortcut.REDO, steps.redo());
  }

  private static void show(MenuItem item, Shortcut shortcut, @Nullable String label) {
    item.setDisable(label == null);
    item.setText(
        label == null
            ? shortcut.shortName()
            : TEXTS.get("step", shortcut.shortName(), EditWords.of(label)));
  }

  private void render(AppState state) {
    play.setText(TEXTS.get(state.isSequencerRunning() ? "pause" : "play"));
    evolve.setText(TEXTS.get(state.evolution().isEvolving() ? "evolve.stop" : "evolve.start"));
  }
}
