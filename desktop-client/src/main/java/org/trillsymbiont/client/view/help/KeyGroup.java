package org.trillsymbiont.client.view.help;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Shortcut;

/// Keys that belong together.
enum KeyGroup {
  PLAYING,
  CHANGING,
  WINDOW,
  FILES,
  GRID("walk", "toggle", "hold", "paint"),
  KNOBS("turn", "fine", "value", "menu"),
  CIRCLE("walk", "ring", "choose"),
  HISTORY("event", "bar", "whose", "bookmark", "ends", "select", "zoom", "play", "now");

  private static final Texts TEXTS = Texts.of(KeyGroup.class);

  // Strings are immutable; the list's type cannot say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> own;

  /// What a key does.
  record Row(String keys, String what) {}

  /// @param own the keys of the group that are no shortcuts, as the texts call them
  KeyGroup(String... own) {
    this.own = List.of(own);
  }

  String title() {
    return TEXTS.word("keys", this);
  }

  /// Its keys; those of the window work everywhere, the others where the focus is.
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Stream.of(Shortcut.values())
        .filter(shortcut -> of(shortcut) == this)
        .forEach(shortcut -> rows.add(new Row(shortcut.allKeysText(), shortcut.description())));
    for (String key : own) {
      String name = name() + "." + key;
      rows.add(new Row(TEXTS.get("key." + name), TEXTS.get("does." + name)));
    }
    return rows;
  }

  private static KeyGroup of(Shortcut shortcut) {
    return switch (shortcut) {
      case PLAY_OR_PAUSE, STOP, PANIC, MUTE -> PLAYING;
      case RANDOMISE, CLEAR, EVOLVE, UNDO, REDO -> CHANGING;
      case NEW, OPEN, SAVE, SAVE_AS -> FILES;
      default -> WINDOW;
    };
  }
}
