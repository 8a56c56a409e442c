package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.store.Store;
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
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");
  private static final PseudoClass SEVENTH = PseudoClass.getPseudoClass("seventh");

  private final Store store;
  private final List<Button> chords = new ArrayList<>();
  private final ToggleButton sevenths = new ToggleButton("7ths");
  private final Label name = new Label();
  private final Label tones = new Label();
  private final Label next = new Label();

  ChordPalette(Store store) {
    this.store = store;
    getStyleClass().add("chord-palette");
    sevenths.setId("sevenths");
    sevenths.setMinWidth(USE_PREF_SIZE);
    sevenths.setTooltip(new Tooltip("Chords with a seventh, for everybody"));
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
      button.setTooltip(new Tooltip());
      button.setOnAction(event -> store.dispatch(Gestures.chooseChord(degree)));
      chords.add(button);
      row.addColumn(degree.number() - 1, button);
    }
    Spots.mark(row, Fields.SELECTED_CHORD);
    return row;
  }

  private HBox nameRow() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(name, space, sevenths);
    row.setAlignment(Pos.CENTER_LEFT);
    name.setMinWidth(0);
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
        "Chord " + chosen.numeral() + " · " + chosen.displayName() + " · " + names(chosen));
    tones.setText(frequencies(chosen, state.tonality().a4Hertz()));
    next.setText(
        following.stream()
            .map(chord -> chord.numeral() + " " + chord.displayName())
            .collect(Collectors.joining(" · ", "Leads on to ", "")));
  }

  private static void render(Button button, Chord chord, Chord chosen, boolean follows) {
    boolean isChosen = chord.degree() == chosen.degree();
    button.setText(onButton(chord.numeral()) + "\n" + onButton(chord.displayName()));
    button.pseudoClassStateChanged(CHOSEN, isChosen);
    button.pseudoClassStateChanged(NEXT, follows);
    button.pseudoClassStateChanged(SEVENTH, chord.hasSeventh());
    button.setAccessibleText(
        "Chord "
            + chord.numeral()
            + ", "
            + chord.displayName()
            + (isChosen ? ", chosen" : "")
            + (follows ? ", may well come next" : ""));
    button.getTooltip().setText("Sound " + chord.displayName() + ": " + names(chord));
  }

  /// The other usual way to write a major seventh, for little room.
  private static String onButton(String chord) {
    return chord.replace("(maj7)", "M7").replace("maj7", "M7");
  }

  private static String names(Chord chord) {
    return chord.notes().stream().map(PitchClass::displayName).collect(Collectors.joining(" "));
  }

  private static String frequencies(Chord chord, double a4Hertz) {
    return Voicing.inKey(chord).stream()
        .map(midi -> String.format(Locale.ROOT, "%.1f", Pitch.hertz(midi + Pitch.tuning(a4Hertz))))
        .collect(Collectors.joining(" · ", "", " Hz"));
  }
}
