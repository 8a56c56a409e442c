package org.trillsymbiont.client.view.voice;

import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.trillsymbiont.client.control.RequestedMenu;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;

/// Opens the menu of a voice.
///
/// Thread: FX.
final class VoiceMenuButton extends Button {
  private static final Texts TEXTS = Texts.of(VoiceMenuButton.class);

  VoiceMenuButton(VoiceGestures voice) {
    super("", new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
    getStyleClass().addAll("flat", "voice-menu");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(TEXTS.get("menu"));
    Tip.set(this, TEXTS.get("menu"));
    RequestedMenu menu = RequestedMenu.on(this, () -> new VoiceMenu(voice).ofVoice());
    setOnAction(click -> menu.show());
  }
}
