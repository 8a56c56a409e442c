package org.trillsymbiont.client.view;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.trillsymbiont.client.text.Texts;

/// The keys that work everywhere in the window, unless the focused control wants them for itself.
public enum Shortcut {
  NEW(Commands::begin, withCommand(KeyCode.N)),
  OPEN(Commands::open, withCommand(KeyCode.O)),
  SAVE(Commands::save, withCommand(KeyCode.S)),
  SAVE_AS(Commands::saveAs, withCommandAndShift(KeyCode.S)),
  PLAY_OR_PAUSE(Commands::playOrPause, withCommand(KeyCode.ENTER), key(KeyCode.SPACE)),
  STOP(Commands::stop, key(KeyCode.ESCAPE)),
  PANIC(Commands::panic, withCommand(KeyCode.PERIOD)),
  RANDOMISE(Commands::randomise, withCommand(KeyCode.R)),
  CLEAR(Commands::clear, withCommand(KeyCode.BACK_SPACE)),
  EVOLVE(Commands::toggleEvolution, withCommand(KeyCode.E)),
  UNDO(Commands::undo, withCommand(KeyCode.Z)),
  REDO(Commands::redo, withCommandAndShift(KeyCode.Z), withCommand(KeyCode.Y)),
  MUTE(Commands::toggleMute, withCommandAndShift(KeyCode.M)),
  HELP(Commands::toggleHelp, key(KeyCode.F1)),
  CIRCLE(Commands::toggleCircle, key(KeyCode.F2)),
  SCOPE(Commands::toggleScope, key(KeyCode.F3)),
  HISTORY(Commands::toggleHistory, key(KeyCode.F4), withControl(KeyCode.H)),
  SETTINGS(Commands::openSettings, withCommand(KeyCode.COMMA)),
  LARGER(
      Commands::larger,
      withCommand(KeyCode.PLUS),
      withCommand(KeyCode.EQUALS),
      withCommand(KeyCode.ADD)),
  SMALLER(Commands::smaller, withCommand(KeyCode.MINUS), withCommand(KeyCode.SUBTRACT)),
  ACTUAL_SIZE(Commands::actualSize, withCommand(KeyCode.DIGIT0), withCommand(KeyCode.NUMPAD0)),
  FULL_SCREEN(Commands::toggleFullScreen, key(KeyCode.F11)),
  LEAVE(Commands::leave, withCommand(KeyCode.W)),
  QUIT(Commands::quit, withCommand(KeyCode.Q));

  private static final Texts TEXTS = Texts.of(Shortcut.class);

  // Method references and key combinations are immutable; their types cannot say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<Commands> command;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<KeyCombination> keys;

  Shortcut(Consumer<Commands> command, KeyCombination... keys) {
    this.command = command;
    this.keys = List.of(keys);
  }

  /// What it does, in a word or two.
  public String shortName() {
    return TEXTS.word("shortcut", this);
  }

  /// What it does, for the help panel.
  public String description() {
    return TEXTS.word("shortcut.does", this);
  }

  /// Its first key.
  public KeyCombination firstKey() {
    return keys.getFirst();
  }

  /// Does it.
  public void run(Commands commands) {
    command.accept(commands);
  }

  /// Its first key as it is printed on this system: `Ctrl+Enter`.
  public String keyText() {
    return text(keys.getFirst());
  }

  /// All its keys: `Ctrl+Enter or Space`.
  public String allKeysText() {
    return keys.stream()
        .map(Shortcut::text)
        .distinct()
        .collect(Collectors.joining(TEXTS.get("or")));
  }

  /// A tooltip's text: what a control does and the key that does the same.
  public String tooltip(String whatItDoes) {
    return TEXTS.get("tooltip", whatItDoes, keyText());
  }

  /// Lets a node and all it contains react to the shortcuts.
  static void install(Node root, Commands commands) {
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> handle(event, commands));
  }

  private static void handle(KeyEvent event, Commands commands) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (typing && event.getCode() == KeyCode.SPACE) {
      return; // the character follows as an event of its own
    }
    for (Shortcut shortcut : values()) {
      boolean isText = typing && (shortcut == UNDO || shortcut == REDO);
      if (!isText && shortcut.keys.stream().anyMatch(key -> key.match(event))) {
        shortcut.run(commands);
        event.consume();
        return;
      }
    }
  }

  /// JavaFX prints a bent arrow for Enter and the long English names of others.
  private static String text(KeyCombination key) {
    return key.getDisplayText()
        .replace("↵", TEXTS.get("key.enter"))
        .replace("Escape", TEXTS.get("key.escape"))
        .replace("Back Space", TEXTS.get("key.backspace"))
        .replace("Ctrl", TEXTS.get("key.control"))
        .replace("Shift", TEXTS.get("key.shift"))
        .replace("Space", TEXTS.get("key.space"));
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination withCommandAndShift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  /// On a Mac, Command and H hide the app.
  private static KeyCombination withControl(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.CONTROL_DOWN);
  }

  private static KeyCombination withCommand(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }
}
