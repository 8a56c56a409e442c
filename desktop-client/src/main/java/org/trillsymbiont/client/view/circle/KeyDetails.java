package org.trillsymbiont.client.view.circle;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.ChordFollowing;
import org.trillsymbiont.model.theory.Key;
import org.trillsymbiont.model.theory.Mode;

/// The key in words: name and signature, scale, notes, chords, and what the grid makes of them.
///
/// Thread: FX.
final class KeyDetails extends VBox {
  /// The diatonic modes from the brightest to the darkest, each with one note lower than the one
  /// before; then the others by their number of notes.
  private static final List<Mode> MODES =
      List.of(
          Mode.LYDIAN,
          Mode.MAJOR,
          Mode.MIXOLYDIAN,
          Mode.DORIAN,
          Mode.MINOR,
          Mode.PHRYGIAN,
          Mode.LOCRIAN,
          Mode.HARMONIC_MINOR,
          Mode.MELODIC_MINOR,
          Mode.MAJOR_PENTATONIC,
          Mode.MINOR_PENTATONIC,
          Mode.BLUES,
          Mode.WHOLE_TONE,
          Mode.CHROMATIC);

  private final Store store;
  private final Label keyName = new Label();
  private final Label signature = new Label();
  private final StaffView staff = new StaffView();
  private final ComboBox<Mode> scale = new ComboBox<>();
  private final ScaleNotes notes = new ScaleNotes();
  private final CheckBox followsKey = new CheckBox("Grid in key");
  private final Segments<ChordFollowing> following =
      new Segments<>(
          List.of(ChordFollowing.values()),
          each -> "chord-" + each.wireName(),
          ChordFollowing::displayName,
          ChordFollowing::help);

  /// @param bubbles where tuning and the like open
  KeyDetails(Store store, Bubbles bubbles) {
    this.store = store;
    getStyleClass().add("key-details");
    setMinWidth(0);
    getChildren().addAll(nameRow(), scaleRow(bubbles), notes, new ChordPalette(store), gridRow());
    store.stateProperty().subscribe(this::render);
  }

  private HBox nameRow() {
    keyName.setId("key-name");
    keyName.getStyleClass().add("key-name");
    keyName.setMinWidth(0);
    signature.setId("signature");
    signature.getStyleClass().add("muted");
    signature.setMinWidth(0);
    VBox words = new VBox(keyName, signature);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(words, staff);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox scaleRow(Bubbles bubbles) {
    scale.setId("scale");
    scale.getItems().setAll(MODES);
    scale.setConverter(new ModeNames());
    scale.setVisibleRowCount(MODES.size());
    scale.setAccessibleText("Scale");
    scale.setTooltip(new Tooltip("The scale; the tonic stays"));
    scale.setOnAction(event -> chooseScale(scale.getValue()));
    scale.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(scale, Priority.ALWAYS);
    Button more = new Button("Key and tuning", new FontIcon(MaterialDesignT.TUNE_VARIANT));
    more.setId("tonality");
    more.getStyleClass().addAll("button-icon", "flat");
    more.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    more.setAccessibleText("Key and tuning");
    more.setTooltip(new Tooltip("Tuning, the key's other name, when a new key is heard"));
    TonalityBubble bubble = new TonalityBubble(store);
    more.setOnAction(event -> bubbles.toggle(bubble, more));
    HBox row = new Group(new Label("Scale"), scale, more);
    Spots.mark(row, Fields.SELECTED_SCALE);
    return row;
  }

  private HBox gridRow() {
    followsKey.setId("follows-key");
    followsKey.setTooltip(
        new Tooltip("On: each row is a degree of this key. Off: the fixed C major matrix."));
    Spots.mark(followsKey, Fields.IS_SYNCHRONIZED);
    followsKey.setOnAction(
        event -> store.dispatch(Edit.of(Fields.IS_SYNCHRONIZED, followsKey.isSelected())));
    following.setOnGesture(value -> store.dispatch(Edit.of(Fields.CHORD_FOLLOWING, value)));
    Spots.mark(following, Fields.CHORD_FOLLOWING);
    HBox.setHgrow(followsKey, Priority.ALWAYS);
    followsKey.setMaxWidth(Double.MAX_VALUE);
    return new Group(followsKey, new Label("Chord"), following);
  }

  private void chooseScale(Mode mode) {
    if (mode != store.state().tonality().nextScale()) {
      store.dispatch(Gestures.chooseScale(store.state(), mode));
    }
  }

  private void render(AppState state) {
    Key key = state.key();
    Key chosen = state.tonality().chosenKey();
    keyName.setText(
        chosen.equals(key) ? key.displayName() : key.displayName() + " → " + chosen.displayName());
    signature.setText(KeySignature.words(key));
    staff.show(key);
    scale.setValue(chosen.mode());
    notes.show(state);
    followsKey.setSelected(state.isSynchronized());
    following.show(state.tonality().chordFollowing());
    following.setDisable(!state.isSynchronized());
  }

  /// Modes by their names on screen.
  private static final class ModeNames extends StringConverter<Mode> {
    @Override
    public String toString(Mode mode) {
      return mode == null ? "" : mode.displayName();
    }

    @Override
    public Mode fromString(String name) {
      return MODES.stream()
          .filter(mode -> mode.displayName().equals(name))
          .findAny()
          .orElse(Mode.MAJOR);
    }
  }
}
