package org.trillsymbiont.client.view.ambience;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.trillsymbiont.client.control.ChoiceBoxWithHelp;
import org.trillsymbiont.client.control.GestureSlider;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Group;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.client.view.rights.LockedControls;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Field;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.edit.Gestures;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.VoiceSet;
import org.trillsymbiont.model.sync.Lock;

/// How the whole room sounds: a set of voices for all squares, and the amounts of reverb and
/// chorus. All of it is everybody's.
///
/// Thread: FX.
public final class AmbienceView extends HBox {
  private static final Texts TEXTS = Texts.of(AmbienceView.class);
  private static final int PERCENT = 100;
  private static final int KEY_PERCENT = 5;

  private final Store store;
  private final ChoiceBoxWithHelp<VoiceSet> sets =
      new ChoiceBoxWithHelp<>(
          List.of(VoiceSet.values()),
          ChoiceWords::name,
          ChoiceWords::help,
          TEXTS.get("voices.own"));
  private final Amount reverb = new Amount("reverb", Fields.REVERB);
  private final Amount chorus = new Amount("chorus", Fields.CHORUS);

  /// A card that shows and changes how a room sounds.
  public AmbienceView(Store store) {
    this.store = Objects.requireNonNull(store, "store");
    getStyleClass().addAll("card", "ambience");
    setAlignment(Pos.CENTER_LEFT);
    sets.setId("voice-set");
    sets.setOnGesture(set -> store.dispatch(Gestures.applyVoiceSet(store.state(), set)));
    LockedControls.mark(sets, store, Lock.GRID);
    Label name = new Label(TEXTS.get("voices"));
    name.setLabelFor(sets);
    getChildren().setAll(new Group(name, sets), reverb.row, chorus.row);
    store.stateProperty().subscribe(this::render);
  }

  private void render(AppState state) {
    Optional<VoiceSet> set = VoiceSet.of(state.musicGrid());
    sets.show(set.orElse(null));
    Tip.set(
        sets,
        TEXTS.get(
            "voices.tooltip",
            set.map(ChoiceWords::help).orElseGet(() -> TEXTS.get("voices.own.help"))));
    reverb.render(state);
    chorus.render(state);
  }

  /// An amount in percent.
  private final class Amount {
    private final Field<Double> field;
    private final GestureSlider slider = new GestureSlider(0, PERCENT);
    private final Label percent = new Label();
    private final Group row;

    /// @param id of its slider, and the key of its name
    Amount(String id, Field<Double> field) {
      this.field = field;
      String name = TEXTS.get(id);
      slider.setId(id);
      slider.setBlockIncrement(KEY_PERCENT);
      slider.setAccessibleText(TEXTS.get("amount.spoken", name));
      slider.setValueWords(value -> TEXTS.get("percent", Math.round(value)));
      Tip.set(slider, TEXTS.get("amount.tooltip", name));
      slider.setOnGesture(this::turn);
      slider.setMinWidth(0);
      percent.setId(id + "-percent");
      percent.getStyleClass().add("percent");
      row = new Group(new Label(name), slider, percent);
      HBox.setHgrow(slider, Priority.ALWAYS);
      HBox.setHgrow(row, Priority.ALWAYS);
      Spots.mark(row, field);
    }

    private void turn(double value) {
      double rounded = Math.clamp(Math.rint(value) / PERCENT, 0, 1);
      if (rounded != field.get(store.state())) {
        store.dispatch(Edit.of(field, rounded));
      }
    }

    private void render(AppState state) {
      double value = field.get(state) * PERCENT;
      slider.show(value);
      percent.setText(TEXTS.get("percent", Math.round(value)));
    }
  }
}
