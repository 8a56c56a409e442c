package org.trillsymbiont.client.view.evolution;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// Whether generations come by time or with the steps, and with how many. A number of steps that is
/// not offered here (somebody's program may have set it) shows as no choice.
///
/// Thread: FX.
final class PacePicker extends HBox {
  private static final List<Integer> STEPS = List.of(0, 1, 2, 4, 8, 16, 32);

  private final Store store;
  private final List<ToggleButton> buttons = new ArrayList<>();

  PacePicker(Store store) {
    this.store = store;
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER_LEFT);
    for (int steps : STEPS) {
      buttons.add(button(steps));
    }
    buttons.getFirst().getStyleClass().add(Styles.LEFT_PILL);
    buttons.subList(1, STEPS.size() - 1).forEach(b -> b.getStyleClass().add(Styles.CENTER_PILL));
    buttons.getLast().getStyleClass().add(Styles.RIGHT_PILL);
    getChildren().addAll(buttons);
    Spots.mark(this, Fields.STEPS_PER_GENERATION);
    store.stateProperty().subscribe(this::render);
  }

  /// The pace in a word or two: `500 ms`, `4 steps`.
  static String words(AppState state) {
    int steps = state.evolution().stepsPerGeneration();
    return switch (steps) {
      case 0 -> state.evolution().evolutionSpeed() + " ms";
      case 1 -> "1 step";
      default -> steps + " steps";
    };
  }

  /// The button of the pace that is chosen; the first when none is.
  Node chosen() {
    return buttons.stream().filter(ToggleButton::isSelected).findAny().orElse(buttons.getFirst());
  }

  private ToggleButton button(int steps) {
    ToggleButton button = new ToggleButton(steps == 0 ? "By time" : Integer.toString(steps));
    button.setId("pace-" + steps);
    button.setMinWidth(USE_PREF_SIZE);
    String what = what(steps);
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what));
    button.setOnAction(event -> choose(steps));
    return button;
  }

  private static String what(int steps) {
    return switch (steps) {
      case 0 -> "A generation each time the slider's time is over";
      case 1 -> "A generation with each step";
      default -> "A generation every " + steps + " steps";
    };
  }

  private void choose(int steps) {
    if (steps != store.state().evolution().stepsPerGeneration()) {
      store.dispatch(Edit.of(Fields.STEPS_PER_GENERATION, steps));
    }
    // A click on the chosen one must not leave it unchosen.
    render(store.state());
  }

  private void render(AppState state) {
    for (int i = 0; i < STEPS.size(); i++) {
      buttons.get(i).setSelected(STEPS.get(i) == state.evolution().stepsPerGeneration());
    }
  }
}
