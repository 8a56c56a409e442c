package org.trillsymbiont.client.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.trillsymbiont.client.text.Texts;

/// What a knob's menu offers: to copy its value as text, to paste one, to reset it, and what the
/// knob's user adds.
///
/// Thread: FX.
final class KnobMenu {
  private static final Texts TEXTS = Texts.of(KnobMenu.class);
  private static final int MOST_SHOWN = 16;

  private KnobMenu() {}

  static RequestedMenu on(Knob knob) {
    return RequestedMenu.on(knob, () -> items(knob));
  }

  private static List<MenuItem> items(Knob knob) {
    KnobFormat format = knob.format();
    double standard = knob.range().defaultValue();
    MenuItem copy = item("knob-copy", TEXTS.get("menu.copy", format.shown(knob.value())));
    copy.setOnAction(chosen -> copy(knob));
    MenuItem reset = item("knob-reset", TEXTS.get("menu.reset", format.shown(standard)));
    reset.setOnAction(chosen -> knob.userResets());
    reset.setDisable(knob.value() == standard);
    List<MenuItem> items = new ArrayList<>(List.of(copy, paste(knob), reset));
    List<MenuItem> more = knob.moreItems();
    if (!more.isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.addAll(more);
    }
    return items;
  }

  /// Says what it would paste, or why it can't.
  private static MenuItem paste(Knob knob) {
    String text = clipboard();
    OptionalDouble value = knob.format().pasted(text);
    if (value.isPresent()) {
      double inside = knob.range().clamp(value.getAsDouble());
      MenuItem paste = item("knob-paste", TEXTS.get("menu.paste", knob.format().shown(inside)));
      paste.setOnAction(chosen -> knob.userSets(inside));
      return paste;
    }
    MenuItem paste =
        item(
            "knob-paste",
            text.isBlank()
                ? TEXTS.get("menu.paste.nothing")
                : TEXTS.get("menu.paste.unfit", shortened(text)));
    paste.setDisable(true);
    return paste;
  }

  private static MenuItem item(String id, String text) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setId(id);
    return item;
  }

  /// Puts the value on the clipboard, in words that can be read elsewhere too.
  static void copy(Knob knob) {
    ClipboardContent content = new ClipboardContent();
    content.putString(knob.format().copied(knob.label(), knob.value()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// Takes the value on the clipboard, if it is one for this knob.
  static void paste(Knob knob, String text) {
    knob.format().pasted(text).ifPresent(knob::userSets);
  }

  /// The text on the clipboard, empty when there is none.
  static String clipboard() {
    String text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  private static String shortened(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN).strip() + "…";
  }
}
