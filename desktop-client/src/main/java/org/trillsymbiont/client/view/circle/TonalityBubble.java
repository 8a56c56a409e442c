package org.trillsymbiont.client.view.circle;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.NumberField;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.client.text.MusicWords;
import org.trillsymbiont.client.text.Texts;
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
  private static final Texts TEXTS = Texts.of(TonalityBubble.class);

  private final Store store;
  private final Segments<KeyChange> change =
      new Segments<>(
          List.of(KeyChange.values()),
          each -> "key-change-" + each.wireName(),
          ChoiceWords::name,
          each -> TEXTS.get("choice", ChoiceWords.name(each), ChoiceWords.help(each)));
  private final NumberField a4 =
      new NumberField((int) Tonality.A4_HERTZ.min(), (int) Tonality.A4_HERTZ.max());
  private final Button standard = new Button(number(Tonality.A4_HERTZ.defaultValue()));
  private final Button respell = new Button();

  TonalityBubble(Store store) {
    this.store = store;
    setId("tonality-bubble");
    getStyleClass().add("bubble");
    setAccessibleText(TEXTS.get("tonality"));
    Label heading = new Label(TEXTS.get("tonality"));
    heading.getStyleClass().add("card-title");
    change.setOnGesture(value -> store.dispatch(Edit.of(Fields.KEY_CHANGE, value)));
    Spots.mark(change, Fields.KEY_CHANGE);
    getChildren().addAll(heading, new Group(new Label(TEXTS.get("key-change")), change), tuning());
    respell.setId("respell");
    Tip.set(respell, TEXTS.get("respell.tooltip"));
    respell.setOnAction(event -> respell());
    getChildren().add(respell);
    store.stateProperty().subscribe(this::render);
  }

  private Group tuning() {
    a4.setId("a4");
    a4.setMinWidth(USE_PREF_SIZE);
    String help =
        TEXTS.get("a4.help", number(Tonality.A4_HERTZ.min()), number(Tonality.A4_HERTZ.max()));
    a4.setAccessibleHelp(help);
    Tip.set(a4, help);
    a4.setOnGesture(this::tune);
    standard.setId("a4-standard");
    String back = TEXTS.get("a4.standard.tooltip", standard.getText());
    standard.setAccessibleText(back);
    Tip.set(standard, back);
    standard.setOnAction(event -> tune((int) Tonality.A4_HERTZ.defaultValue()));
    Label name = new Label(TEXTS.get("a4"));
    name.setLabelFor(a4);
    Group row = new Group(name, a4, new Label(TEXTS.get("a4.unit")), standard);
    Spots.mark(row, Fields.A4_HERTZ);
    return row;
  }

  private static String number(double hertz) {
    return String.format(Texts.locale(), "%.0f", hertz);
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
            ? TEXTS.get("respell", MusicWords.key(other))
            : TEXTS.get("respell.none", MusicWords.key(state.key())));
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
