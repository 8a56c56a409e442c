package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import org.trillsymbiont.client.Timer;

/// Sentences that come up in the window's last line and go by themselves. The newest is in front;
/// behind it are at most two more, which come to light when it goes. None takes the focus, and none
/// covers a control.
///
/// Thread: FX.
public final class Toasts extends StackPane {
  private static final int MOST = 3;

  private final Timer timer;
  private final List<Toast> shown = new ArrayList<>();
  private final ReadOnlyBooleanWrapper quiet = new ReadOnlyBooleanWrapper(this, "quiet", true);

  /// Nothing to say yet.
  public Toasts(Timer timer) {
    this.timer = Objects.requireNonNull(timer, "timer");
    getStyleClass().add("toasts");
    setAlignment(Pos.CENTER_LEFT);
    setPickOnBounds(false);
    setMinWidth(0);
  }

  /// True while nothing is said.
  public ReadOnlyBooleanProperty quietProperty() {
    return quiet.getReadOnlyProperty();
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
      shown.remove(same);
      shown.add(same);
      render();
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
    toast.stayFor(timer);
    if (shown.size() > MOST) {
      shown.removeFirst().end();
    }
    render();
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
    render();
  }

  /// All are in the scene, so that each knows whether the mouse is on it; only the newest is seen.
  private void render() {
    getChildren().setAll(shown);
    for (Toast toast : shown) {
      toast.setVisible(toast.equals(shown.getLast()));
      toast.showBehind(shown.size() - 1);
    }
    quiet.set(shown.isEmpty());
  }
}
