package org.trillsymbiont.client.view.voice;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.RequestedMenu;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;

/// All of one square's voice, whether it is on or off: what the square is, and every knob.
///
/// Thread: FX.
final class WholeVoiceView extends VBox {
  private final int index;
  private final SquareName name;
  private final VoiceControls controls;

  /// @param squareIndex 0..63
  /// @param onDragEnd runs whenever a drag of one of the knobs has ended
  WholeVoiceView(Store store, int squareIndex, Runnable onDragEnd) {
    index = squareIndex;
    SquareVoice voice = new SquareVoice(store, squareIndex);
    getStyleClass().add("voice-page");
    setId("voice-" + squareIndex);
    name = new SquareName(squareIndex);
    HBox.setHgrow(name, Priority.ALWAYS);
    Button menu = new VoiceMenuButton(voice);
    HBox heading = new HBox(name, menu);
    heading.getStyleClass().add("voice-heading");
    heading.setAlignment(Pos.CENTER_LEFT);
    controls = new VoiceControls(SquareName.spoken(store.state(), index), voice);
    controls.onDragEnd(onDragEnd);
    controls.mark(index);
    getChildren().setAll(heading, controls);
    RequestedMenu.on(this, () -> new VoiceMenu(voice).ofVoice());
    render(store.state());
  }

  int index() {
    return index;
  }

  /// True while one of its knobs is dragged.
  boolean isChanging() {
    return controls.isChanging();
  }

  void render(AppState state) {
    MusicGridSquare square = state.musicGrid().square(index);
    name.render(state, true);
    controls.name(SquareName.spoken(state, index));
    controls.render(square.voice());
  }

  /// The control with an id, or else the first knob.
  Node control(String id) {
    return controls.control(id);
  }
}
