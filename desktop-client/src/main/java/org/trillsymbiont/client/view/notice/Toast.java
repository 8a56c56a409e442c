package org.trillsymbiont.client.view.notice;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.trillsymbiont.client.Timer;
import org.trillsymbiont.client.control.Tip;
import org.trillsymbiont.client.text.Texts;

/// One sentence, in one line, with perhaps a button to answer it. It stays while the mouse or the
/// focus is on it.
///
/// Thread: FX.
final class Toast extends HBox {
  private static final Texts TEXTS = Texts.of(Toast.class);
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long SHORT_NANOS = 6 * SECOND_NANOS;
  private static final long LONG_NANOS = 12 * SECOND_NANOS;

  /// What a sentence is about.
  enum Kind {
    /// Somebody came or went.
    PEOPLE("people", MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE, SHORT_NANOS),
    /// The user has done something that can be taken back.
    DONE("done", MaterialDesignA.ARROW_U_LEFT_TOP, LONG_NANOS),
    /// Something is in a file now.
    SAVED("saved", MaterialDesignC.CHECK, LONG_NANOS),
    /// Something takes a moment.
    UNDERWAY("underway", MaterialDesignP.PROGRESS_DOWNLOAD, LONG_NANOS),
    /// Something is other than the user wanted it.
    LOST("lost", MaterialDesignA.ALERT_OUTLINE, LONG_NANOS);

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
  private final Label words = new Label();
  private final Label behind = new Label();
  private final Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
  private Timer.@Nullable Alarm over;

  /// @param onOver takes the toast when its time is over or the user closes it
  Toast(String name, Kind kind, String sentence, Consumer<Toast> onOver) {
    this.name = name;
    this.kind = kind;
    this.onOver = onOver;
    words.setGraphic(new FontIcon(kind.icon));
    words.setMinWidth(0);
    behind.getStyleClass().add("badge");
    behind.setMinWidth(USE_PREF_SIZE);
    close.getStyleClass().addAll("button-icon", "flat", "toast-close");
    close.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    close.setMinWidth(USE_PREF_SIZE);
    close.setAccessibleText(TEXTS.get("close"));
    Tip.set(close, TEXTS.get("close"));
    close.setOnAction(event -> onOver.accept(this));
    setId("toast-" + name);
    getStyleClass().addAll("toast", kind.style);
    setAlignment(Pos.CENTER_LEFT);
    setMaxWidth(USE_PREF_SIZE);
    setMinWidth(0);
    setAccessibleRole(AccessibleRole.TEXT);
    getChildren().setAll(words, behind, close);
    say(sentence);
  }

  String name() {
    return name;
  }

  /// What it says.
  String sentence() {
    return words.getText();
  }

  void say(String sentence) {
    words.setText(sentence);
    Tip.set(words, sentence);
    setAccessibleText(sentence);
  }

  /// Says how many older ones there are behind it.
  void showBehind(int count) {
    behind.setText("+" + count);
    behind.setVisible(count > 0);
    behind.setManaged(count > 0);
    behind.setAccessibleText(TEXTS.get("behind", count));
  }

  /// Offers a button. It takes no focus from whatever has it; Tab gets there.
  void offer(String answer, Runnable onAnswer) {
    Button button = new Button(answer);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("compact");
    button.setOnAction(event -> {
      onOver.accept(this);
      onAnswer.run();
    });
    button.setId("toast-answer");
    getChildren().setAll(words, button, behind, close);
  }

  /// Stays for its time from now on.
  void stayFor(Timer timer) {
    end();
    over =
        timer.at(
            timer.nowNanos() + kind.stayNanos,
            () -> {
              if (isHover() || isFocusWithin()) {
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
