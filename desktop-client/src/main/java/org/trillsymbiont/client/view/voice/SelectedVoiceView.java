package org.trillsymbiont.client.view.voice;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;

/// The voice of the selected square. What was made for a square is kept; a focus stays on the same
/// knob when another square is selected.
///
/// Thread: FX.
final class SelectedVoiceView extends StackPane {
  private static final Texts TEXTS = Texts.of(SelectedVoiceView.class);

  private final Store store;
  private final Runnable onDragEnd;
  private final Map<Integer, WholeVoiceView> voices = new HashMap<>();
  private final Label hint = new Label(TEXTS.get("square.none"));
  private @Nullable WholeVoiceView shown;

  /// @param onDragEnd runs whenever a drag of one of the knobs has ended
  SelectedVoiceView(Store store, Runnable onDragEnd) {
    this.store = store;
    this.onDragEnd = onDragEnd;
    hint.getStyleClass().add("voice-hint");
    getChildren().setAll(hint);
  }

  /// Shows a square's voice.
  ///
  /// @param index 0..63, or -1 for none
  void show(int index) {
    WholeVoiceView before = shown;
    if (before != null && before.index() == index) {
      return;
    }
    Node focused = isFocusWithin() && getScene() != null ? getScene().getFocusOwner() : null;
    WholeVoiceView now =
        index < 0
            ? null
            : voices.computeIfAbsent(index, missing -> new WholeVoiceView(store, index, onDragEnd));
    shown = now;
    getChildren().setAll(now == null ? hint : now);
    if (now != null) {
      now.render(store.state());
      if (focused != null) {
        now.control(focused.getId() == null ? "" : focused.getId()).requestFocus();
      }
    }
  }

  void render(AppState state) {
    if (shown != null) {
      shown.render(state);
    }
  }

  /// Puts the focus on the first knob, if there is one.
  void focusFirst() {
    if (shown != null) {
      shown.control("").requestFocus();
    }
  }

  /// True while one of its knobs is dragged.
  boolean isChanging() {
    return shown != null && shown.isChanging();
  }
}
