package org.trillsymbiont.client.view.evolution;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.trillsymbiont.client.control.Segments;
import org.trillsymbiont.client.store.Store;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.presence.Spots;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.state.AppState;

/// Whether generations come by time or with the steps, and with how many. A number of steps that is
/// not offered here (somebody's program may have set it) shows as no choice.
///
/// Thread: FX.
final class PacePicker extends StackPane {
  private static final Texts TEXTS = Texts.of(PacePicker.class);

  private final Segments<Integer> segments =
      new Segments<>(
          List.of(0, 1, 2, 4, 8, 16, 32),
          steps -> "pace-" + steps,
          steps -> TEXTS.get(steps == 0 ? "pace.by-time" : "pace.number", steps),
          steps -> TEXTS.get("pace.help", steps));

  PacePicker(Store store) {
    getChildren().setAll(segments);
    segments.setOnGesture(steps -> store.dispatch(Edit.of(Fields.STEPS_PER_GENERATION, steps)));
    Spots.mark(this, Fields.STEPS_PER_GENERATION);
    store.stateProperty().subscribe(state -> segments.show(state.evolution().stepsPerGeneration()));
  }

  /// The pace in a word or two: `500 ms`, `4 steps`.
  static String words(AppState state) {
    int steps = state.evolution().stepsPerGeneration();
    return steps == 0
        ? TEXTS.get("millis", state.evolution().evolutionSpeed())
        : TEXTS.get("pace.steps", steps);
  }

  /// The button of the pace that is chosen; the first when none is.
  Node chosen() {
    return segments.chosen();
  }
}
