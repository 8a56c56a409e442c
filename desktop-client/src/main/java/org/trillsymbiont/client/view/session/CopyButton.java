package org.trillsymbiont.client.view.session;

import java.util.Objects;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;

/// Copies a text, and says so for a moment.
///
/// Thread: FX.
final class CopyButton extends Button {
  private static final Texts TEXTS = Texts.of(CopyButton.class);
  private static final Duration FEEDBACK = Duration.seconds(2);

  private final Supplier<String> text;
  private final PauseTransition feedback = new PauseTransition(FEEDBACK);

  /// @param text what it copies at that moment
  CopyButton(String id, Supplier<String> text) {
    this.text = Objects.requireNonNull(text, "text");
    setId(id);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().add("compact");
    Tip.set(this, TEXTS.get("copy.tooltip"));
    setOnAction(event -> copy());
    feedback.setOnFinished(event -> rest());
    rest();
  }

  private void rest() {
    setText(TEXTS.get("copy"));
    setGraphic(new FontIcon(MaterialDesignC.CONTENT_COPY));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(text.get());
    boolean copied = Clipboard.getSystemClipboard().setContent(content);
    setText(TEXTS.get(copied ? "copied" : "not-copied"));
    setGraphic(new FontIcon(copied ? MaterialDesignC.CHECK : MaterialDesignC.CLOSE));
    feedback.playFromStart();
  }
}
