package org.trillsymbiont.client.view.evolution;

import java.util.List;
import javafx.scene.layout.StackPane;
import org.trillsymbiont.client.control.ChoiceBoxWithHelp;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.ChoiceWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Ruleset;

/// Chooses the rule by which the pattern evolves; its list says what each does.
///
/// Thread: FX.
final class RulePicker extends StackPane {
  private static final Texts TEXTS = Texts.of(RulePicker.class);

  private final ChoiceBoxWithHelp<Ruleset> box =
      new ChoiceBoxWithHelp<>(
          List.of(Ruleset.values()), ChoiceWords::name, ChoiceWords::help, TEXTS.get("rule.none"));

  RulePicker(Store store) {
    box.setId("rule");
    box.setOnGesture(rule -> store.dispatch(Edit.of(Fields.EVOLUTION_RULESET, rule)));
    getStyleClass().add("rule-picker");
    setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(box);
    Spots.mark(this, Fields.EVOLUTION_RULESET);
    store.stateProperty().subscribe(this::render);
  }

  private void render(AppState state) {
    Ruleset rule = state.evolution().ruleset();
    box.show(rule);
    box.setAccessibleText(TEXTS.get("rule.spoken", ChoiceWords.name(rule)));
    Tip.set(box, TEXTS.get("rule.tooltip", ChoiceWords.help(rule)));
  }
}
