package org.trillsymbiont.client;

import java.util.Objects;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.sync.ConnectionStatus;
import org.trillsymbiont.model.state.DemoPattern;

/// Goes through what most users do first (look at the start screen, play alone, leave), and ends.
/// The build of the packages learns from it which classes a start needs (docs/decisions/0016), and
/// a package that does it works. It does not end when something is broken: whoever starts it sets a
/// deadline.
///
/// Thread: FX.
final class Rehearsal extends AnimationTimer {
  private static final int LOOKING_FRAMES = 10;
  private static final int PLAYING_FRAMES = 150;

  private final AppWindow window;
  private final Runnable onEnd;
  private Act act = Act.START;
  private int frames;

  private enum Act {
    START,
    ENTERING,
    LOOKING,
    PLAYING,
    LEAVING
  }

  /// @param onEnd is run once, when all was done
  Rehearsal(AppWindow window, Runnable onEnd) {
    this.window = Objects.requireNonNull(window, "window");
    this.onEnd = Objects.requireNonNull(onEnd, "onEnd");
  }

  @Override
  public void handle(long nowNanos) {
    frames++;
    switch (act) {
      case START -> {
        if (frames >= LOOKING_FRAMES) {
          window.alone();
          next(Act.ENTERING);
        }
      }
      case ENTERING -> {
        if (isIn(window.session())) {
          next(Act.LOOKING);
        }
      }
      case LOOKING -> {
        if (frames >= LOOKING_FRAMES) {
          play(window.session());
          next(Act.PLAYING);
        }
      }
      case PLAYING -> {
        if (frames >= PLAYING_FRAMES) {
          window.leave();
          next(Act.LEAVING);
        }
      }
      case LEAVING -> {
        if (frames >= LOOKING_FRAMES) {
          stop();
          onEnd.run();
        }
      }
    }
  }

  private void next(Act following) {
    act = following;
    frames = 0;
  }

  private static boolean isIn(@Nullable OpenSession session) {
    return session != null
        && session.client().session().connectionProperty().get()
            instanceof ConnectionStatus.Connected;
  }

  private static void play(@Nullable OpenSession session) {
    if (session != null) {
      session.client().commands().load(DemoPattern.SLOW_TIDE);
    }
  }
}
