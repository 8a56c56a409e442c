package org.trillsymbiont.client.view.evolution;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;
import org.trillsymbiont.model.state.Ruleset;

/// Chooses the rule by which the pattern evolves; its list says what each does.
///
/// Thread: FX.
final class RulePicker extends ComboBox<Ruleset> {
  private final Store store;
  private final Tooltip tooltip = new Tooltip();

  RulePicker(Store store) {
    this.store = store;
    setId("rule");
    getItems().setAll(Ruleset.values());
    setButtonCell(new Name());
    setCellFactory(list -> new NameAndHelp());
    setAccessibleText("Rule of the evolution");
    setTooltip(tooltip);
    setMinWidth(USE_PREF_SIZE);
    setOnAction(event -> choose(getValue()));
    Spots.mark(this, Fields.EVOLUTION_RULESET);
    store.stateProperty().subscribe(this::render);
  }

  private void choose(Ruleset rule) {
    if (rule != store.state().evolution().ruleset()) {
      store.dispatch(Edit.of(Fields.EVOLUTION_RULESET, rule));
    }
  }

  private void render(AppState state) {
    Ruleset rule = state.evolution().ruleset();
    setValue(rule);
    tooltip.setText("The rule: " + rule.help());
  }

  private static final class Name extends ListCell<Ruleset> {
    @Override
    protected void updateItem(@Nullable Ruleset rule, boolean empty) {
      super.updateItem(rule, empty);
      setText(rule == null ? "" : rule.displayName());
    }
  }

  private static final class NameAndHelp extends ListCell<Ruleset> {
    private final Label name = new Label();
    private final Label help = new Label();
    private final VBox both = new VBox(name, help);

    NameAndHelp() {
      name.getStyleClass().add("rule-name");
      help.getStyleClass().addAll("muted", "small");
    }

    @Override
    protected void updateItem(@Nullable Ruleset rule, boolean empty) {
      super.updateItem(rule, empty);
      setGraphic(rule == null ? null : both);
      if (rule != null) {
        name.setText(rule.displayName());
        help.setText(rule.help());
        setAccessibleText(rule.displayName() + ". " + rule.help());
      }
    }
  }
}
