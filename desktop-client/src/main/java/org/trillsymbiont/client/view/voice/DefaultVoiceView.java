package org.trillsymbiont.client.view.voice;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Voice;
import org.trillsymbiont.model.state.Waveform;

/// The card "Voice of new squares": the voice that squares get which nobody has shaped yet. That
/// voice is this client's own; only "Apply to active" changes what is shared.
///
/// Thread: FX.
public final class DefaultVoiceView extends VBox {
  private final Store store;
  private final ObjectProperty<Voice> defaultVoice;
  private final Button apply = new Button();

  /// A card that shows and turns a voice.
  ///
  /// @param defaultVoice what is turned
  public DefaultVoiceView(Store store, ObjectProperty<Voice> defaultVoice) {
    this.store = Objects.requireNonNull(store, "store");
    this.defaultVoice = Objects.requireNonNull(defaultVoice, "defaultVoice");
    getStyleClass().addAll("voice-card", "default-voice");
    getStylesheets()
        .add(
            Objects.requireNonNull(DefaultVoiceView.class.getResource("voice.css"))
                .toExternalForm());
    VoiceControls controls = new VoiceControls("new squares", new Turns());
    controls.render(defaultVoice.get());
    defaultVoice.addListener((observed, before, now) -> controls.render(now));
    getChildren().setAll(heading(), controls);
    render(store.state());
    store.stateProperty().addListener((observed, before, now) -> render(now));
  }

  private Region heading() {
    Label title = new Label("Voice of new squares");
    title.getStyleClass().add("voice-title");
    Label hint = new Label("For squares that nobody has shaped yet");
    hint.getStyleClass().add("voice-hint");
    VBox words = new VBox(title, hint);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox box = new HBox(words, buttons());
    box.getStyleClass().add("voice-heading");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Region buttons() {
    apply.setId("apply-to-active");
    apply.getStyleClass().add("voice-apply");
    apply.setMinWidth(USE_PREF_SIZE);
    apply.setOnAction(
        click -> store.dispatch(Gestures.applyToActive(store.state(), defaultVoice.get())));
    Button reset = new Button("Reset");
    reset.setId("reset-default-voice");
    reset.setAccessibleText("Reset the voice of new squares");
    reset.setOnAction(click -> defaultVoice.set(Voice.DEFAULT));
    HBox box = new HBox(apply, reset);
    box.getStyleClass().add("voice-buttons");
    box.setAlignment(Pos.CENTER_RIGHT);
    box.setMinWidth(USE_PREF_SIZE);
    return box;
  }

  private void render(AppState state) {
    int active = state.musicGrid().activeCount();
    apply.setText("Apply to active (" + active + ")");
    apply.setDisable(active == 0);
  }

  private final class Turns implements VoiceGestures {
    @Override
    public void turn(VoiceKnob knob, double value) {
      defaultVoice.set(knob.write(defaultVoice.get(), value));
    }

    @Override
    public void shape(VoiceWave wave, Waveform waveform) {
      defaultVoice.set(wave.write(defaultVoice.get(), waveform));
    }
  }
}
