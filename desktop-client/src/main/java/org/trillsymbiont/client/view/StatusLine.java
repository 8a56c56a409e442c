package org.trillsymbiont.client.view;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.midi.MidiButton;
import org.trillsymbiont.client.view.session.TimingButton;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.PitchClass;

/// The window's last line: what the grid is tuned to, MIDI, how well this computer keeps time, and
/// the keys that work everywhere.
///
/// Thread: FX.
final class StatusLine extends HBox {
  private final Label tuning = new Label();

  StatusLine(Store store, TimingButton timing, MidiButton midi) {
    getStyleClass().add("status-line");
    tuning.setId("tuning");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(tuning, space, midi, timing);
    for (Shortcut shortcut :
        new Shortcut[] {Shortcut.PLAY_OR_PAUSE, Shortcut.STOP, Shortcut.CIRCLE, Shortcut.HELP}) {
      getChildren().add(new Label(shortcut.keyText() + "  " + shortcut.shortName()));
    }
    store.stateProperty().subscribe(this::render);
  }

  private void render(AppState state) {
    String tones =
        state.chord().notes().stream()
            .map(PitchClass::displayName)
            .collect(Collectors.joining(" "));
    String grid =
        state.isSynchronized()
            ? "Grid synchronized to " + state.key().displayName()
            : "Grid free: fixed C major matrix";
    tuning.setText(grid + " · chord " + state.chord().displayName() + ": " + tones);
  }
}
