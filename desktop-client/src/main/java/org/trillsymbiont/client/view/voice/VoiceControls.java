package org.trillsymbiont.client.view.voice;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Knob;
import org.trillsymbiont.client.control.RequestedMenu;
import org.trillsymbiont.client.control.WaveformPicker;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.state.Voice;

/// The knobs and shapes of a voice: the oscillator's, and beside them, or below where there is no
/// room, the LFO's, which can be hidden. Renders a voice and passes on what the user does.
///
/// Thread: FX.
final class VoiceControls extends FlowPane {
  private static final List<VoiceKnob> MAIN =
      List.of(VoiceKnob.FREQUENCY, VoiceKnob.GAIN, VoiceKnob.DECAY);
  private static final List<VoiceKnob> LFO =
      List.of(VoiceKnob.LFO_FREQUENCY, VoiceKnob.LFO_DEPTH, VoiceKnob.LFO_DECAY);

  private static final Texts TEXTS = Texts.of(VoiceControls.class);

  private final VoiceGestures gestures;
  private final VoiceMenu menu;
  private final Map<VoiceKnob, Knob> knobs = new EnumMap<>(VoiceKnob.class);
  private final Map<VoiceWave, WaveformPicker> pickers = new EnumMap<>(VoiceWave.class);
  private final HBox lfo;

  /// @param of whose voice it is, for screen readers: `E♭, step 3`
  VoiceControls(String of, VoiceGestures gestures) {
    this.gestures = gestures;
    menu = new VoiceMenu(gestures);
    getStyleClass().add("voice-controls");
    // No wider than it must be by itself; whoever has more room gives it.
    setPrefWrapLength(0);
    lfo = row(LFO, VoiceWave.LFO);
    getChildren().setAll(row(MAIN, VoiceWave.OSCILLATOR), lfo);
    name(of);
  }

  private HBox row(List<VoiceKnob> row, VoiceWave wave) {
    HBox box = new HBox();
    box.getStyleClass().add("voice-row");
    box.setAlignment(Pos.TOP_LEFT);
    for (VoiceKnob knob : row) {
      box.getChildren().add(knob(knob));
    }
    box.getChildren().add(picker(wave));
    return box;
  }

  private Knob knob(VoiceKnob which) {
    Knob knob = new Knob(which.label(), which.range(), which.format());
    knob.setId("knob-" + which.name().toLowerCase(Locale.ROOT));
    knob.setOnUserChange(value -> gestures.set(which, value));
    knob.setMoreItems(() -> menu.ofPart(which));
    knobs.put(which, knob);
    return knob;
  }

  private Node picker(VoiceWave which) {
    WaveformPicker picker = new WaveformPicker(which.label());
    picker.setId("wave-" + which.name().toLowerCase(Locale.ROOT));
    picker.setOnUserChange(waveform -> gestures.set(which, waveform));
    RequestedMenu.on(picker, () -> menu.ofPartAndVoice(which));
    pickers.put(which, picker);
    Label label = new Label(which.label());
    label.getStyleClass().add("voice-wave-label");
    VBox box = new VBox(label, picker);
    box.getStyleClass().add("voice-wave");
    return box;
  }

  /// Says whose voice it is, to screen readers.
  void name(String of) {
    knobs.forEach((which, knob) -> knob.setAccessibleText(TEXTS.get("of", which.label(), of)));
    pickers.forEach((which, picker) -> picker.name(TEXTS.get("of", which.label(), of)));
  }

  /// Says whose voice it is, to everybody else's window.
  ///
  /// @param squareIndex 0..63
  void mark(int squareIndex) {
    knobs.forEach((which, knob) -> Spots.mark(knob, which.field(squareIndex)));
    pickers.forEach((which, picker) -> Spots.mark(picker, which.field(squareIndex)));
  }

  void render(Voice voice) {
    knobs.forEach((which, knob) -> knob.render(which.read(voice)));
    pickers.forEach((which, picker) -> picker.render(which.read(voice)));
  }

  void showLfo(boolean isShown) {
    lfo.setVisible(isShown);
    lfo.setManaged(isShown);
  }

  /// The knob or picker with an id, or else the first knob.
  Node control(String id) {
    return Stream.concat(knobs.values().stream(), pickers.values().stream())
        .filter(control -> id.equals(control.getId()))
        .findFirst()
        .orElse(Objects.requireNonNull(knobs.get(VoiceKnob.FREQUENCY)));
  }

  /// True while one of the knobs is dragged.
  boolean isChanging() {
    return knobs.values().stream().anyMatch(Knob::isValueChanging);
  }

  /// Runs an action whenever a drag has ended.
  void onDragEnd(Runnable action) {
    for (Knob knob : knobs.values()) {
      knob.valueChangingProperty()
          .addListener((observed, before, now) -> {
            if (!now) {
              action.run();
            }
          });
    }
  }
}
