package org.trillsymbiont.client.view.notice;

import atlantafx.base.controls.Notification;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.trillsymbiont.client.Timer;

/// One sentence in the stack. It stays while the mouse is on it.
///
/// Thread: FX.
final class Toast extends StackPane {
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long SHORT_NANOS = 6 * SECOND_NANOS;
  private static final long LONG_NANOS = 12 * SECOND_NANOS;

  /// What a sentence is about.
  enum Kind {
    /// Somebody came or went.
    PEOPLE("accent", MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE, SHORT_NANOS),
    /// The user has done something that can be taken back.
    DONE("success", MaterialDesignA.ARROW_U_LEFT_TOP, LONG_NANOS),
    /// Something is in a file now.
    SAVED("success", MaterialDesignC.CHECK, LONG_NANOS),
    /// Something is other than the user wanted it.
    LOST("warning", MaterialDesignA.ALERT_OUTLINE, LONG_NANOS);

    private final String style;

    @SuppressWarnings("ImmutableEnumChecker") // An enum of the icon pack.
    private final Ikon icon;

    private final long stayNanos;

    Kind(String style, Ikon icon, long stayNanos) {
      this.style = style;
      this.icon = icon;
      this.stayNanos = stayNanos;
    }
  }

  private final String name;
  private final Kind kind;
  private final Consumer<Toast> onOver;
  private final Notification notification;
  private Timer.@Nullable Alarm over;

  /// @param onOver takes the toast when its time is over or the user closes it
  Toast(String name, Kind kind, String sentence, Consumer<Toast> onOver) {
    this.name = name;
    this.kind = kind;
    this.onOver = onOver;
    notification = new Notification(sentence, new FontIcon(kind.icon));
    notification.getStyleClass().add(kind.style);
    notification.setFocusTraversable(false);
    notification.setOnClose(event -> onOver.accept(this));
    setId("toast-" + name);
    getStyleClass().add("toast");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(sentence);
    getChildren().setAll(notification);
  }

  String name() {
    return name;
  }

  /// What it says.
  String sentence() {
    return notification.getMessage();
  }

  void say(String sentence) {
    notification.setMessage(sentence);
    setAccessibleText(sentence);
  }

  /// Offers a button. It takes no focus from whatever has it: there is a key for what it does.
  void offer(String answer, Runnable onAnswer) {
    Button button = new Button(answer);
    button.setFocusTraversable(false);
    button.setOnAction(event -> {
      onOver.accept(this);
      onAnswer.run();
    });
    button.setId("toast-answer");
    notification.setPrimaryActions(button);
  }

  /// Stays for its time from now on.
  void stayFor(Timer timer) {
    end();
    over =
        timer.at(
            timer.nowNanos() + kind.stayNanos,
            () -> {
              if (isHover()) {
                stayFor(timer);
              } else {
                onOver.accept(this);
              }
            });
  }

  /// Its time no longer counts.
  void end() {
    if (over != null) {
      over.cancel();
      over = null;
    }
  }
}
