package org.trillsymbiont.client.view.start;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;

/// Asks whoever hosts before others lose their session. Lies over the whole window; Escape stays.
///
/// Thread: FX.
public final class LeaveQuestion extends StackPane {
  private static final Texts TEXTS = Texts.of(LeaveQuestion.class);

  private final Button stay = new Button(TEXTS.get("leave.stay"));

  /// @param others how many others play here, 1 or more
  /// @param isKept whether the room is kept on this computer
  /// @param onStay runs when the user stays
  /// @param onLeave runs when the user leaves
  public LeaveQuestion(int others, boolean isKept, Runnable onStay, Runnable onLeave) {
    Objects.requireNonNull(onStay, "onStay");
    Objects.requireNonNull(onLeave, "onLeave");
    setId("leave-question");
    getStylesheets()
        .add(Objects.requireNonNull(LeaveQuestion.class.getResource("start.css")).toExternalForm());
    Region shade = new Region();
    shade.getStyleClass().add("question-shade");
    Label title = new Label(TEXTS.get("leave.title"));
    title.getStyleClass().add("card-title");
    Label what = sentence("leave-others", TEXTS.get("leave.others", others));
    Label then = sentence("leave-then", TEXTS.get("leave.then"));
    Label kept = sentence("leave-kept", TEXTS.get(isKept ? "leave.kept" : "leave.not-kept"));
    then.getStyleClass().add("muted");
    kept.getStyleClass().add("muted");
    stay.setId("leave-stay");
    stay.getStyleClass().add("accent");
    Tip.set(stay, TEXTS.get("leave.stay.tooltip"));
    stay.setAccessibleHelp(String.join(" ", what.getText(), then.getText(), kept.getText()));
    stay.setOnAction(event -> onStay.run());
    Button leave = new Button(TEXTS.get("leave.leave"));
    leave.setId("leave-leave");
    leave.getStyleClass().add("stop");
    Tip.set(leave, TEXTS.get("leave.leave.tooltip"));
    leave.setOnAction(event -> onLeave.run());
    HBox buttons = new HBox(stay, leave);
    buttons.getStyleClass().add("start-row");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox card = new VBox(title, what, then, kept, buttons);
    card.getStyleClass().add("question");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(shade, card);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            onStay.run();
            event.consume();
          }
        });
  }

  private static Label sentence(String id, String words) {
    Label label = new Label(words);
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /// It is seen.
  public void appear() {
    stay.requestFocus();
  }
}
