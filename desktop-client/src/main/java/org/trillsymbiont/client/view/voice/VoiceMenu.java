package org.trillsymbiont.client.view.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.Voice;

/// What the menus of a voice and of its parts offer.
///
/// Thread: FX.
final class VoiceMenu {
  private static final Texts TEXTS = Texts.of(VoiceMenu.class);

  private final VoiceGestures gestures;

  VoiceMenu(VoiceGestures gestures) {
    this.gestures = gestures;
  }

  /// To apply one part.
  List<MenuItem> ofPart(VoicePart<?> part) {
    List<MenuItem> items = new ArrayList<>();
    for (VoiceTarget target : gestures.targets()) {
      MenuItem item = apply("apply", target, part.label());
      item.setOnAction(chosen -> gestures.apply(target, part));
      items.add(item);
    }
    return items;
  }

  /// To copy, paste, reset and apply all of it.
  List<MenuItem> ofVoice() {
    MenuItem copy = item("voice-copy", TEXTS.get("menu.copy"));
    copy.setOnAction(chosen -> copy());
    MenuItem reset = item("voice-reset", TEXTS.get("menu.reset"));
    reset.setOnAction(chosen -> gestures.reset());
    reset.setDisable(gestures.voice().equals(Voice.DEFAULT));
    List<MenuItem> items = new ArrayList<>(List.of(copy, paste(), reset, new SeparatorMenuItem()));
    for (VoiceTarget target : gestures.targets()) {
      MenuItem item = apply("voice-apply", target, TEXTS.get("title"));
      item.setOnAction(chosen -> gestures.apply(target));
      items.add(item);
    }
    return items;
  }

  /// To apply one part, and all that can be done with the whole.
  List<MenuItem> ofPartAndVoice(VoicePart<?> part) {
    List<MenuItem> items = new ArrayList<>(ofPart(part));
    items.add(new SeparatorMenuItem());
    items.addAll(ofVoice());
    return items;
  }

  private MenuItem paste() {
    String text = Clipboard.getSystemClipboard().getString();
    Optional<Voice> voice = text == null ? Optional.empty() : VoiceText.parse(text);
    MenuItem paste =
        item("voice-paste", TEXTS.get(voice.isPresent() ? "menu.paste" : "menu.paste.nothing"));
    paste.setDisable(voice.isEmpty());
    paste.setOnAction(chosen -> voice.ifPresent(gestures::paste));
    return paste;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(VoiceText.of(gestures.voice()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private MenuItem apply(String id, VoiceTarget target, String what) {
    int count = gestures.reach(target).count();
    MenuItem item =
        item(
            id + "-" + target.name().toLowerCase(Locale.ROOT),
            TEXTS.get("menu.apply." + target.name(), what, count));
    item.setDisable(count == 0);
    return item;
  }

  private static MenuItem item(String id, String text) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setId(id);
    return item;
  }
}
