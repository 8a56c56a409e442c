package org.trillsymbiont.client.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that work everywhere in the window, unless the focused control wants them for itself.
public enum Shortcut {
  PLAY_OR_PAUSE(
      "Play/pause",
      "Play or pause",
      Commands::playOrPause,
      withCommand(KeyCode.ENTER),
      key(KeyCode.SPACE)),
  STOP("Stop", "Stop", Commands::stop, key(KeyCode.ESCAPE)),
  PANIC("Panic", "End all notes, here and by MIDI", Commands::panic, withCommand(KeyCode.PERIOD)),
  RANDOMISE("Randomise", "Randomise the grid", Commands::randomise, withCommand(KeyCode.R)),
  CLEAR("Clear", "Clear the grid", Commands::clear, withCommand(KeyCode.BACK_SPACE)),
  UNDO("Undo", "Take back your last step", Commands::undo, withCommand(KeyCode.Z)),
  REDO(
      "Redo",
      "Do again what you took back",
      Commands::redo,
      withCommandAndShift(KeyCode.Z),
      withCommand(KeyCode.Y)),
  MUTE(
      "Mute",
      "Mute this computer, or let it sound",
      Commands::toggleMute,
      withCommandAndShift(KeyCode.M)),
  HELP("Help", "Open or close help", Commands::toggleHelp, key(KeyCode.F1)),
  CIRCLE("Circle", "Open or close the circle of fifths", Commands::toggleCircle, key(KeyCode.F2));

  private final String shortName;
  private final String description;

  // Method references and key combinations are immutable; their types cannot say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<Commands> command;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<KeyCombination> keys;

  Shortcut(
      String shortName, String description, Consumer<Commands> command, KeyCombination... keys) {
    this.shortName = shortName;
    this.description = description;
    this.command = command;
    this.keys = List.of(keys);
  }

  /// What it does, in a word.
  public String shortName() {
    return shortName;
  }

  /// What it does, for the help panel.
  public String description() {
    return description;
  }

  /// Its first key as it is printed on this system: `Ctrl+Enter`.
  public String keyText() {
    return text(keys.getFirst());
  }

  /// All its keys: `Ctrl+Enter or Space`.
  public String allKeysText() {
    return String.join(" or ", keys.stream().map(Shortcut::text).toList());
  }

  /// A tooltip's text: what a control does and the key that does the same.
  public String tooltip(String whatItDoes) {
    return whatItDoes + " (" + keyText() + ")";
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
        shortcut.command.accept(commands);
        event.consume();
        return;
      }
    }
  }

  /// JavaFX prints a bent arrow for Enter and the long names of others.
  private static String text(KeyCombination key) {
    return key.getDisplayText()
        .replace("↵", "Enter")
        .replace("Escape", "Esc")
        .replace("Back Space", "Backspace");
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination withCommandAndShift(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  private static KeyCombination withCommand(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }
}
