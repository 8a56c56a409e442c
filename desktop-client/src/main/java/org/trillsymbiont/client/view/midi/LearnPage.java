package org.trillsymbiont.client.view.midi;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.midi.Controller;
import org.trillsymbiont.client.midi.Learn;
import org.trillsymbiont.client.midi.LearnTarget;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.BubbleRows;

/// Which controller turns what, and the way to teach it.
///
/// Thread: FX.
final class LearnPage extends Page {
  private static final Texts TEXTS = Texts.of(LearnPage.class);
  private final Learn learn;
  private final Map<LearnTarget, Row> rows = new EnumMap<>(LearnTarget.class);
  private final Button clearAll = new Button(TEXTS.get("learn.clear-all"));

  LearnPage(Learn learn) {
    this.learn = learn;
    getStyleClass().add("midi-targets");
    getChildren().add(BubbleRows.sentence(TEXTS.get("learn.about")));
    boolean isOfSquare = false;
    for (LearnTarget target : LearnTarget.values()) {
      Row row = new Row(target);
      if (target.isOfSquare() && !isOfSquare) {
        isOfSquare = true;
        getChildren().add(BubbleRows.sentence(TEXTS.get("learn.square")));
      }
      rows.put(target, row);
      getChildren().add(row);
    }
    clearAll.setId("midi-clear-all");
    clearAll.getStyleClass().add("compact");
    Tip.set(clearAll, TEXTS.get("learn.clear-all.help"));
    clearAll.setOnAction(event -> learn.clearAll());
    HBox foot = new HBox(clearAll);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(foot);
    learn.controllersProperty().subscribe(known -> render());
    learn.learningProperty().subscribe(waiting -> render());
  }

  private void render() {
    rows.forEach((target, row) ->
        row.render(
            learn.controllersProperty().get().get(target),
            target == learn.learningProperty().get()));
    clearAll.setDisable(learn.controllersProperty().get().isEmpty());
  }

  private static String words(Controller by) {
    return TEXTS.get("controller", by.number(), by.channel() + 1, by.port());
  }

  /// A target with what turns it.
  private final class Row extends HBox {
    private final LearnTarget target;
    private final Label known = new Label();
    private final ToggleButton button = new ToggleButton(TEXTS.get("learn"));
    private final Button clear = new Button(TEXTS.get("learn.clear"));

    Row(LearnTarget target) {
      this.target = target;
      String id = target.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Label name = new Label(TEXTS.word("target", target));
      name.getStyleClass().add("setting-name");
      known.setId("midi-known-" + id);
      known.getStyleClass().addAll("muted", "small");
      known.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(known, Priority.ALWAYS);
      button.setId("midi-learn-" + id);
      button.getStyleClass().add("compact");
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(event -> learn.learn(button.isSelected() ? target : null));
      clear.setId("midi-clear-" + id);
      clear.getStyleClass().add("compact");
      clear.setMinWidth(USE_PREF_SIZE);
      clear.setAccessibleText(TEXTS.get("learn.clear.spoken", name.getText()));
      clear.setOnAction(event -> learn.clear(target));
      getStyleClass().add("group");
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(name, known, button, clear);
    }

    void render(@Nullable Controller controller, boolean isLearning) {
      String words = controller == null ? TEXTS.get("learn.not") : words(controller);
      known.setText(isLearning ? TEXTS.get("learn.waiting") : words);
      button.setSelected(isLearning);
      button.setAccessibleText(
          TEXTS.get("learn.spoken", TEXTS.word("target", target), known.getText()));
      clear.setDisable(controller == null);
    }
  }
}
