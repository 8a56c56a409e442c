package org.trillsymbiont.client.view.presence;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.Timer;

/// What is under this user's hand: the marked node ([Spots]) below the mouse, or the one that the
/// keyboard works on, whichever was used last. Nothing when the mouse leaves the window, and when
/// neither has been used for ten seconds.
///
/// Thread: FX.
public final class Hand {
  private static final long IDLE_NANOS = 10_000_000_000L;

  private final Node window;
  private final Timer timer;
  private final Consumer<@Nullable String> tell;
  private @Nullable String pointer;
  private boolean isOnKeys;
  private long usedNanos;
  private Timer.@Nullable Alarm idle;

  /// Rests yet.
  ///
  /// @param window what contains all marked nodes
  /// @param tell takes the pointer of what is under hand, or null, each time that it changes
  public Hand(Node window, Timer timer, Consumer<@Nullable String> tell) {
    this.window = Objects.requireNonNull(window, "window");
    this.timer = Objects.requireNonNull(timer, "timer");
    this.tell = Objects.requireNonNull(tell, "tell");
  }

  /// Watches from now on.
  public void watch() {
    window.addEventFilter(MouseEvent.ANY, this::mouse);
    window.addEventFilter(KeyEvent.KEY_PRESSED, key -> keys());
    window
        .sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((observed, before, now) -> focused(now));
  }

  private void mouse(MouseEvent event) {
    EventType<? extends MouseEvent> type = event.getEventType();
    if (type.equals(MouseEvent.MOUSE_EXITED) && window.equals(event.getTarget())) {
      rest();
    } else if (type.equals(MouseEvent.MOUSE_MOVED)
        || type.equals(MouseEvent.MOUSE_PRESSED)
        || type.equals(MouseEvent.MOUSE_DRAGGED)) {
      isOnKeys = false;
      use(event.getTarget() instanceof Node node ? Spots.at(node) : null);
    }
  }

  private void keys() {
    isOnKeys = true;
    Scene scene = window.getScene();
    focused(scene == null ? null : scene.getFocusOwner());
  }

  /// Keys that work everywhere take the hand from nothing.
  private void focused(@Nullable Node owner) {
    String at = Spots.at(owner);
    if (isOnKeys && at != null) {
      use(at);
    }
  }

  private void use(@Nullable String at) {
    usedNanos = timer.nowNanos();
    set(at);
    if (at != null && idle == null) {
      idle = timer.at(usedNanos + IDLE_NANOS, this::restIfIdle);
    }
  }

  /// One alarm at a time, however often the mouse moves.
  private void restIfIdle() {
    idle = null;
    long due = usedNanos + IDLE_NANOS;
    if (timer.nowNanos() >= due) {
      set(null);
    } else if (pointer != null) {
      idle = timer.at(due, this::restIfIdle);
    }
  }

  private void rest() {
    if (idle != null) {
      idle.cancel();
      idle = null;
    }
    set(null);
  }

  private void set(@Nullable String at) {
    if (!Objects.equals(at, pointer)) {
      pointer = at;
      tell.accept(at);
    }
  }
}
