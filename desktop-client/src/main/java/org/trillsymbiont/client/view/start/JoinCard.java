package org.trillsymbiont.client.view.start;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.start.Choices.Choice;
import org.trillsymbiont.model.sync.JoinLink;

/// Joining a session by its link, its address or its computer's name. A link that was copied is
/// offered.
///
/// Thread: FX.
final class JoinCard extends VBox {
  private static final Texts TEXTS = Texts.of(JoinCard.class);
  private static final int MOST_COPIED_CHARACTERS = 200;

  private final Choices choices;
  private final TextField link = new TextField();
  private final TextField pin = new TextField();
  private final Button join = new Button(TEXTS.get("join.do"), new FontIcon(MaterialDesignL.LOGIN));
  private final Button paste = new Button("", new FontIcon(MaterialDesignC.CLIPBOARD_TEXT_OUTLINE));
  private final Button cancel = new Button(TEXTS.get("cancel"));
  private final Problem problem = new Problem("join-problem");

  JoinCard(Choices choices) {
    this.choices = Objects.requireNonNull(choices, "choices");
    getStyleClass().addAll("card", "start-card");
    Label title = new Label(TEXTS.get("join"));
    title.getStyleClass().add("card-title");
    Label about = new Label(TEXTS.get("join.about"));
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title, about, fields(), paste(), outcome());
    offer(Optional.empty());
  }

  private HBox fields() {
    link.setPromptText(TEXTS.get("link.prompt"));
    field(link, "join-link", TEXTS.get("link"), TEXTS.get("link.tooltip"));
    HBox.setHgrow(link, Priority.ALWAYS);
    pin.setPromptText(TEXTS.get("pin"));
    field(pin, "join-pin", TEXTS.get("pin"), TEXTS.get("join.pin.tooltip"));
    join.setId("join");
    join.getStyleClass().add("accent");
    join.setMinWidth(USE_PREF_SIZE);
    Tip.set(join, TEXTS.get("join.tooltip"));
    join.setOnAction(event -> go());
    HBox row = new HBox(link, pin, join);
    row.getStyleClass().add("start-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button paste() {
    paste.setId("paste-link");
    paste.getStyleClass().add("compact");
    Tip.set(paste, TEXTS.get("paste.tooltip"));
    return paste;
  }

  private HBox outcome() {
    cancel.setId("join-cancel");
    cancel.getStyleClass().add("compact");
    cancel.setMinWidth(USE_PREF_SIZE);
    Tip.set(cancel, TEXTS.get("cancel.tooltip"));
    cancel.setOnAction(event -> choices.cancel());
    HBox.setHgrow(problem, Priority.ALWAYS);
    HBox row = new HBox(problem, cancel);
    row.getStyleClass().add("start-row");
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(problem.visibleProperty());
    row.managedProperty().bind(problem.visibleProperty());
    return row;
  }

  private void field(TextField field, String id, String spoken, String tooltip) {
    field.setId(id);
    field.setAccessibleText(spoken);
    Tip.set(field, tooltip);
    field.setOnAction(event -> go());
    field.textProperty().addListener(observed -> problem.clear());
  }

  /// Offers the link that was copied, if one was.
  void offerCopied() {
    String copied = Clipboard.getSystemClipboard().getString();
    offer(copied == null ? Optional.empty() : copiedLink(copied));
  }

  /// A text that is a link beyond doubt: any word could be a computer's name.
  static Optional<JoinLink> copiedLink(String copied) {
    String text = copied.strip();
    boolean isLink = text.startsWith("trill://") || text.startsWith("ws://");
    if (!isLink || text.length() > MOST_COPIED_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(JoinLink.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void offer(Optional<JoinLink> copied) {
    paste.setVisible(copied.isPresent());
    paste.setManaged(copied.isPresent());
    copied.ifPresent(found -> {
      paste.setText(TEXTS.get("paste", found));
      paste.setOnAction(event -> {
        link.setText(found.toString());
        go();
      });
    });
  }

  /// Joins a session that was found or was joined before.
  void join(JoinLink to, boolean isPinNeeded) {
    link.setText(to.toString());
    if (isPinNeeded && pin.getText().isBlank()) {
      pin.requestFocus();
      problem.mention(TEXTS.get("pin.needed"));
    } else {
      go();
    }
  }

  private void go() {
    String typed = link.getText().strip();
    String code = pin.getText().strip();
    if (typed.isEmpty()) {
      refuse(link, TEXTS.get("link.empty"));
    } else if (!code.isEmpty() && !Pin.isValid(code)) {
      refuse(pin, TEXTS.get("pin.wrong"));
    } else {
      try {
        choices.join(JoinLink.parse(typed), Pin.orNone(code));
      } catch (IllegalArgumentException e) {
        refuse(link, TEXTS.get("link.wrong", typed));
      }
    }
  }

  private void refuse(TextField field, String sentence) {
    problem.say(sentence);
    field.requestFocus();
    field.selectAll();
  }

  void show(Progress progress) {
    boolean isJoining =
        progress instanceof Progress.Underway(Choice choice, _) && choice == Choice.JOIN;
    cancel.setVisible(isJoining);
    cancel.setManaged(isJoining);
    switch (progress) {
      case Progress.Underway(_, String where) when isJoining -> {
        problem.mention(TEXTS.get("join.underway", where));
        cancel.requestFocus();
      }
      case Progress.Failed(Choice choice, String sentence) when choice == Choice.JOIN ->
          refuse(link, sentence);
      case Progress.Idle _, Progress.Underway _, Progress.Failed _ -> problem.clear();
    }
  }
}
