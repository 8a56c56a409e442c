package org.trillsymbiont.client.control;

import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A knob's value, large enough to be read beside the hand that turns it: above the knob, below it
/// near the window's top, never on it. One for each scene, laid over its root: nothing is laid out
/// anew for it, no mouse feels it, and it is dressed as the window is.
///
/// Thread: FX.
final class KnobBubble extends Label {
  private static final Duration REST = Duration.millis(600);
  private static final Duration LINGER = Duration.millis(1200);
  private static final double GAP = 4;

  private final PauseTransition wait = new PauseTransition();
  private final InvalidationListener follow = observed -> follow();
  private @Nullable Knob knob;
  private @Nullable Knob waitsFor;

  /// Key of a scene's bubble.
  private enum Key {
    BUBBLE
  }

  private KnobBubble() {
    getStyleClass().add("knob-bubble");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /// The bubble of a knob's scene; empty when it is in none that can show one.
  static Optional<KnobBubble> of(Knob knob) {
    return in(knob.getScene());
  }

  /// The bubble of a scene; empty without a scene, and when its root takes no other nodes.
  static Optional<KnobBubble> in(@Nullable Scene scene) {
    return scene != null && scene.getRoot() instanceof Pane
        ? Optional.of(
            (KnobBubble)
                Objects.requireNonNull(
                    scene.getProperties().computeIfAbsent(Key.BUBBLE, absent -> new KnobBubble())))
        : Optional.empty();
  }

  /// Shows a knob's value until it is hidden.
  void show(Knob which) {
    stopWaiting();
    if (which.getScene() == null || !(which.getScene().getRoot() instanceof Pane root)) {
      return;
    }
    if (!which.equals(knob)) {
      leave();
      knob = which;
      which.valueProperty().addListener(follow);
    }
    if (!root.getChildren().contains(this)) {
      root.getChildren().add(this);
    }
    setVisible(true);
    follow();
  }

  /// Shows a knob's value for as long as it takes to read it.
  void showAWhile(Knob which) {
    show(which);
    wait(which, LINGER, () -> hide(which));
  }

  /// Shows a knob's value when the mouse has rested on it, unless something is shown.
  void showAfterRest(Knob which) {
    if (!which.equals(knob)) {
      wait(which, REST, () -> show(which));
    }
  }

  /// Shows nothing more of a knob.
  void hide(Knob which) {
    if (which.equals(waitsFor)) {
      stopWaiting();
    }
    if (which.equals(knob)) {
      leave();
      setVisible(false);
    }
  }

  private void leave() {
    if (knob != null) {
      knob.valueProperty().removeListener(follow);
      knob = null;
    }
  }

  private void wait(Knob which, Duration time, Runnable then) {
    stopWaiting();
    waitsFor = which;
    wait.setDuration(time);
    wait.setOnFinished(end -> {
      waitsFor = null;
      then.run();
    });
    wait.playFromStart();
  }

  private void stopWaiting() {
    wait.stop();
    waitsFor = null;
  }

  /// Writes the value and goes to its place.
  private void follow() {
    Knob shown = knob;
    if (shown == null || !(getParent() instanceof Pane root)) {
      return;
    }
    setText(shown.format().shown(shown.value()));
    applyCss();
    Bounds at = root.sceneToLocal(shown.localToScene(shown.getLayoutBounds()));
    double width = Math.ceil(prefWidth(-1));
    double height = Math.ceil(prefHeight(-1));
    double above = at.getMinY() - GAP - height;
    double x = Math.clamp(at.getCenterX() - width / 2, 0, Math.max(0, root.getWidth() - width));
    double y = above >= 0 ? above : at.getMaxY() + GAP;
    resizeRelocate(Math.rint(x), Math.rint(y), width, height);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Knob.stylesheet();
  }
}
