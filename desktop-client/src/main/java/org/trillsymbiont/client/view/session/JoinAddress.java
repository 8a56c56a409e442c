package org.trillsymbiont.client.view.session;

import java.net.URI;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The address that others join at, with a button that copies it and says so.
///
/// Thread: FX.
final class JoinAddress extends HBox {
  private static final Duration FEEDBACK = Duration.seconds(2);

  private final Button copy = new Button("Copy", new FontIcon(MaterialDesignC.CONTENT_COPY));
  private final PauseTransition feedback = new PauseTransition(FEEDBACK);

  JoinAddress(URI address) {
    getStyleClass().add("join-address");
    setAlignment(Pos.CENTER_RIGHT);
    Label prefix = new Label("Others join:");
    prefix.setMinWidth(USE_PREF_SIZE);
    prefix.getStyleClass().add("muted");
    Label words = new Label(address.toString());
    words.setId("join-address");
    copy.setId("copy-address");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.getStyleClass().add("compact");
    copy.setTooltip(new Tooltip("Copy the address, to send it to whoever wants to join"));
    copy.setOnAction(event -> copy(address));
    feedback.setOnFinished(event -> show("Copy", MaterialDesignC.CONTENT_COPY));
    getChildren().addAll(prefix, words, copy);
  }

  private void copy(URI address) {
    ClipboardContent content = new ClipboardContent();
    content.putString(address.toString());
    boolean copied = Clipboard.getSystemClipboard().setContent(content);
    show(copied ? "Copied" : "Not copied", copied ? MaterialDesignC.CHECK : MaterialDesignC.CLOSE);
    feedback.playFromStart();
  }

  private void show(String words, Ikon icon) {
    copy.setText(words);
    copy.setGraphic(new FontIcon(icon));
  }
}
