package org.trillsymbiont.client.view.voice;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.grid.GridColours;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Waveform;

/// The panel of one square: what it is, and its voice, the main knobs or all of them (the shared
/// `isExpanded`). Its knobs are made when it is first shown, by [#wake]; before that it only takes
/// their room.
///
/// Thread: FX.
final class SquareVoiceView extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final double ROW_HEIGHT = 84;

  private final Store store;
  private final int index;
  private final Runnable onDragEnd;
  private final Label note = new Label();
  private final Label place = new Label();
  private final Circle dot = new Circle(5);
  private final ToggleButton expand = new ToggleButton();
  private final Region room = new Region();
  private @Nullable VoiceControls controls;

  /// @param squareIndex 0..63
  /// @param onDragEnd runs whenever a drag of one of the knobs has ended
  SquareVoiceView(Store store, int squareIndex, Runnable onDragEnd) {
    this.store = store;
    this.index = squareIndex;
    this.onDragEnd = onDragEnd;
    getStyleClass().addAll("voice-card", "square-voice");
    setId("voice-" + squareIndex);
    note.getStyleClass().add("voice-note");
    place.getStyleClass().add("voice-place");
    place.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(place, Priority.ALWAYS);
    dot.getStyleClass().add("voice-dot");
    expand.getStyleClass().add("voice-expand");
    expand.setOnAction(
        click -> store.dispatch(Edit.of(Fields.square(index).expanded(), expand.isSelected())));
    HBox heading = new HBox(dot, note, place, expand);
    heading.getStyleClass().add("voice-heading");
    heading.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(heading, room);
    render(store.state());
  }

  int index() {
    return index;
  }

  /// Makes the knobs, once.
  void wake() {
    if (controls == null) {
      VoiceControls made = new VoiceControls(name(store.state()), new Edits());
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
    note.setText(GridPitch.note(state, index).displayName());
    place.setText(placeOf(state) + (square.isActive() ? "" : " · off"));
    pseudoClassStateChanged(OFF, !square.isActive());
    Color colour = GridColours.row(square.row());
    dot.setFill(square.isActive() ? colour : Color.TRANSPARENT);
    dot.setStroke(colour);
    expand.setSelected(square.isExpanded());
    expand.setText(square.isExpanded() ? "Less" : "LFO …");
    expand.setAccessibleText(
        (square.isExpanded() ? "Fewer knobs for " : "All knobs for ") + name(state));
    room.setMinHeight(square.isExpanded() ? 2 * ROW_HEIGHT : ROW_HEIGHT);
    VoiceControls made = controls;
    if (made != null) {
      made.name(name(state));
      made.render(square.voice());
      made.showLfo(square.isExpanded());
    }
  }

  private String name(AppState state) {
    return GridPitch.note(state, index).displayName() + ", step " + (MusicGrid.column(index) + 1);
  }

  private String placeOf(AppState state) {
    String step = "step " + (MusicGrid.column(index) + 1);
    return state.isSynchronized()
        ? GridPitch.interval(state, MusicGrid.row(index)).displayName() + " · " + step
        : step;
  }

  private final class Edits implements VoiceGestures {
    @Override
    public void turn(VoiceKnob knob, double value) {
      store.dispatch(Edit.of(knob.field(index), value));
    }

    @Override
    public void shape(VoiceWave wave, Waveform waveform) {
      store.dispatch(Edit.of(wave.field(index), waveform));
    }
  }
}
