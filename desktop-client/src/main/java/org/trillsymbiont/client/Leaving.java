package org.trillsymbiont.client;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.view.start.LeaveQuestion;

/// Asks whoever hosts others before he leaves them.
///
/// Thread: FX.
final class Leaving {
  private final StackPane frame;
  private @Nullable LeaveQuestion question;

  /// @param frame the question lies over what is in it
  Leaving(StackPane frame) {
    this.frame = frame;
  }

  /// Leaves a session, at once when nobody depends on it, else when the user says so. Does nothing
  /// while the question is asked.
  void ask(OpenSession session, Runnable leaving) {
    if (question != null) {
      return;
    }
    int others = session.dependents();
    if (others == 0) {
      leaving.run();
      return;
    }
    Node focused = frame.getScene().getFocusOwner();
    question =
        new LeaveQuestion(
            others,
            session.hosted() != null && session.hosted().isKept(),
            () -> {
              unask();
              if (focused != null) {
                focused.requestFocus();
              }
            },
            () -> {
              unask();
              leaving.run();
            });
    frame.getChildren().getFirst().setDisable(true);
    frame.getChildren().add(question);
    question.appear();
  }

  private void unask() {
    frame.getChildren().remove(question);
    frame.getChildren().getFirst().setDisable(false);
    question = null;
  }
}
