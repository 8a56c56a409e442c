package org.trillsymbiont.client.view.evolution;

import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.trillsymbiont.client.control.ChoiceBoxWithHelp;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Ruleset;

/// Chooses the rule by which the pattern evolves; its list says what each does.
///
/// Thread: FX.
final class RulePicker extends StackPane {
  private final Tooltip tooltip = new Tooltip();
  private final ChoiceBoxWithHelp<Ruleset> box =
      new ChoiceBoxWithHelp<>(
          List.of(Ruleset.values()), Ruleset::displayName, Ruleset::help, "No rule");

  RulePicker(Store store) {
    box.setId("rule");
    box.setAccessibleText("Rule of the evolution");
    box.setTooltip(tooltip);
    box.setOnGesture(rule -> store.dispatch(Edit.of(Fields.EVOLUTION_RULESET, rule)));
    setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(box);
    Spots.mark(this, Fields.EVOLUTION_RULESET);
    store.stateProperty().subscribe(this::render);
  }

  private void render(AppState state) {
    Ruleset rule = state.evolution().ruleset();
    box.show(rule);
    tooltip.setText("The rule: " + rule.help());
  }
}
