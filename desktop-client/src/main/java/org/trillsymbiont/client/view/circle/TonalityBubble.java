package org.trillsymbiont.client.view.circle;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.Bubble;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.KeyChange;
import org.trillsymbiont.model.state.Tonality;
import org.trillsymbiont.model.theory.Key;

/// What is set once rather than played: the tuning, when a new key is heard, how the key is
/// spelled.
///
/// Thread: FX.
final class TonalityBubble extends VBox implements Bubble {
  private final Store store;
  private final Segments<KeyChange> change =
      new Segments<>(
          List.of(KeyChange.values()),
          each -> "key-change-" + each.wireName(),
          KeyChange::displayName,
          KeyChange::help);
  private final NumberField a4 =
      new NumberField((int) Tonality.A4_HERTZ.min(), (int) Tonality.A4_HERTZ.max());
  private final Button standard = new Button("440");
  private final Button respell = new Button();

  TonalityBubble(Store store) {
    this.store = store;
    setId("tonality-bubble");
    getStyleClass().add("bubble");
    setAccessibleText("Key and tuning");
    Label heading = new Label("Key and tuning");
    heading.getStyleClass().add("card-title");
    change.setOnGesture(value -> store.dispatch(Edit.of(Fields.KEY_CHANGE, value)));
    Spots.mark(change, Fields.KEY_CHANGE);
    getChildren().addAll(heading, new Group(new Label("A new key is heard"), change), tuning());
    respell.setId("respell");
    respell.setTooltip(new Tooltip("The same key under its other name, for everybody"));
    respell.setOnAction(event -> respell());
    getChildren().add(respell);
    store.stateProperty().subscribe(this::render);
  }

  private Group tuning() {
    a4.setId("a4");
    a4.setMinWidth(USE_PREF_SIZE);
    a4.setAccessibleText("Frequency of A4 in hertz, 415 to 466");
    a4.setTooltip(
        new Tooltip("415 is baroque pitch, 432 a fashion, 440 the standard, 443 orchestral"));
    a4.setOnGesture(this::tune);
    standard.setId("a4-standard");
    standard.setTooltip(new Tooltip("Back to 440 Hz (ISO 16)"));
    standard.setOnAction(event -> tune((int) Tonality.A4_HERTZ.defaultValue()));
    Group row = new Group(new Label("A4 is tuned to"), a4, new Label("Hz"), standard);
    Spots.mark(row, Fields.A4_HERTZ);
    return row;
  }

  private void tune(int hertz) {
    if (hertz != store.state().tonality().a4Hertz()) {
      store.dispatch(Edit.of(Fields.A4_HERTZ, (double) hertz));
    }
  }

  private void respell() {
    Key other = store.state().key().enharmonic();
    store.dispatch(Gestures.chooseKey(store.state(), other.tonic(), other.mode()));
  }

  private void render(AppState state) {
    Tonality tonality = state.tonality();
    change.show(tonality.keyChange());
    a4.show((int) Math.rint(tonality.a4Hertz()));
    Key other = state.key().enharmonic();
    boolean hasOther = !other.equals(state.key());
    respell.setText(
        hasOther
            ? "Write it as " + other.displayName()
            : state.key().displayName() + " has no other name");
    respell.setDisable(!hasOther);
  }

  @Override
  public Region content() {
    return this;
  }

  @Override
  public Node opened() {
    return change.chosen();
  }

  @Override
  public void closed() {
    // A number that is half typed is committed or taken back by its field as it loses the focus.
  }
}
