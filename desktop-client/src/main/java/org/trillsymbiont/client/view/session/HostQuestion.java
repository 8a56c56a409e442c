package org.trillsymbiont.client.view.session;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.text.Texts;

/// Asks the host before something that he can't take back by himself.
///
/// Thread: FX.
final class HostQuestion extends VBox {
  private static final Texts TEXTS = Texts.of(HostQuestion.class);

  private final Button no = new Button();

  /// @param name of the one it is about
  /// @param onAnswer runs with the answer
  HostQuestion(PersonRow.Wish wish, String name, Consumer<Boolean> onAnswer) {
    setId("host-question");
    getStyleClass().add("host-question");
    Label sentence = new Label(TEXTS.get("ask." + wish.name(), name));
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    Button yes = new Button(TEXTS.get("ask.yes." + wish.name()));
    yes.setId("ask-yes");
    yes.getStyleClass().addAll("compact", "stop");
    yes.setAccessibleHelp(sentence.getText());
    yes.setOnAction(event -> onAnswer.accept(true));
    no.setText(TEXTS.get("ask.no"));
    no.setId("ask-no");
    no.getStyleClass().add("compact");
    no.setAccessibleHelp(sentence.getText());
    no.setOnAction(event -> onAnswer.accept(false));
    HBox buttons = new HBox(no, yes);
    buttons.getStyleClass().add("group");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(sentence, buttons);
  }

  /// It is seen: the answer that changes nothing has the focus.
  void appear() {
    no.requestFocus();
  }
}
