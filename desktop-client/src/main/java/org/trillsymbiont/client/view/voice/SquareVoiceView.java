package org.trillsymbiont.client.view.voice;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.RequestedMenu;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.MusicGridSquare;

/// The panel of one square: what it is, and its voice, the main knobs or all of them (the shared
/// `isExpanded`). Its knobs are made when it is first shown, by [#wake]; before that it only takes
/// their room.
///
/// Thread: FX.
final class SquareVoiceView extends VBox {
  private static final Texts TEXTS = Texts.of(SquareVoiceView.class);
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double ROW_HEIGHT = 84;

  private final Store store;
  private final int index;
  private final SquareVoice voice;
  private final Runnable onDragEnd;
  private final SquareName name;
  private final ToggleButton expand = new ToggleButton();
  private final Region room = new Region();
  private @Nullable VoiceControls controls;

  /// @param squareIndex 0..63
  /// @param onDragEnd runs whenever a drag of one of the knobs has ended
  SquareVoiceView(Store store, int squareIndex, Runnable onDragEnd) {
    this.store = store;
    this.index = squareIndex;
    this.voice = new SquareVoice(store, squareIndex);
    this.onDragEnd = onDragEnd;
    getStyleClass().add("square-voice");
    setId("voice-" + squareIndex);
    name = new SquareName(squareIndex);
    HBox.setHgrow(name, Priority.ALWAYS);
    expand.getStyleClass().add("voice-expand");
    expand.setMinWidth(USE_PREF_SIZE);
    expand.setOnAction(
        click -> store.dispatch(Edit.of(Fields.square(index).expanded(), expand.isSelected())));
    HBox heading = new HBox(name, expand);
    heading.getStyleClass().add("voice-heading");
    heading.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(heading, room);
    RequestedMenu.on(this, () -> new VoiceMenu(voice).ofVoice());
    render(store.state());
  }

  int index() {
    return index;
  }

  /// Makes the knobs, once.
  void wake() {
    if (controls == null) {
      VoiceControls made = new VoiceControls(SquareName.spoken(store.state(), index), voice);
      made.onDragEnd(onDragEnd);
      made.mark(index);
      controls = made;
      getChildren().set(1, made);
      render(store.state());
    }
  }

  boolean isAwake() {
    return controls != null;
  }

  /// True while one of its knobs is dragged.
  boolean isChanging() {
    return controls != null && controls.isChanging();
  }

  void setSelected(boolean isSelected) {
    pseudoClassStateChanged(SELECTED, isSelected);
  }

  void render(AppState state) {
    MusicGridSquare square = state.musicGrid().square(index);
    String spoken = SquareName.spoken(state, index);
    name.render(state, false);
    expand.setSelected(square.isExpanded());
    expand.setText(TEXTS.get(square.isExpanded() ? "expand.less" : "expand"));
    expand.setAccessibleText(
        TEXTS.get(square.isExpanded() ? "expand.less.spoken" : "expand.spoken", spoken));
    room.setMinHeight(square.isExpanded() ? 2 * ROW_HEIGHT : ROW_HEIGHT);
    VoiceControls made = controls;
    if (made != null) {
      made.name(spoken);
      made.render(square.voice());
      made.showLfo(square.isExpanded());
    }
  }
}
