package org.trillsymbiont.client.view.voice;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.grid.GridColours;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.GridPitch;
import org.trillsymbiont.model.state.MusicGrid;
import org.trillsymbiont.model.state.MusicGridSquare;
import org.trillsymbiont.model.state.Voice;

/// Which square it is: a dot in its row's colour, filled while it is on, its note and its place.
///
/// Thread: FX.
final class SquareName extends HBox {
  private static final Texts TEXTS = Texts.of(SquareName.class);
  private static final double DOT_RADIUS = 5;

  private final int index;
  private final Circle dot = new Circle(DOT_RADIUS);
  private final Label note = new Label();
  private final Label place = new Label();

  /// @param squareIndex 0..63
  SquareName(int squareIndex) {
    index = squareIndex;
    getStyleClass().add("voice-name");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    dot.getStyleClass().add("voice-dot");
    note.getStyleClass().add("voice-note");
    note.setMinWidth(USE_PREF_SIZE);
    place.getStyleClass().add("voice-place");
    getChildren().setAll(dot, note, place);
  }

  /// @param tellsMore whether it says what an off square sounds like, too
  void render(AppState state, boolean tellsMore) {
    MusicGridSquare square = state.musicGrid().square(index);
    note.setText(MusicWords.note(GridPitch.note(state, index)));
    place.setText(place(state) + (square.isActive() ? "" : " · " + off(square, tellsMore)));
    Color colour = GridColours.row(square.row());
    dot.setFill(square.isActive() ? colour : Color.TRANSPARENT);
    dot.setStroke(colour);
  }

  private String place(AppState state) {
    int step = MusicGrid.column(index) + 1;
    return state.isSynchronized()
        ? TEXTS.get(
            "place", MusicWords.interval(GridPitch.interval(state, MusicGrid.row(index))), step)
        : TEXTS.get("place.free", step);
  }

  private static String off(MusicGridSquare square, boolean tellsMore) {
    if (!tellsMore) {
      return TEXTS.get("off");
    }
    return TEXTS.get(square.voice().equals(Voice.DEFAULT) ? "off.new" : "off.shaped");
  }

  /// The square in few words: `G · step 3`.
  static String inShort(AppState state, int index) {
    return TEXTS.get(
        "name.short", MusicWords.note(GridPitch.note(state, index)), MusicGrid.column(index) + 1);
  }

  /// The square for a screen reader: `G, step 3`.
  static String spoken(AppState state, int index) {
    return TEXTS.get(
        "name.spoken", MusicWords.note(GridPitch.note(state, index)), MusicGrid.column(index) + 1);
  }
}
