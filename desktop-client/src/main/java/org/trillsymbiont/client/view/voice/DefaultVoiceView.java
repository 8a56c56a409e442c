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

/// The card "New squares": the voice that squares get which nobody has shaped yet. That voice is
/// this client's own; only "Apply to active" changes what is shared.
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
    getChildren().setAll(heading(), controls, buttons());
    render(store.state());
    store.stateProperty().addListener((observed, before, now) -> render(now));
  }

  private static Region heading() {
    Label title = new Label("New squares");
    title.getStyleClass().add("voice-title");
    Label hint = new Label("How a square sounds when it is first switched on");
    hint.getStyleClass().add("voice-hint");
    hint.setWrapText(true);
    return new VBox(title, hint);
  }

  private Region buttons() {
    apply.setId("apply-to-active");
    apply.getStyleClass().add("voice-apply");
    apply.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(apply, Priority.ALWAYS);
    apply.setOnAction(
        click -> store.dispatch(Gestures.applyToActive(store.state(), defaultVoice.get())));
    Button reset = new Button("Reset");
    reset.setId("reset-default-voice");
    reset.setAccessibleText("Reset the voice of new squares");
    reset.setOnAction(click -> defaultVoice.set(Voice.DEFAULT));
    HBox box = new HBox(apply, reset);
    box.getStyleClass().add("voice-buttons");
    box.setAlignment(Pos.CENTER_LEFT);
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
