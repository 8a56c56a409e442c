package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Pitch;
import org.trillsymbiont.model.theory.PitchClass;
import org.trillsymbiont.model.theory.Progression;
import org.trillsymbiont.model.theory.Voicing;

/// The key's chords, each of which sounds on every machine when it is chosen; with sevenths or
/// without; what the chosen one consists of, and what may well follow it.
///
/// Thread: FX.
final class ChordPalette extends VBox {
  private static final Texts TEXTS = Texts.of(ChordPalette.class);
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
  private static final PseudoClass SEVENTH = PseudoClass.getPseudoClass("seventh");

  private static final char NO_BREAK = '\u00a0';

  private final Store store;
  private final List<Button> chords = new ArrayList<>();
  private final ToggleButton sevenths = new ToggleButton(TEXTS.get("sevenths"));
  private final Label name = new Label();
  private final Label tones = new Label();
  private final Label next = new Label();

  ChordPalette(Store store) {
    this.store = store;
    getStyleClass().add("chord-palette");
    sevenths.setId("sevenths");
    sevenths.setMinWidth(USE_PREF_SIZE);
    Tip.set(sevenths, TEXTS.get("sevenths.tooltip"));
    sevenths.setOnAction(
        event -> store.dispatch(Edit.of(Fields.HAS_SEVENTHS, sevenths.isSelected())));
    Spots.mark(sevenths, Fields.HAS_SEVENTHS);
    name.setId("chord-name");
    name.getStyleClass().add("chord-name");
    tones.setId("chord-tones");
    tones.getStyleClass().add("muted");
    next.setId("chord-next");
    next.getStyleClass().add("muted");
    getChildren().addAll(buttons(), nameRow(), tones, next);
    // The names of some chords are long.
    for (Label label : List.of(name, next)) {
      label.setMinWidth(0);
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    store.stateProperty().subscribe(this::render);
  }

  private GridPane buttons() {
    GridPane row = new GridPane();
    row.getStyleClass().add("degrees");
    for (Degree degree : Degree.values()) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / Degree.values().length);
      row.getColumnConstraints().add(column);
      Button button = new Button();
      button.setId("chord-" + degree.number());
      button.getStyleClass().add("chord-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(0);
      button.setOnAction(event -> store.dispatch(Gestures.chooseChord(degree)));
      chords.add(button);
      row.addColumn(degree.number() - 1, button);
    }
    Spots.mark(row, Fields.SELECTED_CHORD);
    return row;
  }

  private HBox nameRow() {
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox row = new HBox(name, sevenths);
    row.setAlignment(Pos.CENTER_LEFT);
    name.setMaxWidth(Double.MAX_VALUE);
    return row;
  }

  private void render(AppState state) {
    Chord chosen = state.chord();
    List<Chord> all = Chord.all(state.key(), chosen.hasSeventh());
    List<Chord> following = Progression.after(chosen);
    for (int index = 0; index < chords.size(); index++) {
      Button button = chords.get(index);
      // The whole-tone scale has six.
      button.setVisible(index < all.size());
      if (index < all.size()) {
        render(button, all.get(index), chosen, following.contains(all.get(index)));
      }
    }
    sevenths.setSelected(chosen.hasSeventh());
    name.setText(
        TEXTS.get("chord", chosen.numeral(), MusicWords.chord(chosen), together(chosen.notes())));
    tones.setText(TEXTS.get("chord.hertz", frequencies(chosen, state.tonality().a4Hertz())));
    next.setText(
        TEXTS.get(
            "chord.leads-on",
            following.stream()
                .map(chord -> TEXTS.get("chord.short", chord.numeral(), MusicWords.chord(chord)))
                .collect(Collectors.joining(" · "))));
  }

  /// Notes that stay in one line.
  private static String together(List<PitchClass> notes) {
    return MusicWords.notes(notes).replace(' ', NO_BREAK);
  }

  private static void render(Button button, Chord chord, Chord chosen, boolean follows) {
    boolean isChosen = chord.degree() == chosen.degree();
    button.setText(onButton(chord.numeral()) + "\n" + onButton(MusicWords.chord(chord)));
    button.pseudoClassStateChanged(CHOSEN, isChosen);
    button.pseudoClassStateChanged(NEXT, follows);
    button.pseudoClassStateChanged(SEVENTH, chord.hasSeventh());
    button.setAccessibleText(spoken(chord, isChosen, follows));
    Tip.set(
        button,
        TEXTS.get("chord.tooltip", MusicWords.chord(chord), MusicWords.notes(chord.notes())));
  }

  /// `Chord V, G, chosen`.
  private static String spoken(Chord chord, boolean isChosen, boolean follows) {
    List<String> words = new ArrayList<>();
    words.add(TEXTS.get("chord.spoken", chord.numeral(), MusicWords.chord(chord)));
    if (isChosen) {
      words.add(TEXTS.get("chord.chosen"));
    }
    if (follows) {
      words.add(TEXTS.get("chord.next"));
    }
    return String.join(", ", words);
  }

  /// The other usual way to write a major seventh, for little room.
  private static String onButton(String chord) {
    return chord.replace("(maj7)", "M7").replace("maj7", "M7");
  }

  private static String frequencies(Chord chord, double a4Hertz) {
    return Voicing.inKey(chord).stream()
        .map(midi -> Pitch.hertz(midi + Pitch.tuning(a4Hertz)))
        .map(hertz -> String.format(Texts.locale(), "%.1f", hertz))
        .collect(Collectors.joining(" · "));
  }
}
