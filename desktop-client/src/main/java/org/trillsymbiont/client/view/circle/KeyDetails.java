package org.trillsymbiont.client.view.circle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.theory.Chord;
import org.trillsymbiont.model.theory.Degree;
import org.trillsymbiont.model.theory.Interval;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;
import org.trillsymbiont.model.theory.Pitch;
import org.trillsymbiont.model.theory.PitchClass;

/// The key in words: scale selector, signature, notes, the seven chords, the chosen chord.
///
/// Thread: FX.
final class KeyDetails extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass TONE = PseudoClass.getPseudoClass("tone");

  /// From the brightest mode to the darkest: each has one note lower than the one before.
  private static final List<Mode> MODES =
      List.of(
          Mode.LYDIAN,
          Mode.MAJOR,
          Mode.MIXOLYDIAN,
          Mode.DORIAN,
          Mode.MINOR,
          Mode.PHRYGIAN,
          Mode.LOCRIAN);

  private final Store store;
  private final Label keyName = new Label();
  private final Label signature = new Label();
  private final ComboBox<Mode> scale = new ComboBox<>();
  private final List<Label> notes = new ArrayList<>();
  private final List<Button> chords = new ArrayList<>();
  private final Label chordName = new Label();
  private final Label chordTones = new Label();
  private final CheckBox followsKey = new CheckBox("Grid follows the key");

  KeyDetails(Store store) {
    this.store = store;
    getStyleClass().add("key-details");
    setMinWidth(0);
    getChildren()
        .addAll(keyName, signature, scaleRow(), degrees(), chordName, chordTones, followsKey);
    keyName.setId("key-name");
    keyName.getStyleClass().add("key-name");
    signature.setId("signature");
    signature.getStyleClass().add("muted");
    chordName.setId("chord-name");
    chordName.getStyleClass().add("chord-name");
    chordTones.setId("chord-tones");
    chordTones.getStyleClass().add("muted");
    followsKey.setId("follows-key");
    followsKey.setTooltip(
        new Tooltip("On: each row is a degree of this key. Off: the fixed C major matrix."));
    Spots.mark(followsKey, Fields.IS_SYNCHRONIZED);
    followsKey.setOnAction(event -> setFollowsKey(followsKey.isSelected()));
    store.stateProperty().subscribe(this::render);
  }

  private HBox scaleRow() {
    scale.setId("scale");
    scale.getItems().setAll(MODES);
    scale.setConverter(new ModeNames());
    scale.setVisibleRowCount(MODES.size());
    scale.setAccessibleText("Scale");
    scale.setTooltip(new Tooltip("The scale; the tonic stays"));
    scale.setOnAction(event -> chooseScale(scale.getValue()));
    scale.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(scale, Priority.ALWAYS);
    HBox row = new HBox(new Label("Scale"), scale);
    row.getStyleClass().add("group");
    row.setAlignment(Pos.CENTER_LEFT);
    Spots.mark(row, Fields.SELECTED_SCALE);
    return row;
  }

  private GridPane degrees() {
    GridPane table = new GridPane();
    table.getStyleClass().add("degrees");
    for (Degree degree : Degree.values()) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / Degree.values().length);
      column.setHalignment(HPos.CENTER);
      table.getColumnConstraints().add(column);
      Label number = new Label(Integer.toString(degree.number()));
      number.getStyleClass().add("degree-number");
      Label note = new Label();
      note.setId("note-" + degree.number());
      note.getStyleClass().add("degree-note");
      notes.add(note);
      table.addColumn(degree.number() - 1, number, note, chordButton(degree));
    }
    Spots.mark(table, Fields.SELECTED_CHORD);
    return table;
  }

  private Button chordButton(Degree degree) {
    Button button = new Button();
    button.setId("chord-" + degree.number());
    button.getStyleClass().add("chord-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setOnAction(event -> chooseChord(degree));
    chords.add(button);
    return button;
  }

  private void chooseScale(Mode mode) {
    if (mode != store.state().selectedScale()) {
      store.dispatch(Gestures.chooseScale(mode));
    }
  }

  private void chooseChord(Degree degree) {
    store.dispatch(Gestures.chooseChord(degree));
  }

  private void setFollowsKey(boolean follows) {
    store.dispatch(Edit.of(Fields.IS_SYNCHRONIZED, follows));
  }

  private void render(AppState state) {
    Key key = state.key();
    Chord chosen = state.chord();
    keyName.setText(key.displayName());
    signature.setText(KeySignature.words(key));
    scale.setValue(state.selectedScale());
    followsKey.setSelected(state.isSynchronized());
    for (Degree degree : Degree.values()) {
      renderDegree(new Chord(key, degree), chosen);
    }
    chordName.setText(
        "Chord " + chosen.numeral() + " · " + chosen.displayName() + " · " + names(chosen));
    chordTones.setText(frequencies(chosen));
  }

  private void renderDegree(Chord chord, Chord chosen) {
    int index = chord.degree().number() - 1;
    PitchClass root = chord.notes().getFirst();
    Label note = notes.get(index);
    note.setText(root.displayName());
    note.pseudoClassStateChanged(TONE, chosen.notes().contains(root));
    note.setTooltip(new Tooltip(Interval.of(chord.key(), index + 1).displayName()));
    Button button = chords.get(index);
    boolean isChosen = chord.degree() == chosen.degree();
    button.setText(chord.numeral() + "\n" + chord.displayName());
    button.pseudoClassStateChanged(CHOSEN, isChosen);
    button.setAccessibleText(
        "Chord " + chord.numeral() + ", " + chord.displayName() + (isChosen ? ", chosen" : ""));
    button.setTooltip(new Tooltip("Sound " + chord.displayName() + ": " + names(chord)));
  }

  private static String names(Chord chord) {
    return chord.notes().stream().map(PitchClass::displayName).collect(Collectors.joining(" "));
  }

  private static String frequencies(Chord chord) {
    return chord.midi().stream()
        .map(midi -> String.format(Locale.ROOT, "%.1f", Pitch.hertz(midi)))
        .collect(Collectors.joining(" · ", "", " Hz"));
  }

  /// Modes by their names on screen.
  private static final class ModeNames extends StringConverter<Mode> {
    @Override
    public String toString(Mode mode) {
      return mode == null ? "" : mode.displayName();
    }

    @Override
    public Mode fromString(String name) {
      return Mode.valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
