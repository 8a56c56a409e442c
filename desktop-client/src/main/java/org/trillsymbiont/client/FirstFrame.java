package org.trillsymbiont.client;

import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/// Finds out when a window could be used for the first time: when its third frame begins, and so
/// the first two, of which the second has the final layout, were drawn.
///
/// Thread: FX.
final class FirstFrame extends AnimationTimer {
  private static final int FRAMES = 3;

  private final Stage stage;
  private final InstantSource clock;
  private final LongConsumer onUsable;
  private int frames;

  private FirstFrame(Stage stage, InstantSource clock, LongConsumer onUsable) {
    this.stage = Objects.requireNonNull(stage, "stage");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.onUsable = Objects.requireNonNull(onUsable, "onUsable");
  }

  /// Waits for it.
  ///
  /// @param onUsable is told when that was, in milliseconds since 1970, once
  /// @return what can be stopped; then nobody is told
  static AnimationTimer await(Stage stage, InstantSource clock, LongConsumer onUsable) {
    FirstFrame waiting = new FirstFrame(stage, clock, onUsable);
    waiting.start();
    return waiting;
  }

  @Override
  public void handle(long nowNanos) {
    if (stage.isShowing() && ++frames == FRAMES) {
      stop();
      onUsable.accept(clock.millis());
    }
  }
}
