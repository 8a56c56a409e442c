package org.trillsymbiont.client.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.midi.MidiButton;
import org.trillsymbiont.client.view.notice.Toasts;
import org.trillsymbiont.client.view.session.TimingButton;
import org.trillsymbiont.model.state.AppState;

/// The window's last line: what the grid is tuned to, or for a while what has just happened; MIDI;
/// how well this computer keeps time. News come up here because here they cover no control.
///
/// Thread: FX.
final class StatusLine extends HBox {
  private static final Texts TEXTS = Texts.of(StatusLine.class);

  private final Label tuning = new Label();

  StatusLine(Store store, Toasts toasts, TimingButton timing, MidiButton midi) {
    getStyleClass().add("status-line");
    tuning.setId("tuning");
    tuning.setMinWidth(0);
    StackPane words = new StackPane(tuning, toasts);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    toasts.quietProperty().subscribe(tuning::setVisible);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll((Node) words, midi, timing);
    store.stateProperty().subscribe(this::render);
  }

  private void render(AppState state) {
    String chord = MusicWords.chord(state.chord());
    String notes = MusicWords.notes(state.chord().notes());
    tuning.setText(
        state.isSynchronized()
            ? TEXTS.get("status.synchronized", MusicWords.key(state.key()), chord, notes)
            : TEXTS.get("status.free", chord, notes));
  }
}
