package org.trillsymbiont.client.view.circle;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubbles;
import org.trillsymbiont.client.view.Ends;
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

  private static final Texts TEXTS = Texts.of(KeyDetails.class);

  private final Store store;
  private final Label keyName = new Label();
  private final Label signature = new Label();
  private final StaffView staff = new StaffView();
  private final ComboBox<Mode> scale = new ComboBox<>();
  private final ScaleNotes notes = new ScaleNotes();
  private final CheckBox followsKey = new CheckBox(TEXTS.get("follows-key"));
  private final Segments<ChordFollowing> following =
      new Segments<>(
          List.of(ChordFollowing.values()),
          each -> "chord-" + each.wireName(),
          ChoiceWords::name,
          each -> TEXTS.get("choice", ChoiceWords.name(each), ChoiceWords.help(each)));

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
    Tip.set(scale, TEXTS.get("scale.tooltip"));
    scale.setOnAction(event -> chooseScale(scale.getValue()));
    scale.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(scale, Priority.ALWAYS);
    Button more = new Button(TEXTS.get("tonality"), new FontIcon(MaterialDesignT.TUNE_VARIANT));
    more.setId("tonality");
    more.getStyleClass().addAll("button-icon", "flat");
    more.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    Tip.set(more, TEXTS.get("tonality.tooltip"));
    TonalityBubble bubble = new TonalityBubble(store);
    more.setOnAction(event -> bubbles.toggle(bubble, more));
    Label name = new Label(TEXTS.get("scale"));
    name.setLabelFor(scale);
    HBox row = new Group(name, scale, more);
    Spots.mark(row, Fields.SELECTED_SCALE);
    return row;
  }

  private Ends gridRow() {
    followsKey.setId("follows-key");
    Tip.set(followsKey, TEXTS.get("follows-key.tooltip"));
    Spots.mark(followsKey, Fields.IS_SYNCHRONIZED);
    followsKey.setOnAction(
        event -> store.dispatch(Edit.of(Fields.IS_SYNCHRONIZED, followsKey.isSelected())));
    following.setOnGesture(value -> store.dispatch(Edit.of(Fields.CHORD_FOLLOWING, value)));
    Spots.mark(following, Fields.CHORD_FOLLOWING);
    return new Ends(followsKey, new Group(new Label(TEXTS.get("following")), following));
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
        chosen.equals(key)
            ? MusicWords.key(key)
            : TEXTS.get("key.waiting", MusicWords.key(key), MusicWords.key(chosen)));
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
      return mode == null ? "" : MusicWords.mode(mode);
    }

    @Override
    public Mode fromString(String name) {
      return MODES.stream()
          .filter(mode -> MusicWords.mode(mode).equals(name))
          .findAny()
          .orElse(Mode.MAJOR);
    }
  }
}
