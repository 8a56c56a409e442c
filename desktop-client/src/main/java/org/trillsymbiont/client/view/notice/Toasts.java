package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import org.trillsymbiont.client.Timer;

/// A stack of sentences in a corner of the window that go by themselves. At most three: an older
/// one makes room. None takes the focus, and what lies below them can be clicked between them.
///
/// Thread: FX.
public final class Toasts extends VBox {
  private static final int MOST = 3;

  private final Timer timer;
  private final List<Toast> shown = new ArrayList<>();

  /// Nothing to say yet.
  public Toasts(Timer timer) {
    this.timer = Objects.requireNonNull(timer, "timer");
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /// Says something. What is on show under the same name is replaced, and stays as long as a new
  /// one.
  ///
  /// @param name tells what replaces what
  void show(String name, Toast.Kind kind, String sentence) {
    Toast same = find(name).orElse(null);
    if (same != null) {
      same.say(sentence);
      same.stayFor(timer);
      return;
    }
    add(new Toast(name, kind, sentence, this::remove));
  }

  /// Says something that the user can answer with a button.
  void show(String name, Toast.Kind kind, String sentence, String answer, Runnable onAnswer) {
    hide(name);
    Toast toast = new Toast(name, kind, sentence, this::remove);
    toast.offer(answer, onAnswer);
    add(toast);
  }

  private void add(Toast toast) {
    shown.add(toast);
    getChildren().add(toast);
    toast.stayFor(timer);
    if (shown.size() > MOST) {
      remove(shown.getFirst());
    }
  }

  /// True while there is something under a name.
  boolean isShown(String name) {
    return find(name).isPresent();
  }

  /// Takes away what is shown under a name.
  void hide(String name) {
    find(name).ifPresent(this::remove);
  }

  private Optional<Toast> find(String name) {
    return shown.stream().filter(toast -> toast.name().equals(name)).findFirst();
  }

  private void remove(Toast toast) {
    toast.end();
    shown.remove(toast);
    getChildren().remove(toast);
  }
}
