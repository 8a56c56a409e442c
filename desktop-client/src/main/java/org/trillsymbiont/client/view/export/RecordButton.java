package org.trillsymbiont.client.view.export;

import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Bubbles;

/// Opens what can be recorded and rendered. While a recording goes on it shows how long it is, and
/// ends it; while there is a rendering it shows how far it is.
///
/// Thread: FX.
public final class RecordButton extends Button {
  private static final Texts TEXTS = Texts.of(RecordButton.class);
  private static final PseudoClass RECORDING = PseudoClass.getPseudoClass("recording");

  private static final double LONG_SECONDS = 3600;

  private final Exports exports;

  /// @param bubbles where it opens
  public RecordButton(Exports exports, Bubbles bubbles) {
    this.exports = exports;
    ExportBubble bubble = new ExportBubble(exports, bubbles::close);
    setId("record");
    getStyleClass().add("record-button");
    setMinWidth(USE_PREF_SIZE);
    Region dot = new Region();
    dot.getStyleClass().add("record-dot");
    setGraphic(dot);
    setOnAction(event -> {
      if (exports.takeProperty().get() instanceof Exports.Take.Running) {
        exports.stopRecording();
      } else {
        bubbles.toggle(bubble, this);
      }
    });
    exports.takeProperty().subscribe(take -> show());
    exports.renderProperty().subscribe(render -> show());
  }

  /// As wide with each of its words as with the longest: nothing beside it moves.
  @Override
  protected double computePrefWidth(double height) {
    double longest =
        Stream.concat(
                Stream.of("record", "starting", "ending")
                    .map(state -> TEXTS.get("button." + state)),
                Stream.of(ExportSentences.time(LONG_SECONDS)))
            .mapToDouble(this::width)
            .max()
            .orElse(0);
    return super.computePrefWidth(height) - width(getText()) + longest;
  }

  private double width(String words) {
    Text text = new Text(words);
    text.setFont(getFont());
    return text.getLayoutBounds().getWidth();
  }

  private void show() {
    Exports.Take take = exports.takeProperty().get();
    pseudoClassStateChanged(RECORDING, take instanceof Exports.Take.Running);
    switch (take) {
      case Exports.Take.Starting() -> say(TEXTS.get("button.starting"), "starting");
      case Exports.Take.Running(double seconds) -> say(ExportSentences.time(seconds), "running");
      case Exports.Take.Ending() -> say(TEXTS.get("button.ending"), "ending");
      case Exports.Take.None() -> showRender();
    }
  }

  private void showRender() {
    if (exports.renderProperty().get() instanceof Exports.Render.Running running) {
      long percent = Math.round(100 * running.progress().fraction());
      say(TEXTS.get("button.percent", percent), "rendering");
    } else {
      say(TEXTS.get("button.record"), "record");
    }
  }

  /// @param state of the button, as its texts are called
  private void say(String text, String state) {
    setText(text);
    setAccessibleText(TEXTS.get("button." + state + ".spoken"));
    Tip.set(this, TEXTS.get("button." + state + ".help"));
  }
}
