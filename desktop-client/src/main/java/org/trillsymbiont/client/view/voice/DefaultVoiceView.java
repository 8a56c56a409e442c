package org.trillsymbiont.client.view.voice;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.RequestedMenu;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;

/// The voice that squares get which nobody has shaped yet.
///
/// Thread: FX.
final class DefaultVoiceView extends VBox {
  private static final Texts TEXTS = Texts.of(DefaultVoiceView.class);

  private final NewSquareVoice voice;
  private final Button apply = new Button();

  /// @param defaultVoice what is turned
  DefaultVoiceView(Store store, ObjectProperty<Voice> defaultVoice) {
    voice = new NewSquareVoice(store, defaultVoice);
    getStyleClass().addAll("voice-page", "default-voice");
    VoiceControls controls = new VoiceControls(TEXTS.get("new.of"), voice);
    controls.render(defaultVoice.get());
    defaultVoice.addListener((observed, before, now) -> controls.render(now));
    getChildren().setAll(heading(), controls);
    RequestedMenu.on(this, () -> new VoiceMenu(voice).ofVoice());
    render(store.state());
  }

  private Region heading() {
    Label hint = new Label(TEXTS.get("new.hint"));
    hint.getStyleClass().add("voice-hint");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setMinWidth(0);
    HBox.setHgrow(hint, Priority.ALWAYS);
    apply.setId("apply-to-active");
    apply.getStyleClass().add("compact");
    apply.setMinWidth(USE_PREF_SIZE);
    apply.setOnAction(click -> voice.apply(VoiceTarget.ACTIVE));
    Button reset = new Button(TEXTS.get("reset"));
    reset.setId("reset-default-voice");
    reset.getStyleClass().add("compact");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setAccessibleText(TEXTS.get("reset.spoken"));
    reset.setOnAction(click -> voice.reset());
    HBox box = new HBox(hint, apply, reset, new VoiceMenuButton(voice));
    box.getStyleClass().add("voice-heading");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  void render(AppState state) {
    int active = state.musicGrid().activeCount();
    apply.setText(TEXTS.get("apply", active));
    apply.setDisable(active == 0);
  }
}
