package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.PitchClass;

/// The scale's notes under the numbers of their degrees; those of the chosen chord are underlined.
///
/// Thread: FX.
final class ScaleNotes extends GridPane {
  private static final Texts TEXTS = Texts.of(ScaleNotes.class);
  private static final PseudoClass TONE = PseudoClass.getPseudoClass("tone");

  private final List<Label> notes = new ArrayList<>();

  ScaleNotes() {
    getStyleClass().add("degrees");
  }

  void show(AppState state) {
    Key key = state.key();
    if (notes.size() != key.size()) {
      begin(key.size());
    }
    for (int degree = 1; degree <= key.size(); degree++) {
      PitchClass pitch = key.note(degree);
      Label note = notes.get(degree - 1);
      boolean isTone =
          state.chord().notes().stream().anyMatch(tone -> tone.chroma() == pitch.chroma());
      note.setText(MusicWords.note(pitch));
      note.pseudoClassStateChanged(TONE, isTone);
      String interval = MusicWords.interval(key.interval(degree));
      Tip.set(note, interval);
      String spoken = TEXTS.get("note.spoken", degree, MusicWords.note(pitch), interval);
      note.setAccessibleText(isTone ? spoken + ", " + TEXTS.get("note.in-chord") : spoken);
    }
  }

  private void begin(int size) {
    getChildren().clear();
    getColumnConstraints().clear();
    notes.clear();
    for (int degree = 1; degree <= size; degree++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / size);
      column.setHalignment(HPos.CENTER);
      getColumnConstraints().add(column);
      Label number = new Label(Integer.toString(degree));
      number.getStyleClass().add("degree-number");
      Label note = new Label();
      note.setId("note-" + degree);
      note.getStyleClass().add("degree-note");
      notes.add(note);
      addColumn(degree - 1, number, note);
    }
  }
}
